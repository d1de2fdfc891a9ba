package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call, as the policies know it: what it is, how much time it has, and how far it has come. There is one such object for a call,
 * and none for an attempt. Used by one thread at a time; a part that runs on a thread of its own has {@linkplain #part its own}.
 */
public final class Call {

    private static final Duration UNBOUNDED = Duration.ofDays(36_500);

    private final Described described;
    private final CallSettings settings;
    private final CallIds ids;
    private final @Nullable Parts parts;
    private @Nullable String id;

    private long deadlineNanos = Long.MAX_VALUE / 2;
    private Duration limit = UNBOUNDED;
    private long clockNanos;

    private int attempt = 1;
    private Duration timeout = UNBOUNDED;
    private int sent;
    private long lastNanos;
    private boolean redirected;

    private @Nullable Object value;
    private @Nullable Setbacks setbacks;
    private @Nullable Stored stored;

    /** The whole of which a call is a part, and how many attempts all parts have sent. */
    private record Parts(Call whole, AtomicInteger numbers) {}

    /**
     * What the response cache has to do with the answer.
     *
     * @param age how old it is; null where it does not come from memory
     * @param forget what to do where it turns out to be unreadable
     */
    private record Stored(@Nullable Duration age, Runnable forget) {}

    /** Begins a call. */
    public Call(Described described, CallSettings settings, CallIds ids) {
        this(described, settings, ids, null);
    }

    private Call(Described described, CallSettings settings, CallIds ids, @Nullable Parts parts) {
        this.described = described;
        this.settings = settings;
        this.ids = ids;
        this.parts = parts;
    }

    /** Returns the same call once more, beside this one: by another name, with nothing special, nothing done yet. */
    public Call aside(String suffix) {
        Call aside = new Call(described, settings.aside(), ids);
        aside.id = id() + suffix;
        return aside;
    }

    /**
     * Returns a part of this call that runs on another thread; see {@link #join}.
     *
     * @param numbers counts the attempts of all parts
     */
    public Call part(AtomicInteger numbers) {
        Call part = new Call(described, settings, ids, new Parts(this, numbers));
        part.deadlineNanos = deadlineNanos;
        part.limit = limit;
        part.attempt = attempt;
        return part;
    }

    /** Takes over what happened in a part, and if the call goes on from it, also how it ended. */
    public void join(Call part, boolean goesOn) {
        sent += part.sent;
        if (part.setbacks != null) {
            setbacks().join(part.setbacks, goesOn);
        }
        if (goesOn) {
            lastNanos = part.lastNanos;
            redirected = part.redirected;
        }
    }

    /** Returns the name of the call. Made when first asked for, so ask only where somebody reads it. */
    public String id() {
        return parts == null ? ownId() : parts.whole.ownId();
    }

    /** Parts ask for it on threads of their own. */
    private synchronized String ownId() {
        String made = id;
        if (made == null) {
            made = ids.next();
            id = made;
        }
        return made;
    }

    /** Returns what the operation's description says. */
    public Described described() {
        return described;
    }

    /** Returns the operation's id in the description. */
    public String operationId() {
        return described.operationId();
    }

    /** Returns the path with its variables in braces. */
    public String pathTemplate() {
        return described.pathTemplate();
    }

    /** Returns what the caller asked for. */
    public CallSettings settings() {
        return settings;
    }

    /** Returns whose credentials, limits, budget and cache the call uses; empty for the client's own. */
    public String tenant() {
        return settings.tenant();
    }

    /**
     * Sets when the whole call has to be over, if it does not have to be earlier already.
     *
     * @param usual how long a call may take of which neither caller nor operation says something else
     */
    public void begin(Duration usual, TimeSource time) {
        Duration own = settings.limit() == null ? described.callTimeout() : settings.limit();
        Duration given = own == null ? usual : own;
        long now = readClock(time);
        long nanos = given.compareTo(UNBOUNDED) > 0 ? UNBOUNDED.toNanos() : given.toNanos();
        if (nanos < deadlineNanos - now) {
            deadlineNanos = now + nanos;
            limit = given;
        }
    }

    /** Returns when the whole call has to be over, as a reading of {@link TimeSource#nanoTime}. */
    public long deadlineNanos() {
        return deadlineNanos;
    }

    /** Returns how long the whole call was given. */
    public Duration limit() {
        return limit;
    }

    /** Returns how much is left until the deadline, in nanoseconds; zero or less when it is over. */
    public long leftNanos(TimeSource time) {
        return deadlineNanos - time.nanoTime();
    }

    /** Returns how much is left until the deadline; never negative. */
    public Duration left(TimeSource time) {
        return Duration.ofNanos(Math.max(0, leftNanos(time)));
    }

    /** Reads the clock for all who come until somebody has waited: whoever waits, or lets others do so, reads it again. */
    public long readClock(TimeSource time) {
        clockNanos = time.nanoTime();
        return clockNanos;
    }

    /** Returns the clock as it was last read: good for whoever would read it now, because nobody has waited since. */
    public long clockNanos() {
        return clockNanos;
    }

    /** Begins an attempt. */
    public void attempt(int number) {
        attempt = number;
    }

    /** Returns the number of the attempt, from 1. */
    public int attempt() {
        return attempt;
    }

    /** Sets how long the transport may take for the attempt. */
    void timeout(Duration duration) {
        timeout = duration;
    }

    /** Returns how long the transport may take for the attempt. */
    Duration timeout() {
        return timeout;
    }

    /** Counts an attempt that goes on the wire, and returns its number. */
    int sending() {
        sent++;
        lastNanos = 0;
        return parts == null ? sent : parts.numbers.incrementAndGet();
    }

    /** Notes how long the attempt was on the wire. */
    void sentFor(long nanos) {
        lastNanos = nanos;
    }

    /** Notes whether the last attempt was answered from another address than its own. */
    void redirected(boolean isSo) {
        redirected = isSo;
    }

    /** Returns whether the last attempt was answered from another address than its own. */
    public boolean wasRedirected() {
        return redirected;
    }

    /** Returns how many attempts went on the wire. */
    public int sent() {
        return sent;
    }

    /** Returns how long the last attempt was on the wire, in nanoseconds. */
    public long lastNanos() {
        return lastNanos;
    }

    /** Returns what went wrong so far, to add to it. */
    public Setbacks setbacks() {
        Setbacks known = setbacks;
        if (known == null) {
            known = new Setbacks();
            setbacks = known;
        }
        return known;
    }

    /** Notes that the answer comes from memory, how old it is, and what to do where it turns out to be unreadable. */
    public void fromCache(Duration age, Runnable forget) {
        stored = new Stored(age, forget);
    }

    /** Notes that the answer is kept, and what to do where it turns out to be unreadable. */
    public void kept(Runnable forget) {
        stored = new Stored(null, forget);
    }

    /** Notes that the answer cannot be read. */
    void unreadable() {
        if (stored != null) {
            stored.forget.run();
        }
    }

    /** Returns how old the answer is; null if it does not come from memory. */
    public @Nullable Duration cachedFor() {
        return stored == null ? null : stored.age;
    }

    /** Keeps the value of the call. */
    void value(@Nullable Object decoded) {
        value = decoded;
    }

    /** Returns the value of the call. */
    public @Nullable Object value() {
        return value;
    }
}
