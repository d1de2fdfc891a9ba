package dev.fairlead.sandbox.server;

import dev.fairlead.profile.Idempotency;
import dev.fairlead.sandbox.fault.Faults;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The HTTP server of a sandbox, on loopback: HTTP/1.1, a virtual thread for each connection. */
public final class SandboxServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final WebServer server;
    private final AtomicReference<@Nullable ServerFront> fronts;

    private SandboxServer(WebServer server, AtomicReference<@Nullable ServerFront> fronts) {
        this.server = server;
        this.fronts = fronts;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for any that is free
     * @throws BindException if the port is in use
     */
    public static SandboxServer start(int port, Provider provider, Faults faults, Control control)
            throws BindException {
        checkFree(port);
        Connections connections = new Connections();
        Idempotency idempotency = provider.profile().idempotency();
        ServerFront front = new ServerFront(
                new Pipeline(provider), control, faults, idempotency == null ? null : idempotency.header());
        // A timer of Helidon outlives its server and holds on to the routing: it must not hold on to everything behind
        // it.
        AtomicReference<@Nullable ServerFront> fronts = new AtomicReference<>(front);
        WebServer server = WebServer.builder()
                .host(HOST)
                .port(port)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(50))
                .connectionOptions(new AcceptedSockets(connections::accepted))
                .addConnectionSelector(connections)
                .routing(HttpRouting.builder().any((request, response) -> serve(fronts, request, response)))
                .build();
        try {
            server.start();
            if (!server.isRunning()) {
                throw new BindException("the server did not start on port " + port);
            }
            return new SandboxServer(server, fronts);
        } catch (RuntimeException failed) {
            server.stop();
            BindException bind = bindFailure(failed);
            if (bind != null) {
                throw bind;
            }
            throw failed;
        }
    }

    private static void serve(
            AtomicReference<@Nullable ServerFront> fronts, ServerRequest request, ServerResponse response) {
        ServerFront front = fronts.get();
        if (front == null) {
            throw new CloseConnectionException("the sandbox has ended");
        }
        front.handle(request, response);
    }

    /** Helidon writes a stack trace to the log and goes on where a port is in use: better to know before. */
    private static void checkFree(int port) throws BindException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException inUse) {
            throw inUse;
        } catch (IOException failed) {
            throw new UncheckedIOException("port " + port + " cannot be opened", failed);
        }
    }

    private static @Nullable BindException bindFailure(@Nullable Throwable failed) {
        return switch (failed) {
            case null -> null;
            case BindException bind -> bind;
            default -> bindFailure(failed.getCause());
        };
    }

    /** Returns where the server is, without a trailing slash. */
    public URI uri() {
        return URI.create("http://" + HOST + ":" + server.port());
    }

    /** Ends all requests and gives the port back. */
    @Override
    public void close() {
        ServerFront front = fronts.getAndSet(null);
        if (front != null) {
            front.close();
            server.stop();
        }
    }
}
