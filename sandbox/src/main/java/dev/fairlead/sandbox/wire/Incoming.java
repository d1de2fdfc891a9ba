package dev.fairlead.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it came over the wire. Immutable by agreement: nobody writes into the body. */
public final class Incoming {

    private final String method;
    private final String path;
    private final String query;
    private final byte[] body;
    private final Map<String, String> headers;

    /**
     * Creates a request.
     *
     * @param path still escaped
     * @param query still escaped; empty if there is none
     * @param headers by lower-case name
     */
    public Incoming(String method, String path, String query, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** Returns the method in upper case. */
    public String method() {
        return method;
    }

    /** Returns the path, still escaped. */
    public String path() {
        return path;
    }

    /** Returns the query, still escaped; empty if there is none. */
    public String query() {
        return query;
    }

    /** Returns the bytes themselves, not a copy; none where there is no body. */
    public byte[] body() {
        return body;
    }

    /** Returns the header of a name, whatever the case of its letters; null for none. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** Returns all headers by lower-case name. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns the media type of the body in lower case, without parameters; empty where it is not said. */
    public String mediaType() {
        String header = header("content-type");
        if (header == null) {
            return "";
        }
        int parameters = header.indexOf(';');
        return (parameters < 0 ? header : header.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Returns the first query parameter of a name, decoded; null for none. */
    public @Nullable String queryValue(String name) {
        return pairValue(query, name);
    }

    /** Returns the first field of a name in a form body, decoded; null for none, or where the body is no form. */
    public @Nullable String formValue(String name) {
        return mediaType().equals("application/x-www-form-urlencoded")
                ? pairValue(new String(body, StandardCharsets.UTF_8), name)
                : null;
    }

    private static @Nullable String pairValue(String pairs, String name) {
        for (String pair : pairs.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decoded(pair.substring(0, equals)).equals(name)) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return null;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
