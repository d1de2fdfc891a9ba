package dev.fairlead.sandbox;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.sandbox.core.Books;
import dev.fairlead.sandbox.fault.Faults;
import dev.fairlead.sandbox.server.Inspection;
import dev.fairlead.sandbox.server.SandboxServer;
import dev.fairlead.sandbox.store.Stores;
import dev.fairlead.sandbox.webhook.WebhookSender;
import java.net.URI;
import java.util.Map;

/**
 * A running stand-in for a provider, on loopback. Made with {@link #builder}; safe for use by any number of threads.
 *
 * <p>Beside the provider's API it serves a control API under {@code /__sandbox/}, see
 * {@link dev.fairlead.sandbox.server.Control}.
 */
public final class Sandbox implements AutoCloseable {

    private final SandboxServer server;
    private final Assembly assembly;

    Sandbox(SandboxServer server, Assembly assembly) {
        this.server = server;
        this.assembly = assembly;
    }

    /** Returns a builder of a sandbox that serves the operations of this description as the profile says. */
    public static SandboxBuilder builder(ApiDescription description, Profile profile) {
        return new SandboxBuilder(description, profile);
    }

    /** Returns the base URL, without a trailing slash. */
    public URI uri() {
        return server.uri();
    }

    /**
     * Returns the address to use in place of the profile's base URL, without a trailing slash: where that has a path, as in
     * {@code https://api.example.com/v2}, so has this.
     */
    public URI baseUrl() {
        String path = assembly.provider().profile().baseUrl().getRawPath();
        return path == null || path.isEmpty() || path.equals("/")
                ? uri()
                : URI.create(uri() + path.replaceAll("/+$", ""));
    }

    /**
     * Returns the only credentials that are let in, all made up, by the names that {@link
     * dev.fairlead.profile.Authentication#credentials()} lists.
     */
    public Map<String, Secret> credentials() {
        return assembly.credentials().all();
    }

    /**
     * Returns the only key that is let in: a made-up test key.
     *
     * @throws IllegalStateException if the profile's schemes take no single key; then see {@link #credentials()}
     */
    public String apiKey() {
        Secret key = credentials().get("api_key");
        if (key == null) {
            throw new IllegalStateException("this provider has no single API key, but "
                    + credentials().keySet() + ": take Sandbox.credentials()");
        }
        return key.reveal();
    }

    /** Returns the switch for faults, and their counts. */
    public Faults faults() {
        return assembly.faults();
    }

    /** Returns the sender of webhooks: its misbehaviour, its numbers, and a way to wait for it. */
    public WebhookSender webhooks() {
        return assembly.webhooks();
    }

    /** Returns what really happened so far, as one consistent snapshot. */
    public Books books() {
        return inspection().books();
    }

    /** Returns all objects. */
    public Stores stores() {
        return assembly.stores();
    }

    /**
     * Sends an event again to all that want it.
     *
     * @return whether there is such an event
     */
    public boolean resend(String eventId) {
        return inspection().resend(eventId);
    }

    /**
     * Plays the customer at the authentication that a payment or set-up waits for.
     *
     * @return whether there is one with this id that waits
     */
    public boolean authenticate(String id, boolean succeeds) {
        return inspection().authenticate(id, succeeds);
    }

    private Inspection inspection() {
        return assembly.inspection();
    }

    /** Returns the URL and the number of operations. */
    @Override
    public String toString() {
        return "Sandbox[" + uri() + ", " + assembly.routes().all().size() + " operations]";
    }

    /** Ends all requests, drops all webhooks that are pending, and gives the port back. Blocks for a moment. */
    @Override
    public void close() {
        server.close();
        assembly.webhooks().close();
    }
}
