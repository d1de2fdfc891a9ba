package dev.fairlead.client.auth;

import java.net.URI;
import java.util.List;

/**
 * Connects an account by sending its owner through the provider's consent page: the authorization code grant (RFC 6749 §4.1) with
 * PKCE (RFC 7636) and a state. The tokens go into the client's {@link TokenStore}, and calls for the tenant use them from then on.
 * Thread-safe.
 */
public interface AuthorizationCode {

    /**
     * Returns where to send the owner of an account, and what to keep until they come back. Asks nobody.
     *
     * @param tenant whose calls will use the account; empty for the client's own
     * @param redirect where the provider sends people back to, exactly as registered with it
     * @param scopes what to ask for; none for what the profile lists
     * @throws CredentialException if the application's credentials are missing
     */
    AuthorizationRequest begin(String tenant, URI redirect, List<String> scopes);

    /**
     * Checks what the provider sent back, exchanges the code for tokens and keeps them. Blocks.
     *
     * @param begun what {@link #begin} returned, kept in the session of the person who was sent
     * @param callback the whole address at which they came back, query included
     * @throws CredentialException if the state is another one (then somebody else may have sent the person here), the owner did not
     *     agree, or the code is not accepted
     * @throws InterruptedException if the thread was interrupted; the code may be used up
     */
    void finish(AuthorizationRequest begun, URI callback) throws InterruptedException;
}
