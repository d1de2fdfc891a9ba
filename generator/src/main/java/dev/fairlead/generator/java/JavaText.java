package dev.fairlead.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of a description as they may stand in Java source: nothing in them can end a comment or a literal. */
public final class JavaText {

    private static final int LONGEST = 150;
    private static final int MOST_READ = 4_000;
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\]\\[]{1,200})]\\((?:[^()\\s]|\\([^()\\s]{0,100}\\)){0,500}\\)");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,500}>");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s+[A-Z])");

    private JavaText() {}

    /** Returns a string literal. */
    public static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        literal.append("\\u%04x".formatted(c));
                    } else {
                        literal.append((char) c);
                    }
                }
            }
        });
        return literal.append('"').toString();
    }

    /**
     * Returns the beginning of a description as Javadoc, on one line: without HTML and Markdown, escaped, whole sentences if
     * there is one of bearable length. Empty for an empty description.
     */
    public static String javadoc(String description) {
        return escaped(shortened(plain(description, LONGEST + 50)));
    }

    /** Returns a description as plain text on one line: without HTML, Markdown and what cannot be seen. */
    public static String plain(String description) {
        return plain(description, MOST_READ);
    }

    /**
     * Returns the beginning of a description without HTML and Markdown.
     *
     * @param enough no more characters than about these are wanted
     */
    private static String plain(String description, int enough) {
        String text = description.length() > MOST_READ ? description.substring(0, MOST_READ) : description;
        if (text.indexOf('<') >= 0) {
            text = TAG.matcher(text).replaceAll(" ");
        }
        if (text.indexOf('[') >= 0) {
            text = LINK.matcher(text).replaceAll(match -> Matcher.quoteReplacement(match.group(1)));
        }
        if (text.indexOf('&') >= 0) {
            text = text.replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&nbsp;", " ")
                    .replace("&amp;", "&");
        }
        return spaced(text.replace("`", "").replace("**", ""), enough);
    }

    /** One space between words, none at either end and none before what ends a clause. */
    private static String spaced(String text, int enough) {
        StringBuilder visible = new StringBuilder(Math.min(text.length(), enough + 2));
        boolean space = false;
        for (int i = 0; i < text.length() && visible.length() < enough; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else if ((c > ' ' && c < 127) || isVisible(c)) {
                if (space && !visible.isEmpty() && ".,;:)".indexOf(c) < 0) {
                    visible.append(' ');
                }
                space = false;
                visible.appendCodePoint(c);
            }
        }
        return visible.toString();
    }

    /** Control characters, lone surrogates, and those that turn the direction of a line have no place in source. */
    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = 0;
        Matcher matcher = SENTENCE_END.matcher(text);
        while (matcher.find() && matcher.end() <= LONGEST) {
            end = matcher.end();
        }
        if (end > 0) {
            return text.substring(0, end);
        }
        int space = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, space > 0 ? space : LONGEST) + " ...";
    }

    private static String escaped(String text) {
        if (isHarmless(text)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@' -> escaped.append("&#64;");
                case '{' -> escaped.append("&#123;");
                case '}' -> escaped.append("&#125;");
                case '\\' -> escaped.append("&#92;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString().replace("*/", "*&#47;").replace("/*", "/&#42;");
    }

    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("&<>@{}\\/".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Breaks a text into lines of at most this many characters, where there are spaces. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
