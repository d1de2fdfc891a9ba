package dev.fairlead.client.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * What of a request or response may be printed. By allow-list: what is not known to be harmless is a secret.
 */
public final class Redaction {

    /** What stands in place of a value. */
    public static final String MARK = "****";

    private static final Set<String> HARMLESS_HEADERS = Set.of(
            "accept",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "date",
            "host",
            "idempotent-replayed",
            "request-id",
            "retry-after",
            "server",
            "stripe-should-retry",
            "stripe-version",
            "transfer-encoding",
            "user-agent",
            "vary",
            "x-request-id");

    private Redaction() {}

    /** Returns a header's value if it may be printed, else {@link #MARK}. */
    public static String headerValue(String name, String value) {
        return HARMLESS_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? value : MARK;
    }

    /** Returns an address without user, query values and fragment: {@code https://host/path?limit=****}. */
    public static String address(URI uri) {
        return address(uri, uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    /**
     * Returns an address without user, query values and fragment, and with another path than its own: paths may hold names of
     * people and even tokens, templates do not. {@code https://host/v1/customers/{customer}?limit=****}.
     *
     * @param path shown as it is
     */
    public static String address(URI uri, String path) {
        StringBuilder text = new StringBuilder();
        if (uri.getScheme() != null) {
            text.append(uri.getScheme()).append("://");
        }
        if (uri.getHost() != null) {
            text.append(uri.getHost());
        }
        if (uri.getPort() >= 0) {
            text.append(':').append(uri.getPort());
        }
        text.append(path);
        if (uri.getRawQuery() != null) {
            appendQuery(text, uri.getRawQuery());
        }
        return text.toString();
    }

    private static void appendQuery(StringBuilder text, String query) {
        char separator = '?';
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            text.append(separator);
            // Without an equals sign the whole parameter could be the secret.
            text.append(equals < 0 ? MARK : parameter.substring(0, equals + 1) + MARK);
            separator = '&';
        }
    }
}
