package dev.fairlead.webhooks.receiver;

import java.time.Duration;

/**
 * How a receiver's server works.
 *
 * @param host the address that it listens on
 * @param port the port, 0 for any that is free
 * @param maxConcurrent how many requests are worked on at once; more are told to come again. With the longest body this bounds
 *     the memory
 * @param maxConnections how many connections are open at once; more are closed at once
 * @param requestTimeout how long a request may take to arrive, its head and its body together, before its connection is closed
 * @param closeTimeout how long closing waits for requests that are being worked on
 */
public record ServerOptions(
        String host, int port, int maxConcurrent, int maxConnections, Duration requestTimeout, Duration closeTimeout) {

    private static final ServerOptions DEFAULTS =
            new ServerOptions("127.0.0.1", 0, 64, 512, Duration.ofSeconds(10), Duration.ofSeconds(2));

    /** Checks the values. */
    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535, not " + port);
        }
        if (maxConcurrent < 1 || maxConnections < 1 || !requestTimeout.isPositive() || closeTimeout.isNegative()) {
            throw new IllegalArgumentException("the limits of a receiver's server are positive");
        }
    }

    /** Returns the defaults: 127.0.0.1, a free port, 64 requests, 512 connections, 10 seconds, 2 seconds. */
    public static ServerOptions defaults() {
        return DEFAULTS;
    }

    /** Changes {@link #host()}. */
    public ServerOptions withHost(String newHost) {
        return new ServerOptions(newHost, port, maxConcurrent, maxConnections, requestTimeout, closeTimeout);
    }

    /** Changes {@link #port()}. */
    public ServerOptions withPort(int newPort) {
        return new ServerOptions(host, newPort, maxConcurrent, maxConnections, requestTimeout, closeTimeout);
    }

    /** Changes {@link #maxConcurrent()}. */
    public ServerOptions withMaxConcurrent(int newMaxConcurrent) {
        return new ServerOptions(host, port, newMaxConcurrent, maxConnections, requestTimeout, closeTimeout);
    }

    /** Changes {@link #maxConnections()}. */
    public ServerOptions withMaxConnections(int newMaxConnections) {
        return new ServerOptions(host, port, maxConcurrent, newMaxConnections, requestTimeout, closeTimeout);
    }

    /** Changes {@link #requestTimeout()}. */
    public ServerOptions withRequestTimeout(Duration newRequestTimeout) {
        return new ServerOptions(host, port, maxConcurrent, maxConnections, newRequestTimeout, closeTimeout);
    }

    /** Changes {@link #closeTimeout()}. */
    public ServerOptions withCloseTimeout(Duration newCloseTimeout) {
        return new ServerOptions(host, port, maxConcurrent, maxConnections, requestTimeout, newCloseTimeout);
    }
}
