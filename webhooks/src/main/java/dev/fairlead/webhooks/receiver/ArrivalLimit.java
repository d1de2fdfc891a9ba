package dev.fairlead.webhooks.receiver;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts off connections whose request does not arrive in time. The server by itself looks for connections that are idle too
 * long, counted from the last first line of a request, but leaves those alone that are sending headers or a body, however
 * slowly (slowloris); here these are cut off as well. Only while a request is being worked on is its connection safe.
 */
final class ArrivalLimit implements ServerConnectionSelector {

    private final ServerConnectionSelector http;
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();

    ArrivalLimit(ServerConnectionSelector http) {
        this.http = http;
    }

    /** Says that the request of the calling thread has arrived; what follows takes as long as it takes. */
    void arrived() {
        working.add(Thread.currentThread());
    }

    /** Says that the request of the calling thread was worked on. */
    void done() {
        working.remove(Thread.currentThread());
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
        return new Limited(http.connection(context));
    }

    private final class Limited implements ServerConnection {

        private final ServerConnection connection;
        private volatile @Nullable Thread thread;

        Limited(ServerConnection connection) {
            this.connection = connection;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            thread = Thread.currentThread();
            connection.handle(limit);
        }

        @Override
        public Duration idleTime() {
            return connection.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            Thread current = thread;
            connection.close(interrupt || (current != null && !working.contains(current)));
        }
    }
}
