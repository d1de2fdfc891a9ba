package dev.fairlead.client.internal.auth;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.profile.AuthScheme.Place;
import java.net.URI;
import java.util.Arrays;

/** Small changes to requests. */
final class Requests {

    private Requests() {}

    /** Returns the request with one header in place of all others of its name. */
    static HttpRequest withHeader(HttpRequest request, String name, String value) {
        Headers headers = request.headers();
        return request.withHeaders(headers.has(name) ? headers.with(name, value) : headers.plus(name, value));
    }

    /** Returns the request with one more query parameter, both parts percent-encoded already. */
    static HttpRequest withQuery(HttpRequest request, String name, String value) {
        String text = request.uri().toString();
        int hash = text.indexOf('#');
        String address = hash < 0 ? text : text.substring(0, hash);
        String query = request.uri().getRawQuery();
        String separator = query == null ? "?" : query.isEmpty() ? "" : "&";
        return request.withUri(URI.create(address + separator + name + "=" + value));
    }

    /** Returns the request to another host. */
    static HttpRequest toOrigin(HttpRequest request, URI origin) {
        URI from = request.uri();
        String rest = (from.getRawPath() == null ? "" : from.getRawPath())
                + (from.getRawQuery() == null ? "" : "?" + from.getRawQuery());
        String base = origin.getScheme() + "://" + origin.getRawAuthority();
        return request.withUri(URI.create(base + rest));
    }

    /** Returns whether a request carries a value. */
    static boolean has(HttpRequest request, Place in, String name, String value) {
        if (in == Place.HEADER) {
            return request.headers().first(name).filter(value::equals).isPresent();
        }
        String query = request.uri().getRawQuery();
        return query != null && Arrays.asList(query.split("&", -1)).contains(name + "=" + value);
    }
}
