package dev.fairlead.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** How an inbox works. Immutable; each {@code with} method returns a changed copy. */
public final class InboxOptions {

    private static final InboxOptions DEFAULTS = new InboxOptions(new Values());

    private final Values values;

    private InboxOptions(Values values) {
        this.values = values;
    }

    /** Returns the defaults, which each method here names. */
    public static InboxOptions defaults() {
        return DEFAULTS;
    }

    /** Returns how many handlers run at once; 16 by default. */
    public int concurrency() {
        return values.concurrency;
    }

    /** Returns how often a handler is tried before its event becomes a dead letter, the first time included; 10 by default. */
    public int attempts() {
        return values.attempts;
    }

    /** Returns the wait after the first failure; 1 second by default. It triples with each further one. */
    public Duration firstDelay() {
        return values.firstDelay;
    }

    /** Returns the longest wait between two attempts; 1 hour by default. */
    public Duration longestDelay() {
        return values.longestDelay;
    }

    /** Returns for how long an event is leased; 1 minute by default. The lease of a running handler is renewed by itself. */
    public Duration leaseTime() {
        return values.leaseTime;
    }

    /** Returns how long storing an event may take before the provider is told to come again; 2 seconds by default. */
    public Duration acceptTimeout() {
        return values.acceptTimeout;
    }

    /** Returns how long closing waits for running handlers before it interrupts them; 10 seconds by default. */
    public Duration closeTimeout() {
        return values.closeTimeout;
    }

    /** Returns where the time comes from; the system's clock by default. */
    public Clock clock() {
        return values.clock;
    }

    /** Returns where the jitter of waits comes from. */
    public RandomGenerator random() {
        return values.random;
    }

    /** Returns who hears what happens; nobody by default. */
    public InboxListener listener() {
        return values.listener;
    }

    /** Changes {@link #concurrency()}; at least 1. */
    public InboxOptions withConcurrency(int concurrency) {
        return change(v -> v.concurrency = atLeastOne("concurrency", concurrency));
    }

    /** Changes {@link #attempts()}; at least 1. */
    public InboxOptions withAttempts(int attempts) {
        return change(v -> v.attempts = atLeastOne("attempts", attempts));
    }

    /** Changes {@link #firstDelay()} and {@link #longestDelay()}; both positive. */
    public InboxOptions withDelays(Duration first, Duration longest) {
        return change(v -> {
            v.firstDelay = positive("the first delay", first);
            v.longestDelay = positive("the longest delay", longest);
        });
    }

    /** Changes {@link #leaseTime()}; positive. */
    public InboxOptions withLeaseTime(Duration leaseTime) {
        return change(v -> v.leaseTime = positive("the lease time", leaseTime));
    }

    /** Changes {@link #acceptTimeout()}; positive. */
    public InboxOptions withAcceptTimeout(Duration acceptTimeout) {
        return change(v -> v.acceptTimeout = positive("the accept timeout", acceptTimeout));
    }

    /** Changes {@link #closeTimeout()}; positive. */
    public InboxOptions withCloseTimeout(Duration closeTimeout) {
        return change(v -> v.closeTimeout = positive("the close timeout", closeTimeout));
    }

    /** Changes {@link #clock()}. */
    public InboxOptions withClock(Clock clock) {
        return change(v -> v.clock = Objects.requireNonNull(clock, "clock"));
    }

    /** Changes {@link #random()}; it is used by many threads at once. */
    public InboxOptions withRandom(RandomGenerator random) {
        return change(v -> v.random = Objects.requireNonNull(random, "random"));
    }

    /** Changes {@link #listener()}. */
    public InboxOptions withListener(InboxListener listener) {
        return change(v -> v.listener = Objects.requireNonNull(listener, "listener"));
    }

    private InboxOptions change(Consumer<Values> change) {
        Values copy = values.copy();
        change.accept(copy);
        return new InboxOptions(copy);
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is at least 1, not " + value);
        }
        return value;
    }

    private static Duration positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " is positive, not " + value);
        }
        return value;
    }

    private static final class Values {

        private int concurrency = 16;
        private int attempts = 10;
        private Duration firstDelay = Duration.ofSeconds(1);
        private Duration longestDelay = Duration.ofHours(1);
        private Duration leaseTime = Duration.ofMinutes(1);
        private Duration acceptTimeout = Duration.ofSeconds(2);
        private Duration closeTimeout = Duration.ofSeconds(10);
        private Clock clock = Clock.systemUTC();
        private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        private InboxListener listener = InboxListener.none();

        private Values copy() {
            Values copy = new Values();
            copy.concurrency = concurrency;
            copy.attempts = attempts;
            copy.firstDelay = firstDelay;
            copy.longestDelay = longestDelay;
            copy.leaseTime = leaseTime;
            copy.acceptTimeout = acceptTimeout;
            copy.closeTimeout = closeTimeout;
            copy.clock = clock;
            copy.random = random;
            copy.listener = listener;
            return copy;
        }
    }
}
