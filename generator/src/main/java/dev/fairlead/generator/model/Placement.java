package dev.fairlead.generator.model;

import java.util.List;

/**
 * Where an operation stands in the client.
 *
 * @param group the names in the path that lead to its group; never empty
 * @param method what it is called there, before Java has its say
 */
record Placement(List<String> group, String method) {

    Placement {
        group = List.copyOf(group);
    }
}
