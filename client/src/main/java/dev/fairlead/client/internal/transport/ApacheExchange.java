package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Download;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.TransportResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.ConnectionShutdownException;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** One request and its answer. Runs on a virtual thread, once. Its alarm is its timeout. */
final class ApacheExchange extends Watchdog.Alarm {

    private final HttpRequest source;
    private final Duration timeout;
    private final Parts parts;
    private final Grip grip;
    private final SendMark mark = new SendMark();

    /** What all exchanges of a transport share. */
    record Parts(
            HttpClientConnectionManager pool,
            Routes routes,
            Connector connector,
            Watchdog watchdog,
            long maxBytes,
            Timeout silence,
            boolean unpacks) {}

    ApacheExchange(HttpRequest source, Duration timeout, Parts parts) {
        this.source = source;
        this.timeout = timeout;
        this.parts = parts;
        this.grip = new Grip(parts.pool());
    }

    TransportResult run() throws InterruptedException {
        parts.watchdog().set(this, timeout.toNanos());
        try {
            HttpRoute route = parts.routes().to(source.uri());
            OutgoingRequest request = OutgoingRequest.of(
                    source,
                    route,
                    parts.unpacks() ? ContentCoding.ACCEPTED : null,
                    parts.connector().proxyAuthorization(route));
            return read(request, send(request, route));
        } catch (ConnectionShutdownException closed) {
            return broken(new InterruptedIOException("the connection was closed in the middle of an exchange"));
        } catch (IOException | HttpException | IllegalStateException failure) {
            return broken(failure);
        } finally {
            parts.watchdog().takeBack(this);
            grip.drop(); // what was read to its end has gone back already
        }
    }

    private ClassicHttpResponse send(OutgoingRequest request, HttpRoute route)
            throws IOException, HttpException, InterruptedException {
        ConnectionEndpoint endpoint = grip.take(route);
        if (!endpoint.isConnected()) {
            parts.connector().connect(endpoint, route);
        }
        grip.require();
        return endpoint.execute(
                "exchange",
                request,
                (same, connection, context) ->
                        Conversation.hold(request, (QuietConnection) connection, mark, parts.silence()),
                null);
    }

    /** What is left of an answer that cannot be used is nobody's: its connection is closed, not read. */
    private TransportResult read(OutgoingRequest request, ClassicHttpResponse response) throws IOException {
        TransportResult result = new ResponseReader(response, parts.maxBytes()).read(source.download());
        if (result instanceof TransportResult.Answered && !mark.isCutShort()) {
            TimeValue keptFor = Reuse.keptFor(request, response, isClosing());
            if (keptFor != null) {
                grip.giveBack(keptFor);
            }
        }
        return result;
    }

    private boolean isClosing() {
        return source.headers().has("Connection")
                && source.headers().all("Connection").stream()
                        .anyMatch(value ->
                                value.toLowerCase(java.util.Locale.ROOT).contains("close"));
    }

    /** Closing a socket may block, and the watchdog has others to look after. */
    @Override
    void raise() {
        mark.timedOut();
        Thread.ofVirtual().name("fairlead-cut-off").start(grip::loosen);
    }

    private TransportResult broken(Exception failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted during an exchange");
        }
        if (mark.hasTimedOut()) {
            return new TransportResult.TimedOut(mark.delivery());
        }
        String trouble = TlsTrouble.explain(failure, String.valueOf(source.uri().getHost()));
        if (trouble != null) {
            return new TransportResult.Broken(mark.delivery(), false, new IOException(trouble, failure));
        }
        if (failure instanceof SocketTimeoutException && mark.delivery() == Delivery.MAYBE_PROCESSED) {
            return new TransportResult.Broken(
                    mark.delivery(),
                    canBegin(),
                    new IOException(
                            "no byte of the body came for " + parts.silence().toMilliseconds() + " ms", failure));
        }
        return new TransportResult.Broken(mark.delivery(), !isForGood(failure) && canBegin(), failure);
    }

    private boolean canBegin() {
        Download<?> download = source.download();
        return download == null || download.isRepeatable();
    }

    private static boolean isForGood(Exception failure) {
        return failure instanceof IllegalStateException
                || failure instanceof HttpException
                || failure instanceof BodyEntity.SourceFailure
                || failure instanceof AddressGuard.RefusedException
                || failure instanceof Connector.ProxyRefusal;
    }
}
