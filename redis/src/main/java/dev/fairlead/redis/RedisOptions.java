package dev.fairlead.redis;

import java.time.Duration;

/**
 * How the limits of a fleet are kept on a server. All processes of a fleet have the same options. Immutable.
 *
 * @see RedisPermitStore
 */
public final class RedisOptions {

    private static final RedisOptions DEFAULTS = new RedisOptions(
            "fairlead", false, Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(3), 16);
    private static final Duration SHORTEST_LEASE = Duration.ofMillis(500);
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(1);
    private static final int HEARTBEATS = 3;

    private final String prefix;
    private final boolean cluster;
    private final Duration connectTimeout;
    private final Duration commandTimeout;
    private final Duration lease;
    private final int processes;

    private RedisOptions(
            String prefix,
            boolean cluster,
            Duration connectTimeout,
            Duration commandTimeout,
            Duration lease,
            int processes) {
        this.prefix = prefix;
        this.cluster = cluster;
        this.connectTimeout = connectTimeout;
        this.commandTimeout = commandTimeout;
        this.lease = lease;
        this.processes = processes;
    }

    /** Prefix {@code fairlead}, no cluster, 2 s to connect, 200 ms for a command, leases of 3 s, 16 processes. */
    public static RedisOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Begins the names of all keys with a prefix, so that fleets with other credentials can use the same server.
     *
     * @param newPrefix letters, digits, {@code . _ : -}; at least one
     */
    public RedisOptions withPrefix(String newPrefix) {
        if (!newPrefix.matches("[A-Za-z0-9._:-]{1,100}")) {
            throw new IllegalArgumentException(
                    "a prefix of keys is 1 to 100 letters, digits, '.', '_', ':' or '-', not \"" + newPrefix + '"');
        }
        return new RedisOptions(newPrefix, cluster, connectTimeout, commandTimeout, lease, processes);
    }

    /** Says whether the server is part of a Redis Cluster. The keys of one limit are always on one of its nodes. */
    public RedisOptions withCluster(boolean isCluster) {
        return new RedisOptions(prefix, isCluster, connectTimeout, commandTimeout, lease, processes);
    }

    /**
     * Sets how long making a connection may take, from 10 ms to 30 s. Nobody who calls waits for it.
     */
    public RedisOptions withConnectTimeout(Duration timeout) {
        check("the connect timeout", timeout, Duration.ofMillis(10), Duration.ofSeconds(30));
        return new RedisOptions(prefix, cluster, timeout, commandTimeout, lease, processes);
    }

    /** Sets how long an answer may take, from 10 ms to a third of the lease. Nobody who calls waits for it. */
    public RedisOptions withCommandTimeout(Duration timeout) {
        check("the command timeout", timeout, Duration.ofMillis(10), lease.dividedBy(HEARTBEATS));
        return new RedisOptions(prefix, cluster, connectTimeout, timeout, lease, processes);
    }

    /**
     * Sets how long a process may hold permits without hearing from the server, from 500 ms to a minute. So long, and the period of
     * the limit, the permits of a process that died are missing; and so long a process relies on what it holds when the server
     * is away.
     */
    public RedisOptions withLease(Duration duration) {
        check("a lease", duration, SHORTEST_LEASE, LONGEST_LEASE);
        check("the command timeout", commandTimeout, Duration.ofMillis(10), duration.dividedBy(HEARTBEATS));
        return new RedisOptions(prefix, cluster, connectTimeout, commandTimeout, duration, processes);
    }

    /**
     * Sets how many processes one assumes that started while the server was away and so never heard how many there are, at
     * least 1: it takes this part of the limit for itself.
     */
    public RedisOptions withProcesses(int assumed) {
        if (assumed < 1) {
            throw new IllegalArgumentException("a fleet has at least 1 process, not " + assumed);
        }
        return new RedisOptions(prefix, cluster, connectTimeout, commandTimeout, lease, assumed);
    }

    private static void check(String what, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(what + " is from " + least.toMillis() + " ms to " + most.toMillis()
                    + " ms, not " + value.toMillis() + " ms");
        }
    }

    /** Returns what the names of keys begin with. */
    public String prefix() {
        return prefix;
    }

    /** Returns whether the server is part of a cluster. */
    public boolean cluster() {
        return cluster;
    }

    /** Returns how long making a connection may take. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** Returns how long an answer may take. */
    public Duration commandTimeout() {
        return commandTimeout;
    }

    /** Returns how long permits may be held without hearing from the server. */
    public Duration lease() {
        return lease;
    }

    /** Returns the longest pause between two statements of a process that makes calls: a third of the lease. */
    public Duration heartbeat() {
        return lease.dividedBy(HEARTBEATS);
    }

    /** Returns how many processes one assumes that never heard from the server. */
    public int processes() {
        return processes;
    }

    @Override
    public String toString() {
        return "prefix " + prefix + (cluster ? ", cluster" : "") + ", connect " + connectTimeout.toMillis()
                + " ms, command " + commandTimeout.toMillis() + " ms, lease " + lease.toMillis() + " ms, " + processes
                + " processes";
    }
}
