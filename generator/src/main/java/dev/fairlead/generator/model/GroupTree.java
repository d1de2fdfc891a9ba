package dev.fairlead.generator.model;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.NameScope;
import dev.fairlead.generator.naming.Nouns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The groups by the names in the path that lead to them, and which operations stand in each. */
final class GroupTree {

    /** An operation and what it is called, before Java has its say. */
    record Placed(ApiOperation operation, String method) {}

    private final String segment;
    private final List<String> path;
    private final Map<String, GroupTree> children = new TreeMap<>();
    private final List<Placed> operations = new ArrayList<>();
    private ClassName name = ClassName.topLevel("Unnamed");

    private GroupTree(String segment, List<String> path) {
        this.segment = segment;
        this.path = path;
    }

    static GroupTree of(List<ApiOperation> operations, Placements placements, NameScope topLevel) {
        GroupTree root = new GroupTree("", List.of());
        for (ApiOperation operation : operations) {
            Placement placement = placements.of(operation);
            GroupTree node = root;
            for (String segment : placement.group()) {
                node = node.child(segment);
            }
            node.operations.add(new Placed(operation, placement.method()));
        }
        root.children.values().forEach(child -> child.nameAll(topLevel));
        return root;
    }

    private GroupTree child(String name) {
        return children.computeIfAbsent(name, any -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            return new GroupTree(name, List.copyOf(longer));
        });
    }

    private void nameAll(NameScope topLevel) {
        String above = singulars(path.subList(0, path.size() - 1));
        name = ClassName.topLevel(topLevel.name(above + JavaNames.type(segment), "Operations"));
        children.values().forEach(child -> child.nameAll(topLevel));
    }

    private static String singulars(List<String> segments) {
        StringBuilder name = new StringBuilder();
        segments.forEach(segment -> name.append(JavaNames.type(Nouns.singular(segment))));
        return name.toString();
    }

    /** Returns the last name of the path. */
    String segment() {
        return segment;
    }

    /** Returns the names that lead here. */
    List<String> path() {
        return path;
    }

    /** Returns the class of this group. */
    ClassName name() {
        return name;
    }

    /** Returns what the names of classes that belong to this group begin with, for instance CustomerSource. */
    String prefix() {
        return singulars(path);
    }

    /** Returns the groups below, sorted by name. */
    List<GroupTree> children() {
        return List.copyOf(children.values());
    }

    /** Returns the operations here, in the document's order. */
    List<Placed> operations() {
        return operations;
    }
}
