package dev.fairlead.client.auth;

import dev.fairlead.profile.Secret;
import java.util.function.Supplier;

/**
 * Gives the credentials of each tenant. Asked anew for each attempt, so that credentials can change while the client runs: returning
 * the same object as last time costs nothing, another one is looked at. Thread-safe and fast; keep what a vault gives for a while.
 *
 * <p><b>When</b>: before each attempt. <b>Known then</b>: the tenant that the call names. <b>If it fails</b>: the call ends with
 * an {@link dev.fairlead.client.error.AuthenticationException}, or what a {@link CredentialException} says.
 */
@FunctionalInterface
public interface CredentialSource {

    /**
     * Returns the credentials of a tenant.
     *
     * @param tenant as the call names it; empty for the client's own
     * @throws CredentialException if there are none for it
     */
    CredentialSet credentials(String tenant);

    /** Returns a source of the same credentials for every tenant. */
    static CredentialSource of(CredentialSet credentials) {
        return tenant -> credentials;
    }

    /** Returns a source of an API key for every tenant. */
    static CredentialSource apiKey(Supplier<Secret> key) {
        return new ApiKeySource(key);
    }
}
