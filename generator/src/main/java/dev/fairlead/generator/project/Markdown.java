package dev.fairlead.generator.project;

import dev.fairlead.generator.java.JavaText;
import java.util.ArrayList;
import java.util.List;

/** Texts of a description as they may stand in a document: nothing in them is a link, a tag, or a cell of a table. */
final class Markdown {

    private static final int LONGEST = 300;

    private Markdown() {}

    /** Returns a text on one line, shortened. */
    static String text(String text) {
        String plain = JavaText.plain(text);
        String shorter = plain.length() > LONGEST ? plain.substring(0, LONGEST).strip() + " …" : plain;
        StringBuilder escaped = new StringBuilder();
        shorter.codePoints().forEach(c -> {
            if ("\\`*_{}[]<>|#!".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }

    /** Returns a text as code, on one line. */
    static String code(String text) {
        String plain = JavaText.plain(text).replace("|", "\\|");
        return plain.isEmpty() ? "" : "`" + plain + "`";
    }

    /** Returns the API's name as it may stand in a comment of Java. */
    static String plainName(Project project) {
        String title = JavaText.javadoc(project.description().title());
        return title.isEmpty() ? JavaText.javadoc(project.profile().name()) : title;
    }

    /** Returns a table; nothing where there is no row. */
    static String table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder();
        row(table, head);
        row(table, head.stream().map(any -> "---").toList());
        rows.forEach(row -> row(table, row));
        return table.append('\n').toString();
    }

    private static void row(StringBuilder table, List<String> cells) {
        List<String> filled = new ArrayList<>();
        cells.forEach(cell -> filled.add(cell.isEmpty() ? "–" : cell));
        table.append("| ").append(String.join(" | ", filled)).append(" |\n");
    }
}
