package dev.fairlead.sandbox.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps hold of the sockets behind Helidon's HTTP/1.1 connections. The server tells us of each socket it accepts when it
 * sets the socket's options, and of each connection when it selects the protocol; the peer's port joins the two. One
 * thread serves a connection, so the current connection is a thread-local.
 */
final class Connections implements ServerConnectionSelector {

    private static final int MANY = 4_096;
    private static final ThreadLocal<Connection> CURRENT = new ThreadLocal<>();

    /** Clients write the brackets of nested parameters into the query as they are, which a strict check would refuse. */
    private final ServerConnectionSelector http = Http1ConnectionSelector.builder()
            .config(Http1Config.builder().validatePrologue(false).buildPrototype())
            .build();

    private final Map<Integer, SocketChannel> accepted = new ConcurrentHashMap<>();

    /** Returns the connection that the current thread serves. */
    static Connection current() {
        Connection connection = CURRENT.get();
        if (connection == null) {
            throw new IllegalStateException("this thread serves no connection");
        }
        return connection;
    }

    void accepted(SocketChannel channel) {
        if (accepted.size() > MANY) {
            accepted.values().removeIf(known -> !known.isOpen());
        }
        try {
            if (channel.getRemoteAddress() instanceof InetSocketAddress peer) {
                accepted.put(peer.getPort(), channel);
            }
        } catch (IOException gone) {
            // the peer has left already, and the server will notice
        }
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        int port = context.remotePeer().port();
        return new Watched(http.connection(context), new Connection(context, accepted.get(port)), port);
    }

    private final class Watched implements ServerConnection {

        private final ServerConnection connection;
        private final Connection ours;
        private final int port;

        Watched(ServerConnection connection, Connection ours, int port) {
            this.connection = connection;
            this.ours = ours;
            this.port = port;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            CURRENT.set(ours);
            try {
                connection.handle(limit);
            } finally {
                CURRENT.remove();
                accepted.remove(port);
            }
        }

        @Override
        public Duration idleTime() {
            return connection.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            connection.close(interrupt);
        }
    }
}
