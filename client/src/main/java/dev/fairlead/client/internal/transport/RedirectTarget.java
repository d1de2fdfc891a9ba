package dev.fairlead.client.internal.transport;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Where a {@code Location} points. */
final class RedirectTarget {

    private RedirectTarget() {}

    /** Returns the web address, without user, password and fragment; empty if it is none. */
    static Optional<URI> of(URI from, String location) {
        try {
            // URI.resolve follows RFC 2396, which takes the last segment away from a query alone; RFC 3986 §5.2.2 does
            // not.
            URI target = location.startsWith("?") ? URI.create(base(from) + location) : from.resolve(location);
            String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
            if (!(scheme.equals("http") || scheme.equals("https")) || target.getHost() == null) {
                return Optional.empty();
            }
            String query = target.getRawQuery();
            return Optional.of(URI.create(base(target) + (query == null ? "" : "?" + query)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String base(URI uri) {
        String path = uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + (path == null ? "" : path);
    }
}
