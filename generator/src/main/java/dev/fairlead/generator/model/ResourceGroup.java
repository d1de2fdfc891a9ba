package dev.fairlead.generator.model;

import java.util.List;

/**
 * The operations on one resource.
 *
 * @param name of the class
 * @param accessor the name of the method that gives it
 * @param path the names in the path that lead to it, for instance customers and sources
 * @param methods sorted by name
 * @param children the groups below it, sorted by name
 */
public record ResourceGroup(
        ClassName name, String accessor, List<String> path, List<ApiMethod> methods, List<ResourceGroup> children) {

    /** Copies the lists. */
    public ResourceGroup {
        path = List.copyOf(path);
        methods = List.copyOf(methods);
        children = List.copyOf(children);
    }
}
