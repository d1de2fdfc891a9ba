package dev.fairlead.description;

import java.util.List;

/**
 * Where an operation stands in a client.
 *
 * @param group the names that lead to it, in the provider's spelling; at least one
 * @param method what it is called there, in the provider's spelling
 */
public record ClientPlace(List<String> group, String method) {

    /** Copies the list. */
    public ClientPlace {
        group = List.copyOf(group);
        if (group.isEmpty() || method.isEmpty()) {
            throw new IllegalArgumentException("a place in a client has a group and a method");
        }
    }
}
