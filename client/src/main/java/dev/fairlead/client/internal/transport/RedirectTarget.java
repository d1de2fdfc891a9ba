package dev.fairlead.client.internal.transport;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Returns the address without the query parameters whose text is of a kind, as it is written or decoded. */
    static URI withoutParameters(URI target, Predicate<String> kind) {
        String query = target.getRawQuery();
        if (query == null || !isOf(query, kind)) {
            return target;
        }
        String rest = Stream.of(query.split("&", -1))
                .filter(parameter -> !isOf(parameter, kind))
                .collect(Collectors.joining("&"));
        return URI.create(base(target) + (rest.isEmpty() ? "" : "?" + rest));
    }

    /** Returns whether host or path are of a kind, as they are written or decoded. */
    static boolean hasOutsideOfItsQuery(URI target, Predicate<String> kind) {
        return isOf(base(target), kind);
    }

    private static boolean isOf(String text, Predicate<String> kind) {
        if (kind.test(text)) {
            return true;
        }
        try {
            return text.indexOf('%') >= 0 && kind.test(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException undecodable) {
            return false;
        }
    }

    private static String base(URI uri) {
        String path = uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + (path == null ? "" : path);
    }
}
