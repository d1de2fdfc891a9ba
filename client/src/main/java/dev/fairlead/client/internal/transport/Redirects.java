package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.internal.codec.Addresses;
import dev.fairlead.client.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects (RFC 9110 §15.4), at most five and none twice. A way from https to http is refused. Thread-safe.
 *
 * <table>
 * <caption>What follows a redirect</caption>
 * <tr><th>status</th><th>GET, HEAD</th><th>other methods</th></tr>
 * <tr><td>301, 302</td><td>the same</td><td>handed back: whether to repeat or to look is not said</td></tr>
 * <tr><td>303</td><td>the same</td><td>GET without a body</td></tr>
 * <tr><td>307, 308</td><td>the same</td><td>the same, to the same origin and with a replayable body; else handed back</td></tr>
 * </table>
 *
 * <p>Where the origin changes, only headers go along that are known to be no credential, whatever their names, and no body. Where
 * the provider repeats a credential in the address of another origin, its query parameter is left out, and in any other place the
 * redirect is refused. A request whose credentials are {@linkplain HttpRequest#isBound bound} to it is handed back: elsewhere its signature is wrong, and
 * nobody's business.
 */
public final class Redirects implements Transport {

    private static final int MOST = 5;
    private static final Set<String> KEPT_ACROSS_ORIGINS = Set.of("accept", "accept-language", "user-agent");

    private final Transport transport;
    private final Predicate<String> isSecret;
    private final TimeSource time;

    /**
     * Follows the redirects of another transport.
     *
     * @param isSecret whether a text holds a credential that is in use
     */
    public Redirects(Transport transport, Predicate<String> isSecret, TimeSource time) {
        this.transport = transport;
        this.isSecret = isSecret;
        this.time = time;
    }

    @Override
    public TransportResult send(HttpRequest request, Duration timeout) throws InterruptedException {
        return send(request, timeout, time.nanoTime());
    }

    /**
     * As {@link #send(HttpRequest, Duration)}, for whoever has just read the clock.
     *
     * @param nowNanos what it showed
     */
    public TransportResult send(HttpRequest request, Duration timeout, long nowNanos) throws InterruptedException {
        TransportResult result = transport.send(request, timeout);
        return isRedirect(result) ? follow(request, result, nowNanos + timeout.toNanos()) : result;
    }

    private TransportResult follow(HttpRequest request, TransportResult redirect, long end)
            throws InterruptedException {
        HttpRequest current = request;
        TransportResult result = redirect;
        Set<String> seen = new HashSet<>();
        for (int followed = 0; isRedirect(result); followed++) {
            HttpResponse response = ((TransportResult.Answered) result).response();
            Optional<String> location = response.headers().first("Location");
            if (location.isEmpty() || current.isBound()) {
                return result;
            }
            seen.add(current.method() + " " + current.uri());
            Optional<URI> target = RedirectTarget.of(current.uri(), location.get());
            String objection = objection(current.uri(), target, followed);
            if (objection != null) {
                return refused(objection);
            }
            Optional<HttpRequest> next =
                    next(current, response.status(), withoutSecrets(current.uri(), target.orElseThrow()));
            if (next.isEmpty()) {
                return result;
            }
            current = next.get();
            if (!seen.add(current.method() + " " + current.uri())) {
                return refused("a redirect within " + place(current.uri()) + " to where it had been before");
            }
            long left = end - time.nanoTime();
            result = left <= 0
                    ? new TransportResult.TimedOut(Delivery.MAYBE_PROCESSED)
                    : sent(request, transport.send(current, Duration.ofNanos(left)));
        }
        return result;
    }

    /** What proves who we are to one origin is nobody's business elsewhere, although this origin itself wrote the address. */
    private URI withoutSecrets(URI from, URI target) {
        return isSameOrigin(from, target) ? target : RedirectTarget.withoutParameters(target, isSecret);
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return Addresses.origin(one).equals(Addresses.origin(other));
    }

    private @Nullable String objection(URI from, Optional<URI> target, int followed) {
        if (followed == MOST) {
            return "more than " + MOST + " redirects, the last one from " + place(from);
        }
        if (target.isEmpty()) {
            return "a redirect from " + place(from) + " to what is no web address";
        }
        if (isHttps(from) && !isHttps(target.get())) {
            return "a redirect from https to " + place(target.get()) + " is not followed";
        }
        return !isSameOrigin(from, target.get()) && RedirectTarget.hasOutsideOfItsQuery(target.get(), isSecret)
                ? "a redirect from " + place(from)
                        + " to another origin with a credential in its address is not followed"
                : null;
    }

    private static Optional<HttpRequest> next(HttpRequest request, int status, URI target) {
        boolean sameOrigin = isSameOrigin(request.uri(), target);
        HttpRequest moved = request.withUri(target);
        if (!isRead(request)) {
            RequestBody body = request.body();
            if (status == 303) {
                moved = moved.with("GET", null)
                        .withHeaders(request.headers()
                                .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith("content-")));
            } else if (status < 307 || !sameOrigin || (body != null && !body.isReplayable())) {
                return Optional.empty();
            }
        }
        return Optional.of(
                sameOrigin
                        ? moved
                        : moved.with(moved.method(), null)
                                .withHeaders(moved.headers()
                                        .filter(name -> KEPT_ACROSS_ORIGINS.contains(name.toLowerCase(Locale.ROOT)))));
    }

    private static boolean isRead(HttpRequest request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    /** A request that changed something before it was redirected was sent, whatever becomes of the rest of its way. */
    private static TransportResult sent(HttpRequest first, TransportResult last) {
        Delivery delivery =
                isRead(first) || last.delivery() != Delivery.NOT_SENT ? last.delivery() : Delivery.MAYBE_PROCESSED;
        return switch (last) {
            case TransportResult.Answered answered -> new TransportResult.Answered(answered.response(), true);
            case TransportResult.Broken broken ->
                new TransportResult.Broken(delivery, broken.repeatable(), broken.cause());
            case TransportResult.TimedOut ignored -> new TransportResult.TimedOut(delivery);
        };
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static TransportResult refused(String what) {
        return new TransportResult.Broken(Delivery.ANSWERED, false, new IOException(what));
    }

    /** Paths may hold what nobody is to see, and the one who redirects wrote this one. */
    private static String place(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static boolean isRedirect(TransportResult result) {
        return result instanceof TransportResult.Answered answered
                && switch (answered.response().status()) {
                    case 301, 302, 303, 307, 308 -> true;
                    default -> false;
                };
    }

    @Override
    public void close() {
        transport.close();
    }
}
