package dev.fairlead.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrows between modules point down only, and into nobody's internal packages. */
final class ModuleArrowsTest {

    static Stream<String> modules() {
        return House.MAY_USE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleUsesOnlyWhatTheDesignLetsItUse(String module) {
        Set<String> others = new LinkedHashSet<>(House.MAY_USE.keySet());
        others.remove(module);
        others.removeAll(House.MAY_USE.get(module));
        if (others.isEmpty()) {
            return;
        }
        noClasses()
                .that(resideInAPackage(House.ROOT + module + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(House.packagesOf(others)))
                .check(House.CLASSES);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void classesWereFoundInEachModule(String module) {
        assertThat(House.CLASSES.that(resideInAPackage(House.ROOT + module + "..")))
                .as("classes of %s", module)
                .hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void internalPackagesAreUsedByTheirOwnModuleOnly(String module) {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(House.ROOT + module + "..")))
                .should()
                .dependOnClassesThat(resideInAPackage(House.ROOT + module + "..internal.."))
                .check(House.CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        List<String> cyclic = new ArrayList<>();
        slices().matching("dev.fairlead.(**)")
                .should()
                .beFreeOfCycles()
                .evaluate(House.CLASSES)
                .getFailureReport()
                .getDetails()
                .forEach(cyclic::add);
        assertThat(cyclic).isEmpty();
    }

    @Test
    void thirdPartyTypesStayOutOfThePublicClient() {
        DescribedPredicate<JavaClass> publicClient = resideInAnyPackage(
                        "dev.fairlead.client",
                        "dev.fairlead.client.model",
                        "dev.fairlead.client.config",
                        "dev.fairlead.client.event",
                        "dev.fairlead.client.http",
                        "dev.fairlead.client.network",
                        "dev.fairlead.client.time",
                        "dev.fairlead.client.error",
                        "dev.fairlead.client.policy")
                .and(DescribedPredicate.describe(
                        "are public",
                        c -> c.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)));
        noClasses()
                .that(publicClient)
                .should(PublicSignatures.mention(
                        resideInAnyPackage("org.apache..", "tools.jackson..", "org.snakeyaml..")))
                .check(House.CLASSES);
    }
}
