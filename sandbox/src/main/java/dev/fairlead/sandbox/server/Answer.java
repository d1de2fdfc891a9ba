package dev.fairlead.sandbox.server;

import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.Reply;
import dev.fairlead.sandbox.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over the wire. */
final class Answer {

    final int status;
    final String mediaType;
    final byte[] body;
    final Map<String, String> headers = new LinkedHashMap<>();

    private Answer(int status, String mediaType, byte[] body) {
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
    }

    static Answer json(int status, JsonValue body) {
        return new Answer(status, "application/json", body.toJson().getBytes(StandardCharsets.UTF_8));
    }

    static Answer of(Reply reply) {
        Answer answer = new Answer(reply.status(), reply.mediaType(), reply.body());
        answer.headers.putAll(reply.headers());
        return answer;
    }

    static Answer of(Response response) {
        return of(Reply.of(response));
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }
}
