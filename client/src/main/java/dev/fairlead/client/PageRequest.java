package dev.fairlead.client;

import dev.fairlead.client.internal.codec.Addresses;
import dev.fairlead.client.model.Params;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Pager} asks for: the list by its parameters, or the address that an earlier page named. Immutable.
 */
public final class PageRequest {

    private final Params params;
    private final @Nullable String link;
    private final boolean authenticated;

    private PageRequest(Params params, @Nullable String link, boolean authenticated) {
        this.params = params;
        this.link = link;
        this.authenticated = authenticated;
    }

    /** Asks by parameters. */
    public static PageRequest of(Params params) {
        return new PageRequest(params, null, true);
    }

    /**
     * Asks for the address that a page named.
     *
     * @param link whole, or relative to the provider's address; used as it is
     * @param params those of the list; only those that go into headers are sent, for the link holds the others
     * @param authenticated whether credentials go along
     */
    public static PageRequest of(String link, Params params, boolean authenticated) {
        return new PageRequest(params, link, authenticated);
    }

    /** Returns the parameters of the list. */
    public Params params() {
        return params;
    }

    /** Returns the address that a page named. */
    public Optional<String> link() {
        return Optional.ofNullable(link);
    }

    /** Returns whether credentials go along. */
    public boolean isAuthenticated() {
        return authenticated;
    }

    /** Returns the address that a link leads to from another one; empty for what is no web address. */
    static Optional<URI> resolve(URI from, String link) {
        try {
            URI target = Addresses.resolve(from, link);
            return target.getHost() == null ? Optional.empty() : Optional.of(target);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** A link may hold a cursor that is a secret. */
    @Override
    public String toString() {
        return link == null ? "PageRequest(by parameters)" : "PageRequest(by link)";
    }
}
