package dev.fairlead.client.internal.answer;

import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a tree, from JSON or XML, read when somebody asks for it, once. For the thread of one attempt.
 */
public final class AnswerBody {

    /** Errors are short; what is longer is something else. */
    private static final JsonLimits ERROR = new JsonLimits(256 * 1024, 50, 10_000);

    private final HttpResponse response;
    private final JsonLimits limits;
    private boolean wasRead;
    private @Nullable JsonValue tree;

    private AnswerBody(HttpResponse response, JsonLimits limits) {
        this.response = response;
        this.limits = limits;
    }

    /** Returns the body of an error. */
    public static AnswerBody ofError(HttpResponse response) {
        return new AnswerBody(response, ERROR);
    }

    /** Returns the body of what may be a success, and as large as one. */
    public static AnswerBody ofSuccess(HttpResponse response) {
        return new AnswerBody(response, JsonLimits.forMessages());
    }

    /** Returns the answer. */
    public HttpResponse response() {
        return response;
    }

    /** Returns the media type in lower case, without parameters; empty where there is none. */
    String mediaType() {
        String type = response.headers().first("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    /** Returns the body as a tree; null where it is empty, too large or in no form that we read. */
    public @Nullable JsonValue tree() {
        if (!wasRead) {
            wasRead = true;
            tree = read();
        }
        return tree;
    }

    private @Nullable JsonValue read() {
        if (response.bodyLength() == 0 || response.bodyLength() > limits.bytes()) {
            return null;
        }
        byte[] bytes = response.body();
        if (looksLikeXml(bytes)) {
            return XmlTree.read(bytes, ERROR);
        }
        try {
            return Json.parse(bytes, limits);
        } catch (JsonException notJson) {
            return null;
        }
    }

    private static boolean looksLikeXml(byte[] bytes) {
        for (byte b : bytes) {
            if (b > ' ') {
                return b == '<';
            }
        }
        return false;
    }
}
