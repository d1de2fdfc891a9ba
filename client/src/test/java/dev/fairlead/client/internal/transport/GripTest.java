package dev.fairlead.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GripTest {

    private static final HttpRoute ROUTE = new HttpRoute(new HttpHost("http", "example.test", 80));
    private static final TimeValue LONG = TimeValue.ofMinutes(3);

    private final Pool pool = new Pool();
    private final Grip grip = new Grip(pool);

    @Test
    void whatIsGivenBackStaysOpenForOthers() throws Exception {
        pool.connection.complete(pool.endpoint);
        grip.take(ROUTE);
        grip.giveBack(LONG);
        grip.drop();
        grip.loosen();
        assertThat(pool.log).containsExactly("released");
    }

    @Test
    void whatIsDroppedIsClosed() throws Exception {
        pool.connection.complete(pool.endpoint);
        grip.take(ROUTE);
        grip.drop();
        assertThat(pool.log).containsExactly("closed", "released");
    }

    @Test
    void whatWasTakenAwayIsNotGivenBackOpen() throws Exception {
        pool.connection.complete(pool.endpoint);
        grip.take(ROUTE);
        grip.loosen();
        assertThat(pool.log).containsExactly("closed");
        assertThatThrownBy(grip::require).isInstanceOf(InterruptedIOException.class);
        grip.giveBack(LONG);
        assertThat(pool.log).containsExactly("closed", "closed", "released");
    }

    @Test
    void whoWaitsForAConnectionIsWoken() throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                grip.take(ROUTE);
            } catch (IOException | InterruptedException | RuntimeException woken) {
                end.complete(woken);
            }
        });
        pool.waiting.join();
        grip.loosen();
        assertThat(end.join()).isInstanceOf(CancellationException.class);
        assertThat(pool.log).isEmpty();
    }

    @Test
    void aConnectionThatComesTooLateGoesBack() {
        pool.beforeGiving = grip::loosen;
        pool.cancellable = false;
        pool.connection.complete(pool.endpoint);
        assertThatThrownBy(() -> grip.take(ROUTE)).isInstanceOf(InterruptedIOException.class);
        assertThat(pool.log).containsExactly("closed", "released");
    }

    @Test
    void nothingIsTakenAfterItWasLoosened() {
        grip.loosen();
        assertThatThrownBy(() -> grip.take(ROUTE)).isInstanceOf(InterruptedIOException.class);
        assertThat(pool.connection).isCancelled();
    }

    @Test
    void aConnectionThatCameBesideAnInterruptGoesBack() {
        pool.interrupted = true;
        pool.cancellable = false;
        pool.connection.complete(pool.endpoint);
        assertThatThrownBy(() -> grip.take(ROUTE)).isInstanceOf(InterruptedException.class);
        assertThat(pool.log).containsExactly("closed", "released");
    }

    /** A pool of one connection, which is given when the test says so. */
    private static final class Pool implements HttpClientConnectionManager {

        private final List<String> log = new ArrayList<>();
        private final CompletableFuture<ConnectionEndpoint> connection = new CompletableFuture<>();
        private final CompletableFuture<Void> waiting = new CompletableFuture<>();
        private final Endpoint endpoint = new Endpoint();
        private Runnable beforeGiving = () -> {};
        private boolean cancellable = true;
        private boolean interrupted;

        @Override
        public LeaseRequest lease(String id, HttpRoute route, Timeout timeout, @Nullable Object state) {
            return new LeaseRequest() {

                @Override
                public ConnectionEndpoint get(Timeout timeout) throws InterruptedException, ExecutionException {
                    if (interrupted) {
                        interrupted = false;
                        throw new InterruptedException("in the test");
                    }
                    waiting.complete(null);
                    ConnectionEndpoint given = connection.get();
                    beforeGiving.run();
                    return given;
                }

                @Override
                public boolean cancel() {
                    return cancellable && connection.cancel(true);
                }
            };
        }

        @Override
        public void release(ConnectionEndpoint released, @Nullable Object state, TimeValue keepAlive) {
            log.add("released");
        }

        @Override
        public void connect(ConnectionEndpoint unconnected, TimeValue timeout, HttpContext context) {}

        @Override
        public void upgrade(ConnectionEndpoint plain, HttpContext context) {}

        @Override
        public void close(CloseMode mode) {}

        @Override
        public void close() {}

        private final class Endpoint extends ConnectionEndpoint {

            @Override
            @SuppressWarnings("deprecation") // the one that is abstract
            public ClassicHttpResponse execute(
                    String id, ClassicHttpRequest request, HttpRequestExecutor executor, HttpContext context) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean isConnected() {
                return true;
            }

            @Override
            public void setSocketTimeout(Timeout timeout) {}

            @Override
            public void close(CloseMode mode) {
                log.add("closed");
            }

            @Override
            public void close() {
                log.add("closed");
            }
        }
    }
}
