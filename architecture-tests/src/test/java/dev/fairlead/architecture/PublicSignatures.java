package dev.fairlead.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What the outside sees of a class: parameters, results and generics of its public and protected members. */
final class PublicSignatures {

    private PublicSignatures() {}

    static ArchCondition<JavaClass> mention(DescribedPredicate<JavaClass> types) {
        return new ArchCondition<>("mention in a public signature types that " + types.getDescription()) {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                for (JavaCodeUnit unit : owner.getCodeUnits()) {
                    if (isVisible(unit)) {
                        boolean mentioned = unit.getReturnType().getAllInvolvedRawTypes().stream()
                                        .anyMatch(types)
                                || unit.getParameterTypes().stream()
                                        .map(JavaType::getAllInvolvedRawTypes)
                                        .flatMap(involved -> involved.stream())
                                        .anyMatch(types);
                        events.add(new SimpleConditionEvent(unit, mentioned, unit.getFullName()));
                    }
                }
            }
        };
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
