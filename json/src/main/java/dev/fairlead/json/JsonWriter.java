package dev.fairlead.json;

/** JSON text from values. Writes iteratively deep enough for anything that {@link Json} reads. */
final class JsonWriter {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;
    private int depth;

    private JsonWriter(boolean indented) {
        this.indented = indented;
    }

    static String compact(JsonValue value) {
        return new JsonWriter(false).write(value).out.toString();
    }

    static String pretty(JsonValue value) {
        return new JsonWriter(true).write(value).out.toString();
    }

    private JsonWriter write(JsonValue value) {
        switch (value) {
            case JsonObject object -> writeObject(object);
            case JsonArray array -> writeArray(array);
            case JsonString text -> quote(text.value());
            case JsonNumber number -> out.append(number.toJson());
            case JsonBoolean bool -> out.append(bool.toJson());
            case JsonNull ignored -> out.append("null");
        }
        return this;
    }

    private void writeObject(JsonObject object) {
        out.append('{');
        depth++;
        boolean first = true;
        for (String name : object.names()) {
            separate(first);
            first = false;
            quote(name);
            out.append(indented ? ": " : ":");
            JsonValue member = object.get(name);
            write(member == null ? JsonNull.NULL : member);
        }
        depth--;
        close('}', first);
    }

    private void writeArray(JsonArray array) {
        out.append('[');
        depth++;
        boolean first = true;
        for (JsonValue item : array) {
            separate(first);
            first = false;
            write(item);
        }
        depth--;
        close(']', first);
    }

    private void separate(boolean first) {
        if (!first) {
            out.append(',');
        }
        newLine();
    }

    private void close(char bracket, boolean empty) {
        if (!empty) {
            newLine();
        }
        out.append(bracket);
    }

    private void newLine() {
        if (indented) {
            out.append('\n').repeat("  ", depth);
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> plainOrEscaped(text, i, c);
            }
        }
        out.append('"');
    }

    /** Escapes control characters, and lone surrogates, which have no UTF-8 form. */
    private void plainOrEscaped(String text, int i, char c) {
        boolean loneHigh = Character.isHighSurrogate(c)
                && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)));
        boolean loneLow = Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
        if (c < 0x20 || loneHigh || loneLow) {
            out.append("\\u")
                    .append(HEX[c >> 12])
                    .append(HEX[c >> 8 & 15])
                    .append(HEX[c >> 4 & 15])
                    .append(HEX[c & 15]);
        } else {
            out.append(c);
        }
    }
}
