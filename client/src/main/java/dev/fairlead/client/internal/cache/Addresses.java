package dev.fairlead.client.internal.cache;

import java.net.URI;
import java.util.Locale;

/** Addresses in the one form in which they are compared (RFC 9110 §4.2.3). */
final class Addresses {

    private Addresses() {}

    /** Returns scheme, host and port, in lower case, with the usual port written out. */
    static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":"
                + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    /** Returns the path as it is encoded; a slash where there is none. */
    static String path(URI uri) {
        String path = uri.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** Returns the whole address without a fragment. */
    static String whole(URI uri) {
        return origin(uri) + path(uri) + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
