package dev.fairlead.client.internal.codec;

import java.net.URI;
import java.util.Locale;

/** Addresses in the one form in which they are compared (RFC 9110 §4.2.3). */
public final class Addresses {

    private Addresses() {}

    /** Returns scheme, host and port, in lower case, with the usual port written out. */
    public static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":"
                + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    /** Returns the path as it is encoded; a slash where there is none. */
    public static String path(URI uri) {
        String path = uri.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /**
     * Returns what a reference leads to (RFC 3986 §5.2.2), where {@link URI#resolve} goes by an older rule: {@code ?page=2} stays
     * at its path.
     *
     * @throws IllegalArgumentException if the reference is malformed
     */
    public static URI resolve(URI from, String reference) {
        return from.resolve(reference.startsWith("?") ? path(from) + reference : reference);
    }

    /** Returns the whole address without a fragment. */
    public static String whole(URI uri) {
        return origin(uri) + path(uri) + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
