package dev.fairlead.generator.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The name of a generated class within the generated package.
 *
 * @param simpleNames from the outermost class to this one
 */
public record ClassName(List<String> simpleNames) {

    /** Copies the list. */
    public ClassName {
        simpleNames = List.copyOf(simpleNames);
    }

    /** Returns the name of a class that stands in no other. */
    public static ClassName topLevel(String simpleName) {
        return new ClassName(List.of(simpleName));
    }

    /** Returns the name of a class within this one. */
    public ClassName nested(String simpleName) {
        return new ClassName(
                Stream.concat(simpleNames.stream(), Stream.of(simpleName)).toList());
    }

    /** Returns the last of the simple names. */
    public String simpleName() {
        return simpleNames.getLast();
    }

    @Override
    public String toString() {
        return String.join(".", simpleNames);
    }
}
