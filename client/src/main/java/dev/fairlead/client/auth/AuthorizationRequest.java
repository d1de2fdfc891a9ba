package dev.fairlead.client.auth;

import dev.fairlead.profile.Secret;
import java.net.URI;

/**
 * Somebody on their way through a provider's consent page. Keep it in their session, and nowhere where others can put one: it is
 * what tells their answer from a forged one. Its text has no secret.
 *
 * @param tenant whose calls will use the account
 * @param address where to send the person
 * @param redirect where the provider sends them back to
 * @param state what comes back with them
 * @param verifier proves to the token endpoint that the same application asks (RFC 7636 §4.1)
 */
public record AuthorizationRequest(String tenant, URI address, URI redirect, Secret state, Secret verifier) {

    /** Prints the redirect. */
    @Override
    public String toString() {
        return "AuthorizationRequest(back to " + redirect + ")";
    }
}
