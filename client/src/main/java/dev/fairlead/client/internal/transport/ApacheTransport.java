package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.network.ProxyOptions;
import dev.fairlead.client.network.TransportOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections, their pool, TLS and the syntax of messages are Apache HttpClient's; its chain of policies is left out. An exchange always runs on a virtual thread, because only there an
 * interrupt closes a socket that is being read; a caller on a platform thread gets one for the time of the exchange.
 * Thread-safe.
 */
public final class ApacheTransport implements Transport {

    private static final TimeValue CHECKED_AFTER_IDLE = TimeValue.ofSeconds(1);
    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(10);

    /** Bodies go past these buffers; what is left are heads. Three of them are most of what an open connection costs. */
    private static final Http1Config HTTP = Http1Config.custom()
            .setBufferSize(1024)
            .setMaxLineLength(32 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private final PoolingHttpClientConnectionManager connections;
    private final Watchdog watchdog = new Watchdog();
    private final AddressGuard guard;
    private final GuardedResolver resolver;
    private final ApacheExchange.Parts parts;

    /**
     * Opens no connection yet.
     *
     * @param connectTimeout for a connection, its TLS handshake included
     * @param base the configured address, which may be a private one
     */
    public ApacheTransport(TransportOptions options, Duration connectTimeout, URI base) {
        this.guard = new AddressGuard(options, base);
        this.resolver = new GuardedResolver(connectTimeout, guard);
        this.connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(options.maxConnections())
                .setMaxConnTotal(4 * Math.min(options.maxConnections(), Integer.MAX_VALUE / 4))
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(TlsContexts.strategy(options.tls()))
                .setConnectionFactory(QuietConnection.factory(HTTP))
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.DISABLED)
                        .setTcpNoDelay(true)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setValidateAfterInactivity(CHECKED_AFTER_IDLE)
                        .setIdleTimeout(Timeout.of(options.keptIdle()))
                        .setTimeToLive(LONGEST_LIFE)
                        .build())
                .build();
        ProxyOptions proxy = options.proxy().orElse(null);
        this.parts = new ApacheExchange.Parts(
                connections,
                new Routes(proxy),
                new Connector(connections, proxy),
                watchdog,
                options.maxResponseBytes(),
                Timeout.of(options.silence()),
                options.compressedResponses());
    }

    @Override
    public TransportResult send(HttpRequest request, Duration timeout) throws InterruptedException {
        String objection = guard.objection(request.uri().getHost(), resolver::lookUp);
        if (objection != null) {
            return new TransportResult.Broken(Delivery.NOT_SENT, false, new IOException(objection));
        }
        ApacheExchange exchange = new ApacheExchange(request, timeout, parts);
        return Thread.currentThread().isVirtual() ? exchange.run() : onVirtualThread(exchange);
    }

    private TransportResult onVirtualThread(ApacheExchange exchange) throws InterruptedException {
        FutureTask<TransportResult> task = new FutureTask<>(exchange::run);
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
        watchdog.close();
        connections.close(CloseMode.IMMEDIATE);
    }

    @Override
    public String toString() {
        return "Apache HttpClient 5";
    }
}
