package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Apache HttpClient 5, with all its own policies switched off. An exchange always runs on a virtual thread, because only there an
 * interrupt closes a socket that is being read; a caller on a platform thread gets one for the time of the exchange.
 * Thread-safe.
 */
public final class ApacheTransport implements Transport {

    private static final TimeValue CHECKED_AFTER_IDLE = TimeValue.ofSeconds(1);
    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(10);

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor watchdog;
    private final long maxResponseBytes;

    /**
     * Opens no connection yet.
     *
     * @param connectTimeout for a connection, its TLS handshake included
     * @param maxConnections to one host; more exchanges than that wait, which counts against their time
     * @param maxResponseBytes the longest body that is read
     */
    public ApacheTransport(Duration connectTimeout, int maxConnections, long maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
        this.connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(maxConnections)
                .setMaxConnTotal(Math.multiplyExact(maxConnections, 4))
                .setDnsResolver(new BoundedResolver(connectTimeout))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setValidateAfterInactivity(CHECKED_AFTER_IDLE)
                        .setTimeToLive(LONGEST_LIFE)
                        .build())
                .build();
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setRequestExecutor(new MarkingExecutor())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .build();
        this.watchdog = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("fairlead-watchdog").factory());
        this.watchdog.setRemoveOnCancelPolicy(true);
    }

    @Override
    public TransportResult send(HttpRequest request, Duration timeout) throws InterruptedException {
        ApacheExchange exchange = new ApacheExchange(request, timeout, maxResponseBytes);
        return Thread.currentThread().isVirtual() ? exchange.run(client, watchdog) : onVirtualThread(exchange);
    }

    private TransportResult onVirtualThread(ApacheExchange exchange) throws InterruptedException {
        FutureTask<TransportResult> task = new FutureTask<>(() -> exchange.run(client, watchdog));
        Thread thread = Thread.ofVirtual().name("fairlead-exchange").start(task);
        try {
            return task.get();
        } catch (InterruptedException interrupt) {
            thread.interrupt();
            throw interrupt;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException mistake) {
                throw mistake;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** Returns how many connections are in use, for tests and for people who wonder. */
    public int connectionsInUse() {
        return connections.getTotalStats().getLeased();
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
        connections.close(CloseMode.IMMEDIATE);
    }

    @Override
    public String toString() {
        return "Apache HttpClient 5";
    }
}
