package dev.fairlead.client.auth;

import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;

/**
 * Puts credentials onto each attempt. Thread-safe. The client makes one from the provider's profile; this is for providers that
 * no scheme of a profile describes.
 *
 * <p><b>When</b>: for each attempt, after every other policy let it through, so that a signature covers what is sent.
 * <b>Known then</b>: the whole request, and the tenant whose credentials are to be used. <b>If it fails</b>: a
 * {@link CredentialException} ends the call as an {@link dev.fairlead.client.error.AuthenticationException}, or as a
 * {@link dev.fairlead.client.error.TransportException} where it may pass; any other exception ends the call as it is.
 */
public interface Authenticator {

    /**
     * Returns the request with credentials. May block to get a token; callers who need the same one share one request for it.
     *
     * @param tenant whose credentials; empty for the client's own
     * @throws CredentialException if there are no credentials to be had
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    HttpRequest authenticate(HttpRequest request, String tenant) throws InterruptedException;

    /**
     * Returns the request with credentials, and waits no longer for them than a given time. By default as
     * {@link #authenticate(HttpRequest, String)}, for authenticators that never wait.
     *
     * @param withinNanos what is left of the call's deadline, in nanoseconds; never negative
     */
    default HttpRequest authenticate(HttpRequest request, String tenant, long withinNanos) throws InterruptedException {
        return authenticate(request, tenant);
    }

    /**
     * Takes note that the provider refused the credentials of a request, and returns whether other ones can be had: then the
     * request is authenticated anew and sent once more, at most once in a call. Called only for answers that the profile
     * declares. Does not block.
     *
     * @param sent the request as it was refused, credentials included
     * @param challenge the answer
     */
    boolean invalidate(String tenant, HttpRequest sent, HttpResponse challenge);

    /**
     * Takes note that the provider refused even the credentials that came in place of refused ones. By default nothing follows.
     *
     * @param sent the request as it was refused, credentials included
     */
    default void refusedAgain(String tenant, HttpRequest sent) {}

    /**
     * Returns an opaque name for the credentials that are in use now: the same for the same ones, and another for others, so that
     * nothing is shared between credentials. Says nothing about them.
     */
    String fingerprint(String tenant);
}
