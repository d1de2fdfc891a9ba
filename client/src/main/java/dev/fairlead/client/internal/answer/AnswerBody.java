package dev.fairlead.client.internal.answer;

import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** The body of an answer as a tree, read when somebody asks for it, once. For the thread of one attempt. */
public final class AnswerBody {

    private static final JsonLimits LIMITS = new JsonLimits(256 * 1024, 50, 10_000);

    private final HttpResponse response;
    private boolean wasRead;
    private @Nullable JsonValue tree;

    /** Wraps an answer. */
    public AnswerBody(HttpResponse response) {
        this.response = response;
    }

    /** Returns the body as a tree; null where it is empty, too large for an error or in no form that we read. */
    public @Nullable JsonValue tree() {
        if (!wasRead) {
            wasRead = true;
            tree = read();
        }
        return tree;
    }

    private @Nullable JsonValue read() {
        if (response.bodyLength() == 0 || response.bodyLength() > LIMITS.bytes()) {
            return null;
        }
        try {
            return Json.parse(response.body(), LIMITS);
        } catch (JsonException notJson) {
            return null;
        }
    }
}
