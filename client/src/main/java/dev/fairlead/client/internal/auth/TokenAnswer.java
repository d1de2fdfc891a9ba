package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.answer.CleanText;
import dev.fairlead.client.internal.pipeline.KnownSecrets;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.profile.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint answered (RFC 6749 §5.1).
 *
 * @param accessToken the token
 * @param lifetime how long it holds; null where the answer does not say
 * @param refreshToken what the next one is had with; null for none, or for the same one as before
 * @param scope what was granted; null for what was asked for
 * @param host what the field with the host says; null for nothing
 */
record TokenAnswer(
        Secret accessToken,
        @Nullable Duration lifetime,
        @Nullable Secret refreshToken,
        @Nullable String scope,
        @Nullable String host) {

    private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 20, 10_000);
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(10L * 365 * 24 * 3600);
    /** Tokens that need more than a header (RFC 9449, RFC 6749 §7.1). */
    private static final Set<String> OTHER_TYPES = Set.of("dpop", "mac");

    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_DESCRIPTION = 300;

    /** An error of RFC 6749 §5.2. */
    record Refusal(String code, @Nullable String description) {

        boolean mayPass() {
            return Set.of("temporarily_unavailable", "server_error", "slow_down")
                    .contains(code);
        }

        @Override
        public String toString() {
            return description == null ? code : code + " (" + description + ")";
        }
    }

    /** Returns the error in an answer, which some providers send with the status 200; empty where there is none. */
    static Optional<Refusal> refusal(HttpResponse response, KnownSecrets secrets) {
        JsonObject body = object(response);
        String code = body == null ? null : body.string("error");
        if (body == null || code == null || (response.isSuccess() && body.has("access_token"))) {
            return Optional.empty();
        }
        String description = body.string("error_description");
        return Optional.of(new Refusal(
                clean(code, LONGEST_CODE, secrets),
                description == null ? null : clean(description, LONGEST_DESCRIPTION, secrets)));
    }

    private static String clean(String text, int longest, KnownSecrets secrets) {
        return CleanText.oneLine(secrets.redact(text), longest);
    }

    /**
     * Reads a successful answer.
     *
     * @param hostField the field with the host; null for none
     * @throws CredentialException if it has no token that can be used
     */
    static TokenAnswer read(HttpResponse response, @Nullable String hostField) {
        JsonObject body = object(response);
        if (body == null) {
            throw unusable(response, "no JSON object, perhaps from a proxy in between");
        }
        String type = body.string("token_type");
        if (type != null && OTHER_TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw unusable(
                    response, "a token of the type " + type.toLowerCase(Locale.ROOT) + ", and none for a header");
        }
        Secret token = secret(body, "access_token", response);
        if (token == null) {
            throw unusable(response, "no access_token");
        }
        return new TokenAnswer(
                token,
                lifetime(body),
                secret(body, "refresh_token", response),
                body.string("scope"),
                hostField == null ? null : body.string(hostField));
    }

    private static @Nullable JsonObject object(HttpResponse response) {
        try {
            return response.bodyLength() <= LIMITS.bytes()
                            && Json.parse(response.body(), LIMITS) instanceof JsonObject object
                    ? object
                    : null;
        } catch (JsonException notJson) {
            return null;
        }
    }

    private static @Nullable Secret secret(JsonObject body, String name, HttpResponse response) {
        String value = body.string(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw unusable(response, "a value of " + name + " that cannot stand in a header");
        }
        return Secret.of(value);
    }

    /** A number of seconds, which some providers write as a text; one that is not above zero says nothing. */
    private static @Nullable Duration lifetime(JsonObject body) {
        BigDecimal seconds = switch (body.get("expires_in")) {
            case JsonNumber number -> number.decimalValue();
            case JsonString text when text.value().matches("[0-9]{1,12}") -> new BigDecimal(text.value());
            case null, default -> BigDecimal.ZERO;
        };
        return seconds.signum() <= 0
                ? null
                : Duration.ofSeconds(seconds.min(LONGEST_SECONDS).longValue());
    }

    private static CredentialException unusable(HttpResponse response, String what) {
        return CredentialException.lasting("the token endpoint answered " + response.status() + " with " + what);
    }

    @Override
    public String toString() {
        return "TokenAnswer(" + lifetime + ")";
    }
}
