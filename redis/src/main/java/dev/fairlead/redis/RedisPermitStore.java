package dev.fairlead.redis;

import dev.fairlead.client.limit.LimitKey;
import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.client.limit.PermitSource;
import dev.fairlead.client.limit.PermitStore;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Secret;
import dev.fairlead.redis.internal.FleetSource;
import dev.fairlead.redis.internal.Lease;
import dev.fairlead.redis.internal.RedisBook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rate limits that a fleet of processes shares through Redis (5 or later) or Valkey. Thread-safe. Make one for a process, give it to
 * its clients, and close it after them.
 *
 * <p><b>How.</b> A window of L permits in a period T has L tokens; a token that was used rests for T. The processes hold the tokens
 * under leases, in proportion to what each needs, and use and rest them without asking anybody; one Lua script moves tokens between
 * them. No call waits for the server: each process speaks to it in the background, a few times in a second while it has
 * demand, and not at all after half a minute without, when its tokens have rested.
 *
 * <p><b>The bound.</b> No stretch of time of length T, wherever it begins, sees more than
 * <pre>    L + X &middot; max(1, floor(L / N))</pre>
 * permits, where N is the number of processes that were known to share the limit, and X is how many processes during a failure
 * live on a part that the server does not know of: those that are cut off from a server that others reach, for longer than the lease,
 * and those that started while it was away (which know no N and after a lease take {@link RedisOptions#processes()}). X is 0, so the bound is L,
 * while the server answers, and also while it is down for all of a fleet whose members stay the same, when it stops and starts
 * again, and when it loses its data and a process that was there before remains. Windows of more than a minute, and those of more than
 * a lease when none of these processes remains, then rely on the persistence of the server; without it each restart may let L more through.
 * Where there are more processes than permits, each uses one permit in {@code ceil(N / L)} periods while the server is down, and the
 * bound is N. The bound holds whatever the network delays, loses or repeats, however long a process or the server pauses, and
 * whatever time their clocks show; it takes clocks that run equally fast to 1 in 1,000, and a server whose clock does not jump ahead.
 *
 * @see RedisOptions
 */
public final class RedisPermitStore implements PermitStore {

    private final RedisOptions options;
    private final RedisBook book;
    private final Lease lease;
    private final Set<FleetSource> sources = ConcurrentHashMap.newKeySet();

    private RedisPermitStore(Secret uri, RedisOptions options) {
        this.options = options;
        this.book = new RedisBook(uri, options.cluster(), options.connectTimeout(), options.commandTimeout());
        this.lease = new Lease(options.lease(), options.heartbeat(), options.processes());
    }

    /**
     * Returns a store with {@link RedisOptions#defaults}. Does not connect yet; {@link #check} does.
     *
     * @param uri {@code redis[s]://[[user:]password@]host[:port][/database]}; {@code rediss} for TLS
     * @throws IllegalArgumentException if the URI is none; the message does not have its text
     */
    public static RedisPermitStore of(Secret uri) {
        return of(uri, RedisOptions.defaults());
    }

    /**
     * Returns a store. Does not connect yet; {@link #check} does.
     *
     * @param uri {@code redis[s]://[[user:]password@]host[:port][/database]}; {@code rediss} for TLS
     * @throws IllegalArgumentException if the URI is none; the message does not have its text
     */
    public static RedisPermitStore of(Secret uri, RedisOptions options) {
        return new RedisPermitStore(uri, options);
    }

    /**
     * Tries whether the server is there, is new enough, and lets us do what we need. Blocks for at most the connect timeout and a few
     * commands. A process need not call it: without it what is missing is in the log, and the process keeps to its own part.
     *
     * @return name and version of the server, and where it is
     * @throws IllegalStateException if something is missing; the message says what, and what to do
     * @throws InterruptedException if the thread is interrupted while it waits for a connection
     */
    public String check() throws InterruptedException {
        return book.check(Keys.of(options.prefix(), new LimitKey("check", ""), List.of()));
    }

    @Override
    public PermitSource open(LimitKey key, List<LimitWindow> windows, TimeSource time) {
        FleetSource source =
                new FleetSource(book, Keys.of(options.prefix(), key, windows), windows, lease, time, sources::remove);
        sources.add(source);
        return source;
    }

    /** Returns why the server does not answer; empty while it does, or before it was needed. */
    public Optional<String> trouble() {
        return book.trouble();
    }

    /** Returns how many times this process has spoken to the server. */
    public long statements() {
        return book.statements();
    }

    /** Returns how many of these had no answer. */
    public long failures() {
        return book.failures();
    }

    /** Gives all tokens back, which takes at most a second where the server is silent, and ends the connection. */
    @Override
    public void close() {
        List<FleetSource> open = List.copyOf(sources);
        open.forEach(FleetSource::close);
        long until = System.nanoTime() + options.commandTimeout().toNanos() * 2;
        try {
            for (FleetSource source : open) {
                source.awaitGone(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        book.close();
    }

    @Override
    public String toString() {
        return "limits of a fleet on " + book;
    }
}
