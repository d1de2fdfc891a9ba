package dev.fairlead.benchmarks.generator;

import java.nio.file.Path;
import java.util.List;

/**
 * One of the two generators.
 *
 * @param name as the table calls it
 * @param command what to run for a description and a folder
 * @param sources where the sources are below that folder
 * @param classPath what they need to compile
 */
record Contender(String name, Command command, Path sources, String classPath) {

    /** Makes a command. */
    @FunctionalInterface
    interface Command {

        /** Returns the command that generates a client from a description into a folder. */
        List<String> of(Path description, Path folder);
    }
}
