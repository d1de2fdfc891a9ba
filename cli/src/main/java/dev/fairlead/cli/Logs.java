package dev.fairlead.cli;

import dev.fairlead.demo.DemoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends the log into a file: standard output and error belong to what the user asked for. */
final class Logs {

    private static final String CONFIGURATION = "logback.configurationFile";

    private Logs() {}

    /** Logs nothing, until a file is named. Must be called before anything else. */
    static void quiet() {
        System.setProperty(CONFIGURATION, "dev/fairlead/cli/quiet.xml");
    }

    /**
     * Names the file. Must be called before the first line is logged.
     *
     * @throws DemoException if its folder cannot be made or written to
     */
    static void into(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
            Files.createFile(file);
        } catch (IOException e) {
            throw new DemoException("cannot write to the folder " + folder + " ("
                    + e.getClass().getSimpleName() + "); name another one with --data FOLDER");
        }
        System.setProperty("fairlead.log", file.toString());
        System.setProperty(CONFIGURATION, "dev/fairlead/cli/logback.xml");
    }
}
