package dev.fairlead.sandbox.server;

import dev.fairlead.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over the wire. */
final class Answer {

    final int status;
    final byte[] body;
    final Map<String, String> headers = new LinkedHashMap<>();

    Answer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    static Answer json(int status, JsonValue body) {
        return new Answer(status, body.toJson().getBytes(StandardCharsets.UTF_8));
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }
}
