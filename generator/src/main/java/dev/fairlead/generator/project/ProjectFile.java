package dev.fairlead.generator.project;

import java.util.regex.Pattern;

/**
 * A file of a project.
 *
 * @param path relative to the project, its parts made of ASCII letters, digits, {@code _ $ -} and single dots, of which one may
 *     come first
 * @param content text, lines ending in {@code \n}
 */
public record ProjectFile(String path, String content) {

    private static final Pattern SAFE = Pattern.compile("\\.?[A-Za-z0-9_$-]+(\\.[A-Za-z0-9_$-]+)*");

    /** Checks that the path leads nowhere else. */
    public ProjectFile {
        for (String part : path.split("/", -1)) {
            if (!SAFE.matcher(part).matches()) {
                throw new IllegalArgumentException("no path for a file of a project: " + path);
            }
        }
    }
}
