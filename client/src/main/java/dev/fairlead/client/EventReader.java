package dev.fairlead.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of server-sent events (WHATWG HTML §9.2.6, "Interpreting an event stream"). An event that the stream breaks off in
 * is none.
 */
final class EventReader {

    private static final int LONGEST_EVENT = 16 << 20;

    /** Takes one event. */
    interface Sink {
        void take(String name, String id, String data) throws IOException;
    }

    private final BufferedReader lines;
    private final Sink sink;
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private String id = "";
    private boolean first = true;

    private EventReader(InputStream body, Sink sink) {
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        this.sink = sink;
    }

    static void read(InputStream body, Sink sink) throws IOException {
        EventReader reader = new EventReader(body, sink);
        for (String line = reader.line(); line != null; line = reader.line()) {
            reader.take(line);
        }
    }

    private @Nullable String line() throws IOException {
        String line = lines.readLine();
        boolean marked = first && line != null && line.startsWith("\ufeff");
        first = false;
        return marked ? line.substring(1) : line;
    }

    private void take(String line) throws IOException {
        if (line.isEmpty()) {
            dispatch();
            return;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
        switch (field) {
            case "event" -> name = value;
            case "data" -> {
                data.append(value).append('\n');
                if (data.length() > LONGEST_EVENT) {
                    throw new IOException("an event is longer than " + LONGEST_EVENT + " characters");
                }
            }
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            default -> {} // comments, which keep a connection alive, and fields that nobody knows
        }
    }

    private void dispatch() throws IOException {
        if (!data.isEmpty()) {
            sink.take(name.isEmpty() ? "message" : name, id, data.substring(0, data.length() - 1));
        }
        data.setLength(0);
        name = "";
    }
}
