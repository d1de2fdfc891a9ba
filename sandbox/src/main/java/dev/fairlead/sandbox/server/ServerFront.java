package dev.fairlead.sandbox.server;

import dev.fairlead.sandbox.fault.Fault;
import dev.fairlead.sandbox.fault.Faults;
import dev.fairlead.sandbox.fault.ProviderRequest;
import dev.fairlead.sandbox.wire.Incoming;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between Helidon and the pipeline: reads whole requests, misbehaves where a fault is due, writes answers. */
final class ServerFront {

    private static final Logger LOG = LoggerFactory.getLogger(ServerFront.class);
    private static final int MAX_BODY = 1 << 20;
    private static final int MOST_DISCARDED = 32 << 20;
    private static final Duration STALL = Duration.ofMinutes(1);
    private static final Header JSON = HeaderValues.createCached("Content-Type", "application/json");

    private final Pipeline pipeline;
    private final Control control;
    private final Faults faults;
    private final @Nullable String idempotencyHeader;
    private final CountDownLatch closing = new CountDownLatch(1);

    ServerFront(Pipeline pipeline, Control control, Faults faults, @Nullable String idempotencyHeader) {
        this.pipeline = pipeline;
        this.control = control;
        this.faults = faults;
        this.idempotencyHeader = idempotencyHeader;
    }

    /** Ends all delays. */
    void close() {
        closing.countDown();
    }

    void handle(ServerRequest request, ServerResponse response) {
        serve(request, response);
        // Helidon announces the end of the connection and leaves closing it to the client (RFC 9112 §9.6 has us close
        // it).
        if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
                || response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("the last answer was sent");
        }
    }

    private void serve(ServerRequest request, ServerResponse response) {
        byte @Nullable [] body = body(request);
        Incoming incoming = incoming(request, body == null ? new byte[0] : body);
        if (body == null) {
            send(response, pipeline.refuse(incoming, 413).with("Connection", "close"));
            return;
        }
        if (incoming.path().startsWith(Control.PREFIX)) {
            send(response, control.answer(incoming));
            return;
        }
        Optional<Answer> token = pipeline.token(incoming);
        if (token.isPresent()) {
            send(response, token.get());
            return;
        }
        String key = idempotencyHeader == null ? null : incoming.header(idempotencyHeader);
        Optional<Fault> fault = fault(new ProviderRequest(incoming.method(), incoming.path(), key));
        if (fault.isEmpty()) {
            send(response, pipeline.answer(incoming));
        } else {
            misbehave(fault.get(), incoming, response);
        }
    }

    private Optional<Fault> fault(ProviderRequest request) {
        try {
            return faults.next(request);
        } catch (RuntimeException broken) {
            LOG.atError().setCause(broken).log("the plan of faults failed");
            return Optional.of(new Fault.Status(500));
        }
    }

    private void misbehave(Fault fault, Incoming incoming, ServerResponse response) {
        switch (fault) {
            case Fault.Status status -> send(response, pipeline.refuse(incoming, status.status()));
            case Fault.Answer error -> send(response, pipeline.declaredError(incoming, error.status()));
            case Fault.ResetConnection ignored -> throw Connections.current().reset();
            case Fault.CutResponse ignored ->
                throw Connections.current().writeAndClose(halfOf(pipeline.answer(incoming)));
            case Fault.Delay delay -> {
                Answer answer = pipeline.answer(incoming);
                await(delay.duration());
                send(response, answer);
            }
            case Fault.Stall ignored -> {
                await(STALL);
                throw Connections.current().reset();
            }
        }
    }

    private void await(Duration duration) {
        try {
            if (closing.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw Connections.current().reset();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw Connections.current().reset();
        }
    }

    /** Returns the whole head and the first half of the body. */
    private static byte[] halfOf(Answer answer) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(answer.status)
                .append(' ')
                .append(Status.create(answer.status).reasonPhrase())
                .append("\r\nContent-Type: ")
                .append(answer.mediaType)
                .append("\r\nContent-Length: ")
                .append(answer.body.length)
                .append("\r\n");
        answer.headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Arrays.copyOf(start, start.length + answer.body.length / 2);
        System.arraycopy(answer.body, 0, bytes, start.length, answer.body.length / 2);
        return bytes;
    }

    private static void send(ServerResponse response, Answer answer) {
        response.status(answer.status);
        if (!answer.mediaType.isEmpty()) {
            response.header(
                    answer.mediaType.equals("application/json")
                            ? JSON
                            : HeaderValues.create("Content-Type", answer.mediaType));
        }
        answer.headers.forEach((name, value) -> response.header(HeaderNames.create(name), value));
        if (answer.body.length == 0) {
            response.send();
        } else {
            response.send(answer.body);
        }
    }

    private static Incoming incoming(ServerRequest request, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : request.headers()) {
            headers.put(header.headerName().lowerCase(), header.get());
        }
        return new Incoming(
                request.prologue().method().text(),
                request.path().rawPath(),
                request.query().isEmpty() ? "" : request.query().rawValue(),
                headers,
                body);
    }

    /** Returns the body, or null if it is too large. */
    private static byte @Nullable [] body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (var stream = request.content().inputStream()) {
            long announced = request.headers().contentLength().orElse(MAX_BODY);
            byte[] bytes = stream.readNBytes((int) Math.min(announced, MAX_BODY) + 1);
            if (bytes.length <= MAX_BODY) {
                return bytes;
            }
            // A client that is still sending when we close does not see the answer: hear it out, within reason.
            discard(stream);
            return null;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void discard(InputStream stream) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int left = MOST_DISCARDED;
        int read = 0;
        while (read >= 0 && left > 0) {
            left -= read;
            read = stream.read(buffer);
        }
    }
}
