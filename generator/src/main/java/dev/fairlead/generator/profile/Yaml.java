package dev.fairlead.generator.profile;

import dev.fairlead.json.JsonString;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes YAML line by line. What comes from a description is quoted or cut, so that no text of it begins a line. */
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./+-]*( [A-Za-z0-9_./+()-]+)*");
    private static final Pattern WORDS_OF_YAML =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|~|[-+]?\\.?(inf|nan)");
    private static final int LONGEST_COMMENT = 110;

    private final StringBuilder text = new StringBuilder();
    private final String indent;

    Yaml(int indent) {
        this.indent = " ".repeat(indent);
    }

    /** Adds a line as it is. */
    Yaml line(String line) {
        text.append(line.isEmpty() ? "" : indent).append(line).append('\n');
        return this;
    }

    /** Adds a field with a text. */
    Yaml field(String name, String value) {
        return line(name + ": " + quoted(value));
    }

    /** Adds a comment of one or more lines. */
    Yaml comment(String comment) {
        return comment(0, comment);
    }

    /** Adds a comment that stands further in. */
    Yaml comment(int by, String comment) {
        String begin = " ".repeat(by) + "#";
        StringBuilder line = new StringBuilder(begin);
        for (String word : comment.replaceAll("[^\\x21-\\x7e]+", " ").strip().split(" ", -1)) {
            if (line.length() > begin.length() && line.length() + word.length() >= LONGEST_COMMENT) {
                line(line.toString());
                line.setLength(begin.length());
            }
            line.append(' ').append(word);
        }
        return line(line.toString());
    }

    /** Adds lines that were written elsewhere, each one further in. */
    Yaml inside(int by, String lines) {
        lines.lines().forEach(line -> line(line.isEmpty() ? "" : " ".repeat(by) + line));
        return this;
    }

    /** Returns a text as a value. */
    static String quoted(String value) {
        return PLAIN.matcher(value).matches() && !WORDS_OF_YAML.matcher(value).matches()
                ? value
                : new JsonString(value).toJson();
    }

    /** Returns a list on one line. */
    static String list(Collection<String> values) {
        return values.stream()
                .map(value -> value.matches("[0-9]+") ? value : quoted(value))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
