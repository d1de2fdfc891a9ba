package dev.fairlead.generator.output;

import java.util.regex.Pattern;

/**
 * A file that was generated.
 *
 * @param path relative, its parts made of ASCII letters, digits, {@code _ $ -} and single dots, with {@code /} between them
 * @param content text, lines ending in {@code \n}
 */
public record GeneratedFile(String path, String content) {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_$-]+(\\.[A-Za-z0-9_$-]+)*");

    /** Checks that the path leads nowhere else. */
    public GeneratedFile {
        for (String part : path.split("/", -1)) {
            if (!SAFE.matcher(part).matches()) {
                throw new IllegalArgumentException("no path for a generated file: " + path);
            }
        }
    }
}
