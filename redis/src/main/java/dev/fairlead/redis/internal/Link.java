package dev.fairlead.redis.internal;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The connection to the server: made when it is first needed, dropped when it fails or is silent for several commands in a row,
 * and then made anew. We reconnect ourselves, because a connection into a black hole never reports its end. Thread-safe.
 *
 * <p>Lock: {@code lock} guards the connection and is held while one is made, for at most the connect timeout.
 */
final class Link implements AutoCloseable {

    private static final int SILENT_TOO_OFTEN = 3;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration TOPOLOGY_AGE = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger silent = new AtomicInteger();
    private final ClientResources resources;
    private final AbstractRedisClient client;
    private final Duration commandTimeout;
    private volatile @Nullable StatefulConnection<String, String> connection;
    private @Nullable RedisConnectionException lastRefusal;
    private long refusedAt;

    Link(Endpoint endpoint, boolean cluster, Duration connectTimeout, Duration commandTimeout) {
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        this.client = client(resources, endpoint, cluster, connectTimeout);
        this.commandTimeout = commandTimeout;
    }

    private static AbstractRedisClient client(
            ClientResources resources, Endpoint endpoint, boolean cluster, Duration connectTimeout) {
        endpoint.uri().setTimeout(connectTimeout);
        SocketOptions socket =
                SocketOptions.builder().connectTimeout(connectTimeout).build();
        if (cluster) {
            RedisClusterClient made = RedisClusterClient.create(resources, endpoint.uri());
            made.setOptions(ClusterClientOptions.builder()
                    .protocolVersion(ProtocolVersion.RESP2)
                    .socketOptions(socket)
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                            .enablePeriodicRefresh(TOPOLOGY_AGE)
                            .build())
                    .build());
            return made;
        }
        RedisClient made = RedisClient.create(resources, endpoint.uri());
        made.setOptions(ClientOptions.builder()
                .protocolVersion(ProtocolVersion.RESP2)
                .socketOptions(socket)
                .autoReconnect(false)
                .build());
        return made;
    }

    /**
     * Returns the commands of a connection, a new one if need be.
     *
     * @throws RedisConnectionException if there is none to be had
     */
    RedisClusterCommands<String, String> commands() throws InterruptedException {
        StatefulConnection<String, String> current = connection;
        return commandsOf(current != null && current.isOpen() ? current : connected());
    }

    private StatefulConnection<String, String> connected() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            StatefulConnection<String, String> current = connection;
            if (current != null && current.isOpen()) {
                return current;
            }
            if (lastRefusal != null && System.nanoTime() - refusedAt < PAUSE) {
                throw lastRefusal;
            }
            connection = null;
            try {
                StatefulConnection<String, String> made = connect();
                connection = made;
                silent.set(0);
                lastRefusal = null;
                return made;
            } catch (RedisConnectionException refused) {
                lastRefusal = refused;
                refusedAt = System.nanoTime();
                throw refused;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The first command of a process may take longer than the others, so it is part of connecting. */
    private StatefulConnection<String, String> connect() {
        StatefulConnection<String, String> made;
        if (client instanceof RedisClusterClient cluster) {
            cluster.refreshPartitions();
            made = cluster.connect();
        } else {
            made = ((RedisClient) client).connect();
        }
        try {
            commandsOf(made).ping();
        } catch (RedisCommandExecutionException refused) {
            // it answers, and the next command says what is wrong
        } catch (RedisException silent) {
            drop(made);
            throw new RedisConnectionException("the server does not answer", silent);
        }
        made.setTimeout(commandTimeout);
        return made;
    }

    private static RedisClusterCommands<String, String> commandsOf(StatefulConnection<String, String> connection) {
        return connection instanceof StatefulRedisClusterConnection<String, String> cluster
                ? cluster.sync()
                : ((StatefulRedisConnection<String, String>) connection).sync();
    }

    /** Closes a connection, and does not wait for that: it is the one that does not answer. */
    private static void drop(StatefulConnection<String, String> connection) {
        if (connection.isOpen()) {
            CompletableFuture<Void> ignored = connection.closeAsync();
        }
    }

    void answered() {
        silent.set(0);
    }

    /** Hears that a command failed without a word of the server. */
    void failed() {
        StatefulConnection<String, String> current = connection;
        if (silent.incrementAndGet() >= SILENT_TOO_OFTEN && current != null) {
            connection = null;
            drop(current);
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
