package dev.fairlead.client.internal.cache;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialException;
import org.jspecify.annotations.Nullable;

/** Tells whose an answer is, so that nothing is shared between tenants or credentials. Thread-safe. */
final class CacheOwners {

    private final Authenticator authenticator;

    CacheOwners(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** Returns an opaque name, no secret; null where there are no credentials, which the attempt will say better. */
    @Nullable
    String of(String tenant) {
        try {
            return authenticator.fingerprint(tenant) + " " + tenant;
        } catch (CredentialException missing) {
            return null;
        }
    }
}
