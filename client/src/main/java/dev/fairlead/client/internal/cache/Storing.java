package dev.fairlead.client.internal.cache;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which answers may be kept (RFC 9111 §3), and what of them. Pure. */
final class Storing {

    /** The statuses that are understood wholly and may be kept without a word about it (RFC 9110 §15.1). */
    static final Set<Integer> UNDERSTOOD = Set.of(200, 203, 204);

    private static final int PARTIAL = 206;

    /** Fields about the connection, not about the answer (§3.1). */
    private static final Set<String> NOT_KEPT = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** Fields that describe the bytes that were kept, which a 304 does not send (§3.2). */
    private static final Set<String> NOT_UPDATED = Set.of("content-encoding", "content-length", "content-range");

    private Storing() {}

    /** Returns whether the rules allow to keep an answer in a private cache. */
    static boolean isAllowed(HttpRequest request, HttpResponse response) {
        int status = response.status();
        if (!request.method().equals("GET") || !response.isSuccess() || status == PARTIAL) {
            return false;
        }
        if (response.headers().has("Content-Range") || VaryKey.isAny(response.headers())) {
            return false;
        }
        CacheControl says = CacheControl.of(response.headers());
        boolean understood = UNDERSTOOD.contains(status);
        if (says.has("must-understand") ? !understood : says.has("no-store")) {
            return false; // §5.2.2.3: must-understand stands above no-store where the status is understood
        }
        return understood
                || says.has("public")
                || says.has("private")
                || says.has("max-age")
                || response.headers().has("Expires");
    }

    /** Returns the fields of an answer that are kept. */
    static Headers kept(Headers response) {
        Set<String> dropped = new HashSet<>(NOT_KEPT);
        Arrays.stream(String.join(",", response.all("Connection")).split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .forEach(dropped::add);
        dropped.addAll(CacheControl.of(response).uncachedFields());
        return response.filter(name -> !dropped.contains(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Returns the kept fields with those of a 304 in place of theirs (§3.2). The old {@code Age} goes in any case: it counts from
     * when the provider was last asked (§5.1), which is now.
     */
    static Headers updated(Headers stored, Headers fresh) {
        return stored.without("Age")
                .withAll(kept(fresh).filter(name -> !NOT_UPDATED.contains(name.toLowerCase(Locale.ROOT))));
    }

    /**
     * Returns whether a 304, or the answer to a HEAD, is about this stored answer (§4.3.4, §4.3.5): by the tag, else by the
     * date of the last change; if it has neither, it is about what was asked.
     */
    static boolean isAbout(StoredResponse stored, Headers fresh) {
        if (fresh.has("ETag")) {
            return opaque(fresh).equals(opaque(stored.headers()));
        }
        return !fresh.has("Last-Modified")
                || !stored.headers().has("Last-Modified")
                || fresh.first("Last-Modified").equals(stored.headers().first("Last-Modified"));
    }

    /** Weak comparison (RFC 9110 §8.8.3.2). */
    private static String opaque(Headers headers) {
        String tag = headers.first("ETag").orElse("");
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
