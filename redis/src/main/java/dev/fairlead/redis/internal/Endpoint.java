package dev.fairlead.redis.internal;

import dev.fairlead.profile.Secret;
import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;

/** Where the server is, parsed from a URI that may hold a password, and printed without it. */
final class Endpoint {

    private final RedisURI uri;

    private Endpoint(RedisURI uri) {
        this.uri = uri;
    }

    /**
     * Parses a URI.
     *
     * @throws IllegalArgumentException if it is none; the message does not have its text
     */
    static Endpoint parse(Secret uri) {
        String text = uri.reveal();
        if (!text.startsWith("redis://") && !text.startsWith("rediss://")) {
            throw new IllegalArgumentException("a Redis URI begins with redis:// or, for TLS, with rediss://");
        }
        @Nullable RedisURI parsed = null;
        try {
            parsed = RedisURI.create(text);
        } catch (RuntimeException withTheWholeText) {
            // said below, without the text
        }
        if (parsed == null || !isHost(parsed.getHost())) {
            throw new IllegalArgumentException(
                    "the Redis URI is not of the form redis[s]://[[user:]password@]host[:port][/database]; characters"
                            + " of a password that URIs reserve are percent-encoded, and the name of a host has no _");
        }
        return new Endpoint(parsed);
    }

    /** The parser takes what it does not understand, the port too, for the host. */
    private static boolean isHost(@Nullable String host) {
        return host != null && !host.isBlank() && (host.startsWith("[") || host.indexOf(':') < 0);
    }

    RedisURI uri() {
        return uri;
    }

    @Override
    public String toString() {
        return uri.getHost() + ":" + uri.getPort();
    }
}
