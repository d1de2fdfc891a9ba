package dev.fairlead.console;

import dev.fairlead.console.internal.api.Api;
import dev.fairlead.console.internal.api.Parts;
import dev.fairlead.console.internal.web.Web;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;

/**
 * A web page over a client's calls, an inbox and a sandbox, on the loopback interface. It has no login: whoever can connect to
 * 127.0.0.1 sees what it shows, web sites in the browser of such a person do not.
 */
public final class Console implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int MOST_CONNECTIONS = 64;

    private final WebServer server;
    private final URI uri;

    private Console(WebServer server) {
        this.server = server;
        this.uri = URI.create("http://" + HOST + ":" + server.port() + "/");
    }

    /**
     * Starts a console. It serves until it is closed.
     *
     * @throws ConsoleException if the port is in use or not allowed
     */
    public static Console start(ConsoleOptions options) {
        HttpRouting.Builder routing = HttpRouting.builder().any(new Web(new Api(parts(options))));
        WebServer server = WebServer.builder()
                .host(HOST)
                .port(options.port())
                .maxTcpConnections(MOST_CONNECTIONS)
                .shutdownGracePeriod(Duration.ofMillis(200))
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .routing(routing)
                .build();
        requireFree(options.port());
        server.start();
        if (!server.isRunning()) { // Helidon logs why, and returns
            throw new ConsoleException(options.port(), null);
        }
        return new Console(server);
    }

    private static Parts parts(ConsoleOptions options) {
        return new Parts(
                options.subject(),
                options.calls(),
                options.pipeline(),
                options.report(),
                options.inbox(),
                options.sandbox(),
                options.sensitiveFields());
    }

    /** Looks whether a port is free, because Helidon writes a page of log where it is not. */
    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new ConsoleException(port, taken);
        }
    }

    /** Returns the address of the page. */
    public URI uri() {
        return uri;
    }

    /** Returns the address of the page. */
    @Override
    public String toString() {
        return "Console[" + uri() + "]";
    }

    /** Stops serving and gives the port back. Calling it again does nothing. */
    @Override
    public void close() {
        server.stop();
    }
}
