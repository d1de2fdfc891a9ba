package dev.fairlead.cli;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.description.DescriptionException;
import dev.fairlead.description.DescriptionReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Descriptions as they are named on a command line: a file, or the id of a provider whose description is bundled. */
final class DescriptionFiles {

    private DescriptionFiles() {}

    /**
     * Reads a description.
     *
     * @throws DescriptionException if it cannot be read
     */
    static ApiDescription open(String name) {
        Path file = Path.of(name);
        if (Files.exists(file) || !name.matches("[a-z][a-z0-9-]*")) {
            return DescriptionReader.read(file);
        }
        try {
            return BundledDescriptions.open(name);
        } catch (DescriptionException notBundled) {
            return DescriptionReader.read(file); // says that there is no such file
        }
    }

    /** Returns how large the file is; 0 for one that is bundled. */
    static long size(String name) {
        Path file = Path.of(name);
        return Files.isRegularFile(file) ? file.toFile().length() : 0;
    }
}
