package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.Redaction;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Follows redirects (RFC 9110 §15.4) of GET and HEAD, at most five. Where the origin changes, only headers go along that are
 * known to be no credential; a way from https to http is refused. Thread-safe.
 */
public final class Redirects implements Transport {

    private static final int MOST = 5;
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final Set<String> KEPT_ACROSS_ORIGINS = Set.of("accept", "accept-language", "user-agent");

    private final Transport transport;
    private final TimeSource time;

    /** Follows the redirects of another transport. */
    public Redirects(Transport transport, TimeSource time) {
        this.transport = transport;
        this.time = time;
    }

    @Override
    public TransportResult send(HttpRequest request, Duration timeout) throws InterruptedException {
        long end = time.nanoTime() + timeout.toNanos();
        HttpRequest current = request;
        for (int followed = 0; ; followed++) {
            Duration left = Duration.ofNanos(end - time.nanoTime());
            if (!left.isPositive()) {
                return new TransportResult.TimedOut(Delivery.MAYBE_PROCESSED);
            }
            TransportResult result = transport.send(current, followed == 0 ? timeout : left);
            Optional<String> location = location(current, result);
            if (location.isEmpty()) {
                return result instanceof TransportResult.Answered answered
                        ? new TransportResult.Answered(answered.response(), followed > 0)
                        : result;
            }
            if (followed == MOST) {
                return refused("more than " + MOST + " redirects, the last one to " + printable(location.get()));
            }
            Optional<URI> target = target(current.uri(), location.get());
            if (target.isEmpty()) {
                return refused("a redirect to " + printable(location.get()) + ", which is no web address");
            }
            if (isHttps(current.uri()) && !isHttps(target.get())) {
                return refused("a redirect from https to " + Redaction.address(target.get()) + " is not followed");
            }
            current = next(current, target.get());
        }
    }

    private static Optional<String> location(HttpRequest request, TransportResult result) {
        if (!METHODS.contains(request.method()) || !(result instanceof TransportResult.Answered answered)) {
            return Optional.empty();
        }
        HttpResponse response = answered.response();
        return STATUSES.contains(response.status()) ? response.headers().first("Location") : Optional.empty();
    }

    private static Optional<URI> target(URI from, String location) {
        try {
            URI target = from.resolve(location);
            String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
            boolean isWeb = (scheme.equals("http") || scheme.equals("https")) && target.getHost() != null;
            return isWeb ? Optional.of(target) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static HttpRequest next(HttpRequest request, URI target) {
        HttpRequest moved = request.withUri(target);
        return origin(request.uri()).equals(origin(target))
                ? moved
                : moved.withHeaders(
                        request.headers().filter(name -> KEPT_ACROSS_ORIGINS.contains(name.toLowerCase(Locale.ROOT))));
    }

    /** RFC 6454 §4: scheme, host and port. */
    private static String origin(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : isHttps(uri) ? 443 : 80;
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static TransportResult refused(String what) {
        return new TransportResult.Broken(Delivery.ANSWERED, false, new IOException(what));
    }

    private static String printable(String location) {
        int query = location.indexOf('?');
        String shown = query < 0 ? location : location.substring(0, query) + "?" + Redaction.MARK;
        return shown.length() <= 200 ? shown : shown.substring(0, 200) + "…";
    }

    @Override
    public void close() {
        transport.close();
    }
}
