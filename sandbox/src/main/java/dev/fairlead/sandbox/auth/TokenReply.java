package dev.fairlead.sandbox.auth;

import dev.fairlead.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint answers.
 *
 * @param status the HTTP status
 * @param body a token (RFC 6749 §5.1) or an error (§5.2)
 * @param location where a redirect leads; null for none
 */
public record TokenReply(
        int status, JsonObject body, @Nullable String location) {

    static TokenReply error(int status, String code, String description) {
        return new TokenReply(
                status,
                JsonObject.builder()
                        .put("error", code)
                        .put("error_description", description)
                        .build(),
                null);
    }

    /** Returns the status only: the body may hold a token. */
    @Override
    public String toString() {
        return "TokenReply[" + status + "]";
    }
}
