package dev.fairlead.generator.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;

/** The goal's parameter {@code profile}: the id of a bundled profile, or a file that lies where the client finds it. */
final class ProfileParameter {

    private static final Pattern FILE = Pattern.compile(".*[/\\\\].*|.*\\.(yaml|yml|json)");

    private final String argument;
    private final String id;
    private final boolean file;

    private ProfileParameter(String argument, String id, boolean file) {
        this.argument = argument;
        this.id = id;
        this.file = file;
    }

    /**
     * Reads the parameter.
     *
     * @param baseFolder what the path of a file is relative to
     * @throws MojoFailureException if it names a file that is not there, or that the client would not find at run time
     */
    static ProfileParameter of(String text, String packageName, Path baseFolder) throws MojoFailureException {
        if (!FILE.matcher(text).matches()) {
            return new ProfileParameter(text, text, false);
        }
        Path path = baseFolder.resolve(text).normalize();
        String name = String.valueOf(path.getFileName());
        Path beside = Path.of(packageName.replace('.', '/'), name);
        if (!Files.isRegularFile(path)) {
            throw new MojoFailureException(
                    "there is no profile " + path + ": correct <profile>, or write the file there");
        }
        if (!path.endsWith(beside)) {
            throw new MojoFailureException(
                    "the client would not find its profile " + path + " at run time: move it to src/main/resources/"
                            + beside.toString().replace('\\', '/'));
        }
        return new ProfileParameter(path.toString(), name.replaceFirst("\\.(yaml|yml|json)$", ""), true);
    }

    /** Returns what the generator is given. */
    String argument() {
        return argument;
    }

    boolean isFile() {
        return file;
    }

    /** Returns the usual name of a client: {@code GoogleStorageClient} for {@code google-storage}. */
    String clientName() {
        return Pattern.compile("[^A-Za-z0-9]+")
                .splitAsStream(id)
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining("", "", "Client"));
    }
}
