package dev.fairlead.generator.model;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.generator.model.GroupTree.Placed;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.NameScope;
import dev.fairlead.generator.naming.Names;
import dev.fairlead.generator.naming.Nouns;
import dev.fairlead.generator.naming.Reserved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the groups of operations. */
final class GroupMaker {

    /** What create and update take is the most telling place for a type that others share with them. */
    private static final List<String> FIRST = List.of("create", "update", "list");

    private final MethodMaker methods;

    GroupMaker(MethodMaker methods) {
        this.methods = methods;
    }

    /** Makes the groups right below the root. */
    List<ResourceGroup> make(GroupTree root) {
        NameScope accessors = new NameScope(Reserved.CLIENT_METHODS);
        List<ResourceGroup> groups = new ArrayList<>();
        for (GroupTree child : root.children()) {
            String accessor = accessors.name(JavaNames.member(child.segment()), "Operations");
            groups.add(group(child, accessor, new SharedTypes()));
        }
        return groups;
    }

    private ResourceGroup group(GroupTree tree, String accessor, SharedTypes shared) {
        NameScope names = new NameScope(Reserved.OBJECT_METHODS);
        Map<GroupTree, String> accessors = new LinkedHashMap<>();
        for (GroupTree child : tree.children()) {
            accessors.put(child, names.name(JavaNames.member(child.segment()), "Operations"));
        }
        List<ApiMethod> made = methods(tree, names, shared);
        List<ResourceGroup> children = new ArrayList<>();
        accessors.forEach((child, name) -> children.add(group(child, name, shared)));
        return new ResourceGroup(tree.name(), accessor, tree.path(), made, children);
    }

    private List<ApiMethod> methods(GroupTree tree, NameScope scope, SharedTypes shared) {
        Map<String, String> natural = new LinkedHashMap<>();
        tree.operations().forEach(placed -> natural.put(placed.operation().id(), JavaNames.member(placed.method())));
        String suffix = JavaNames.type(Nouns.singular(tree.segment()));
        Names names = scope.nameAll(natural.keySet(), id -> natural.getOrDefault(id, id), suffix);
        List<Placed> ordered = new ArrayList<>(tree.operations());
        ordered.sort(Comparator.comparingInt(GroupMaker::rank)
                .thenComparing(placed -> names.of(placed.operation().id())));
        List<ApiMethod> made = new ArrayList<>();
        for (Placed placed : ordered) {
            ApiOperation operation = placed.operation();
            String prefix = tree.prefix() + JavaNames.type(placed.method());
            made.add(methods.method(operation, names.of(operation.id()), prefix, shared));
        }
        return made;
    }

    private static int rank(Placed placed) {
        int rank = FIRST.indexOf(placed.method());
        return rank < 0 ? FIRST.size() : rank;
    }
}
