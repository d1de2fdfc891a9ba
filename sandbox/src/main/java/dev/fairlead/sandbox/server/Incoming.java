package dev.fairlead.sandbox.server;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it came over the wire. */
final class Incoming {

    final String method;
    /** Still escaped. */
    final String path;
    /** Still escaped; empty if there is none. */
    final String query;

    final byte[] body;
    private final Map<String, String> headers;

    /**
     * Creates a request.
     *
     * @param headers by lower-case name
     */
    Incoming(String method, String path, String query, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    @Nullable
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }
}
