package dev.fairlead.webhooks.receiver;

import dev.fairlead.webhooks.signature.WebhookHeaders;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A receiver behind a socket.
 *
 * <p>It expects little of its callers: bodies are counted as they come, connections and the work at hand are bounded, and a
 * request that does not arrive in time loses its connection. It speaks plain HTTP, for a proxy that ends TLS in front of it.
 */
public final class ReceiverServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiverServer.class);
    private static final int MAX_HEADERS_BYTES = 32_768;
    private static final int POLITE_DRAIN_BYTES = 4 << 20; // thrown away as it comes

    private final Receiver receiver;
    private final ServerOptions options;
    private final Semaphore room;
    private final BodyReader bodies;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final ArrivalLimit arrivals = new ArrivalLimit(Http1ConnectionSelector.builder()
            .config(http -> http.maxHeadersSize(MAX_HEADERS_BYTES))
            .build());
    private final WebServer server;
    private volatile int port;

    private ReceiverServer(Receiver receiver, ServerOptions options) {
        this.receiver = receiver;
        this.options = options;
        this.room = new Semaphore(options.maxConcurrent());
        int maxBody = receiver.options().maxBodyBytes();
        this.bodies = new BodyReader(maxBody, (long) maxBody * options.maxConcurrent());
        this.server = server();
    }

    /**
     * Starts a server on 127.0.0.1.
     *
     * @param port 0 for any that is free
     * @throws ReceiverException if it cannot listen there, for instance because the port is in use
     */
    public static ReceiverServer start(Receiver receiver, int port) {
        return start(receiver, ServerOptions.defaults().withPort(port));
    }

    /**
     * Starts a server.
     *
     * @throws ReceiverException if it cannot listen there, for instance because the port is in use
     */
    public static ReceiverServer start(Receiver receiver, ServerOptions options) {
        requireFree(options);
        ReceiverServer started = new ReceiverServer(receiver, options);
        started.server.start();
        if (!started.server.isRunning()) {
            throw new ReceiverException(where(options) + "the log says why", null);
        }
        started.port = started.server.port();
        return started;
    }

    /** Tries the address first, because Helidon only logs why it could not have it. */
    private static void requireFree(ServerOptions options) {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(options.host(), options.port()));
        } catch (IOException | UnresolvedAddressException failure) {
            throw new ReceiverException(where(options) + reason(failure), failure);
        }
    }

    private static String where(ServerOptions options) {
        return "cannot listen on " + options.host() + ":" + options.port() + ": ";
    }

    private static String reason(Exception failure) {
        if (failure instanceof UnresolvedAddressException) {
            return "no such host";
        }
        String message = String.valueOf(failure.getMessage());
        return message.contains("in use")
                ? "the port is in use: end what uses it, or choose another port"
                : message.lines().findFirst().orElse("") + ": choose another address or port";
    }

    private WebServer server() {
        Duration timeout = options.requestTimeout();
        Duration period = timeout.dividedBy(4).compareTo(Duration.ofSeconds(1)) < 0
                ? timeout.dividedBy(4)
                : Duration.ofSeconds(1);
        return WebServer.builder()
                .host(options.host())
                .port(options.port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .shutdownGracePeriod(Duration.ofMillis(100))
                .maxTcpConnections(options.maxConnections())
                .idleConnectionTimeout(timeout) // counted from a request's first line: bounds its whole arrival
                .idleConnectionPeriod(period)
                .contentEncoding(new UndecodedBodies())
                .protocolsDiscoverServices(false)
                .addConnectionSelector(arrivals) // the only one, or silent connections would not be found idle
                .routing(routing -> routing.any(this::handle))
                .build();
    }

    /** Returns where the server listens, for instance {@code http://127.0.0.1:8080}. */
    public URI uri() {
        return URI.create(
                "http://" + (options.host().contains(":") ? "[" + options.host() + "]" : options.host()) + ":" + port);
    }

    /** Returns where a source's webhooks go to. */
    public URI uri(Source source) {
        return uri().resolve(receiver.options().pathPrefix() + source.name());
    }

    private void handle(ServerRequest request, ServerResponse response) {
        String method = request.prologue().method().text();
        String path = request.path().rawPath();
        WebhookHeaders headers = headers(request);
        Optional<WebhookResponse> refused =
                closing.get() ? Optional.of(receiver.unavailable()) : receiver.refuseUnread(method, path, headers);
        if (refused.isPresent()) {
            refuse(response, unread(request), refused.get());
            return;
        }
        InputStream in = request.content().inputStream();
        switch (read(in)) {
            case BodyReader.Read.TooLarge tooLarge -> refuse(response, in, receiver.tooLarge());
            case BodyReader.Read.NoRoom noRoom -> refuse(response, in, receiver.unavailable());
            case BodyReader.Read.Complete body ->
                answer(response, WebhookRequest.of(method, path, headers, body.bytes));
        }
    }

    private BodyReader.Read read(InputStream in) {
        try {
            return bodies.read(in);
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    /** Works on a request until its answer is sent, so that closing does not come between. */
    private void answer(ServerResponse response, WebhookRequest request) {
        if (!room.tryAcquire()) {
            LOG.atWarn()
                    .addKeyValue("limit", options.maxConcurrent())
                    .log("too many webhooks at once; one was sent away");
            send(response, receiver.unavailable());
            return;
        }
        arrivals.arrived();
        try {
            send(response, closing.get() ? receiver.unavailable() : receiver.receive(request));
        } finally {
            arrivals.done();
            room.release();
        }
    }

    private static WebhookHeaders headers(ServerRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : request.headers()) {
            headers.put(header.name(), header.allValues());
        }
        return WebhookHeaders.of(headers);
    }

    /** Returns the body that a sender is sending; nothing where it waits to be asked for it. */
    private static InputStream unread(ServerRequest request) {
        boolean waits = request.headers().contains(HeaderNames.EXPECT) && !request.continueSent();
        return request.content().hasEntity() && !waits
                ? request.content().inputStream()
                : InputStream.nullInputStream();
    }

    /** Answers a request whose body was not read to its end; the connection cannot be used again. */
    private static void refuse(ServerResponse response, InputStream rest, WebhookResponse answer) {
        BodyReader.drain(rest, POLITE_DRAIN_BYTES);
        response.header(HeaderValues.CONNECTION_CLOSE);
        send(response, answer);
    }

    private static void send(ServerResponse response, WebhookResponse answer) {
        response.status(Status.create(answer.status()));
        answer.headers().forEach(response::header);
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(answer.body().toJson().getBytes(StandardCharsets.UTF_8));
    }

    /** Takes no more requests, waits {@link ServerOptions#closeTimeout()} for those that are being worked on, and stops. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!room.tryAcquire(options.maxConcurrent(), options.closeTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("the server was closed while webhooks were being stored; they will be sent again");
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
        server.stop();
    }
}
