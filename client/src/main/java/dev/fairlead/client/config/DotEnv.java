package dev.fairlead.client.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the text of a {@code .env} file; its problems name lines and never hold a value. */
final class DotEnv {

    static final int MAX_BYTES = 1 << 20;

    /** One variable and the line, from 1, on which it begins. */
    record Entry(String name, String value, int line) {

        /** Leaves the value out: most are secrets. */
        @Override
        public String toString() {
            return name + " on line " + line;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Integer> firstLines = new HashMap<>();
    private final String text;
    private int at;
    private int line = 1;

    private DotEnv(String text) {
        this.text = text;
    }

    static DotEnv read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("it is larger than 1 MiB");
            }
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw new IOException("it is not UTF-8; save it in that encoding", notUtf8);
        }
    }

    static DotEnv parse(String text) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        DotEnv file = new DotEnv(plain.replace("\r\n", "\n"));
        while (file.at < file.text.length()) {
            file.readLine();
        }
        return file;
    }

    List<Entry> entries() {
        return entries;
    }

    List<String> problems() {
        return problems;
    }

    private void readLine() {
        int begin = line;
        skipBlanks();
        if (!atEndOfLine() && peek() != '#') {
            try {
                readAssignment(begin);
            } catch (MalformedLine malformed) {
                problems.add("line " + begin + ": " + malformed.getMessage());
            }
        }
        skipLine();
    }

    private void readAssignment(int begin) throws MalformedLine {
        String name = word();
        if (name.equals("export") && !atEndOfLine() && isBlank(peek())) {
            skipBlanks();
            name = word();
        }
        skipBlanks();
        if (name.isEmpty() || Character.isDigit(name.charAt(0)) || atEndOfLine() || peek() != '=') {
            throw new MalformedLine("expected NAME=value, where a name is made of letters, digits and underscores");
        }
        at++;
        skipBlanks();
        String value = value();
        Integer before = firstLines.putIfAbsent(name, begin);
        if (before != null) {
            throw new MalformedLine(name + " is set already on line " + before + "; keep one of the two");
        }
        entries.add(new Entry(name, value, begin));
    }

    private String word() {
        int begin = at;
        while (at < text.length() && isNameCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private static boolean isNameCharacter(char c) {
        return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private String value() throws MalformedLine {
        if (atEndOfLine()) {
            return "";
        }
        return switch (peek()) {
            case '\'' -> afterQuote(singleQuoted());
            case '"' -> afterQuote(doubleQuoted());
            default -> unquoted();
        };
    }

    private String unquoted() {
        int begin = at;
        while (!atEndOfLine() && !(peek() == '#' && (at == begin || isBlank(text.charAt(at - 1))))) {
            at++;
        }
        return text.substring(begin, at).strip();
    }

    private String singleQuoted() throws MalformedLine {
        int begin = ++at;
        while (!atEndOfLine() && peek() != '\'') {
            at++;
        }
        if (atEndOfLine()) {
            throw new MalformedLine("a single quote is opened and not closed on the same line");
        }
        return text.substring(begin, at++);
    }

    private String doubleQuoted() throws MalformedLine {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && peek() != '"'; at++) {
            char c = peek();
            if (c == '\n') {
                line++;
            }
            value.append(c == '\\' ? escaped() : c);
        }
        if (at >= text.length()) {
            throw new MalformedLine("a double quote is opened and never closed");
        }
        at++;
        return value.toString();
    }

    private char escaped() throws MalformedLine {
        at++;
        return switch (at < text.length() ? peek() : ' ') {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"' -> '"';
            case '\\' -> '\\';
            case '$' -> '$';
            default -> throw new MalformedLine("an unknown escape in double quotes; write \\\\ for a backslash");
        };
    }

    private String afterQuote(String value) throws MalformedLine {
        skipBlanks();
        if (!atEndOfLine() && peek() != '#') {
            throw new MalformedLine("something follows the closing quote");
        }
        return value;
    }

    private char peek() {
        return text.charAt(at);
    }

    private boolean atEndOfLine() {
        return at >= text.length() || text.charAt(at) == '\n';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private void skipLine() {
        while (!atEndOfLine()) {
            at++;
        }
        at++;
        line++;
    }

    private static final class MalformedLine extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedLine(String message) {
            super(message);
        }
    }
}
