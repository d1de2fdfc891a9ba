package dev.fairlead.generator.naming;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names that several things were given.
 *
 * @param byThing names by thing, in the order in which the things were given
 */
public record Names(Map<String, String> byThing) {

    /** Copies the map. */
    public Names {
        byThing = Collections.unmodifiableMap(new LinkedHashMap<>(byThing));
    }

    /**
     * Returns the name of a thing.
     *
     * @throws IllegalArgumentException if it was given none
     */
    public String of(String thing) {
        String name = byThing.get(thing);
        if (name == null) {
            throw new IllegalArgumentException("no name for " + thing);
        }
        return name;
    }
}
