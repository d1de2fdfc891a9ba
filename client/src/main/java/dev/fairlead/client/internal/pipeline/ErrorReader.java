package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.error.ErrorBody;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Errors;
import org.jspecify.annotations.Nullable;

/** Reads a provider's error envelope. What is not its JSON, for instance a proxy's page, is an envelope that says nothing. */
final class ErrorReader {

    private static final JsonLimits LIMITS = new JsonLimits(256 * 1024, 50, 10_000);
    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_WORD = 200;

    private final Errors errors;
    private final KnownSecrets secrets;

    ErrorReader(Errors errors, KnownSecrets secrets) {
        this.errors = errors;
        this.secrets = secrets;
    }

    ErrorBody read(HttpResponse response) {
        if (response.bodyLength() == 0 || response.bodyLength() > LIMITS.bytes()) {
            return ErrorBody.NONE;
        }
        try {
            return read(Json.parse(response.body(), LIMITS));
        } catch (JsonException notJson) {
            return ErrorBody.NONE;
        }
    }

    private ErrorBody read(JsonValue body) {
        return new ErrorBody(
                text(body, errors.type(), LONGEST_WORD),
                text(body, errors.code(), LONGEST_WORD),
                text(body, errors.declineCode(), LONGEST_WORD),
                text(body, errors.message(), LONGEST_MESSAGE),
                text(body, errors.param(), LONGEST_WORD),
                text(body, errors.documentationUrl(), LONGEST_WORD));
    }

    private @Nullable String text(JsonValue body, String pointer, int longest) {
        String text = switch (body.at(pointer)) {
            case JsonString string -> string.value();
            case JsonNumber number -> number.toJson();
            case JsonBoolean bool -> bool.toJson();
            case null, default -> null;
        };
        return text == null ? null : oneLine(secrets.redact(text), longest);
    }

    /** Others wrote it, and it goes into our messages and logs: no line breaks, no terminal controls, no novels. */
    static String oneLine(String text, int longest) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= longest ? clean : clean.substring(0, longest) + "…";
    }
}
