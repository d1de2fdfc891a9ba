package dev.fairlead.client.internal.cache;

import java.util.ArrayList;
import java.util.List;

/** Lists of directives as they stand in a field: commas between them, quoted strings in them (RFC 9110 §5.6). */
final class DirectiveText {

    private DirectiveText() {}

    /** Splits at commas that stand outside of quotes. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    /** Returns a token as it is and a quoted string without its quotes and escapes (RFC 9110 §5.6.4). */
    static String unquoted(String raw) {
        String text = raw.strip();
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '\\' && i < text.length() - 2) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }
}
