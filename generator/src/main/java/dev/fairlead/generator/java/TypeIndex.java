package dev.fairlead.generator.java;

import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.model.ClassName;
import dev.fairlead.generator.model.ResourceGroup;
import dev.fairlead.generator.model.StatusUnion;
import dev.fairlead.generator.model.TypeDeclaration;
import dev.fairlead.generator.model.UnionType;
import dev.fairlead.generator.model.WireTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which classes there are, and what stands within each: what a simple name means depends on it. */
final class TypeIndex {

    private final Map<ClassName, Set<String>> members = new HashMap<>();

    TypeIndex(ApiModel model) {
        members.put(model.client(), Set.of());
        WireTable wire = model.wire();
        if (wire != null) {
            members.put(wire.name(), Set.of());
        }
        model.groups().forEach(this::add);
        model.types().forEach(this::add);
    }

    private void add(ResourceGroup group) {
        members.put(group.name(), Set.of());
        group.children().forEach(this::add);
    }

    private void add(TypeDeclaration type) {
        Set<String> names = new HashSet<>();
        for (TypeDeclaration nested : type.nested()) {
            names.add(nested.name().simpleName());
            add(nested);
        }
        if (type instanceof UnionType union) {
            union.scalars().forEach(scalar -> names.add(scalar.name()));
        }
        if (type instanceof StatusUnion union) {
            union.cases().forEach(each -> names.add(each.name()));
            names.add("Other");
        }
        members.put(type.name(), names);
    }

    /**
     * Returns the shortest text that means a class.
     *
     * @param name what to mean
     * @param within the classes around the place, from the outermost
     */
    String text(ClassName name, List<ClassName> within, String packageName) {
        List<String> simpleNames = name.simpleNames();
        for (int i = simpleNames.size() - 1; i >= 0; i--) {
            ClassName prefix = new ClassName(simpleNames.subList(0, i + 1));
            if (prefix.equals(meaning(simpleNames.get(i), within))) {
                return String.join(".", simpleNames.subList(i, simpleNames.size()));
            }
        }
        return packageName + "." + name;
    }

    private ClassName meaning(String simpleName, List<ClassName> within) {
        for (ClassName around : within.reversed()) {
            if (members.getOrDefault(around, Set.of()).contains(simpleName)) {
                return around.nested(simpleName);
            }
        }
        return ClassName.topLevel(simpleName);
    }
}
