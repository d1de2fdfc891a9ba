package dev.fairlead.client.auth;

import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored token as JSON. */
final class TokenJson {

    private TokenJson() {}

    static JsonObject of(StoredToken token) {
        return JsonObject.builder()
                .put("version", token.version())
                .putIfPresent("access_token", revealed(token.accessToken()))
                .putIfPresent("expires_at", text(token.expiresAt()))
                .put("obtained_at", token.obtainedAt().toString())
                .putIfPresent("refresh_token", revealed(token.refreshToken()))
                .putIfPresent("host", token.host())
                .putIfPresent("scope", token.scope())
                .putIfPresent("refreshing_until", text(token.refreshingUntil()))
                .build();
    }

    private static @Nullable String revealed(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** Throws an {@link IllegalArgumentException} if a field is missing or wrong. */
    static StoredToken read(JsonObject json) {
        Long version = json.integer("version");
        Instant obtained = instant(json, "obtained_at");
        if (version == null || obtained == null) {
            throw new IllegalArgumentException("no version or no time");
        }
        return new StoredToken(
                version,
                secret(json, "access_token"),
                instant(json, "expires_at"),
                obtained,
                secret(json, "refresh_token"),
                json.string("host"),
                json.string("scope"),
                instant(json, "refreshing_until"));
    }

    private static @Nullable Secret secret(JsonObject json, String name) {
        String value = json.string(name);
        return value == null ? null : Secret.of(value);
    }

    private static @Nullable Instant instant(JsonObject json, String name) {
        String value = json.string(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException notOne) {
            throw new IllegalArgumentException("no time: " + name, notOne);
        }
    }
}
