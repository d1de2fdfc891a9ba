package dev.fairlead.client.auth;

import dev.fairlead.profile.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token as a {@link TokenStore} keeps it. Its text has no secret.
 *
 * @param version grows by one with each change of an entry, from 1
 * @param accessToken what goes along with calls; null before the first and after it was refused
 * @param expiresAt when it ends by our clock; null where the provider does not say
 * @param obtainedAt when it was asked for
 * @param refreshToken what the next one is had with; null where there is none
 * @param host the host that calls go to, as an address without a path; null for the client's own
 * @param scope what the provider granted; null where it did not say
 * @param refreshingUntil until when some process has said that it gets the next one; null for nobody
 */
public record StoredToken(
        long version,
        @Nullable Secret accessToken,
        @Nullable Instant expiresAt,
        Instant obtainedAt,
        @Nullable Secret refreshToken,
        @Nullable String host,
        @Nullable String scope,
        @Nullable Instant refreshingUntil) {

    /** Returns this token under another version, with a claim on getting the next one. */
    public StoredToken claimed(long newVersion, @Nullable Instant until) {
        return new StoredToken(newVersion, accessToken, expiresAt, obtainedAt, refreshToken, host, scope, until);
    }

    /** Prints what is no secret. */
    @Override
    public String toString() {
        return "StoredToken(version " + version + (accessToken == null ? ", no access token" : "")
                + (expiresAt == null ? "" : ", expires " + expiresAt)
                + (refreshToken == null ? "" : ", with refresh token")
                + (refreshingUntil == null ? "" : ", claimed until " + refreshingUntil) + ")";
    }
}
