package dev.fairlead.client.policy;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the circuit breaker of a host opens, and how it closes again. Only trouble of the provider or the network counts:
 * statuses from 500, broken exchanges, attempts that ran into the attempt timeout, and slow ones. Immutable.
 */
public final class BreakerOptions {

    private static final BreakerOptions DEFAULTS = new BreakerOptions(
            true, 0.5, 0.8, null, Duration.ofSeconds(10), 20, Duration.ofSeconds(5), 5, Duration.ofSeconds(60));

    private final boolean enabled;
    private final double failureRate;
    private final double slowRate;
    private final @Nullable Duration slowAfter;
    private final Duration window;
    private final int minimumAttempts;
    private final Duration openFor;
    private final int probes;
    private final Duration probeLease;

    private BreakerOptions(
            boolean enabled,
            double failureRate,
            double slowRate,
            @Nullable Duration slowAfter,
            Duration window,
            int minimumAttempts,
            Duration openFor,
            int probes,
            Duration probeLease) {
        this.enabled = enabled;
        this.failureRate = checkedRate(failureRate);
        this.slowRate = checkedRate(slowRate);
        this.slowAfter = slowAfter;
        this.window = window;
        this.minimumAttempts = minimumAttempts;
        this.openFor = openFor;
        this.probes = probes;
        this.probeLease = probeLease;
        if (minimumAttempts < 1 || probes < 1) {
            throw new IllegalArgumentException("minimum attempts and probes are at least 1");
        }
        if (!window.isPositive() || !openFor.isPositive() || !probeLease.isPositive()) {
            throw new IllegalArgumentException("durations are positive");
        }
    }

    private static double checkedRate(double rate) {
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("a rate is above 0 and at most 1, not " + rate);
        }
        return rate;
    }

    /**
     * Opens for 5 s when of at least 20 attempts within 10 s half failed or 80 % were slower than half the attempt timeout;
     * then lets 5 probes through, each with a lease of 60 s.
     */
    public static BreakerOptions defaults() {
        return DEFAULTS;
    }

    /** A breaker that is not there. */
    public static BreakerOptions off() {
        return DEFAULTS.withEnabled(false);
    }

    /** Sets whether there is a breaker. */
    public BreakerOptions withEnabled(boolean on) {
        return new BreakerOptions(
                on, failureRate, slowRate, slowAfter, window, minimumAttempts, openFor, probes, probeLease);
    }

    /** Sets the share of failed attempts that opens the breaker, above 0 and at most 1. */
    public BreakerOptions withFailureRate(double rate) {
        return new BreakerOptions(
                enabled, rate, slowRate, slowAfter, window, minimumAttempts, openFor, probes, probeLease);
    }

    /** Sets the share of slow attempts that opens the breaker, above 0 and at most 1. */
    public BreakerOptions withSlowRate(double rate) {
        return new BreakerOptions(
                enabled, failureRate, rate, slowAfter, window, minimumAttempts, openFor, probes, probeLease);
    }

    /** Sets from which duration on an attempt is slow; half the attempt timeout if nothing is set. */
    public BreakerOptions withSlowAfter(Duration after) {
        return new BreakerOptions(
                enabled, failureRate, slowRate, after, window, minimumAttempts, openFor, probes, probeLease);
    }

    /** Sets how far back attempts count, and how many there must be before the rates mean anything. */
    public BreakerOptions withWindow(Duration length, int minimum) {
        return new BreakerOptions(
                enabled, failureRate, slowRate, slowAfter, length, minimum, openFor, probes, probeLease);
    }

    /** Sets how long the breaker stays open before it lets probes through. */
    public BreakerOptions withOpenFor(Duration duration) {
        return new BreakerOptions(
                enabled, failureRate, slowRate, slowAfter, window, minimumAttempts, duration, probes, probeLease);
    }

    /** Sets how many probes decide, and after what time a probe without a result gives its place to another. */
    public BreakerOptions withProbes(int number, Duration lease) {
        return new BreakerOptions(
                enabled, failureRate, slowRate, slowAfter, window, minimumAttempts, openFor, number, lease);
    }

    /** Returns whether there is a breaker. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Returns the share of failed attempts that opens the breaker. */
    public double failureRate() {
        return failureRate;
    }

    /** Returns the share of slow attempts that opens the breaker. */
    public double slowRate() {
        return slowRate;
    }

    /** Returns from which duration on an attempt is slow; empty for half the attempt timeout. */
    public Optional<Duration> slowAfter() {
        return Optional.ofNullable(slowAfter);
    }

    /** Returns how far back attempts count. */
    public Duration window() {
        return window;
    }

    /** Returns how many attempts there must be in the window. */
    public int minimumAttempts() {
        return minimumAttempts;
    }

    /** Returns how long the breaker stays open. */
    public Duration openFor() {
        return openFor;
    }

    /** Returns how many probes decide. */
    public int probes() {
        return probes;
    }

    /** Returns after what time a probe without a result gives its place to another. */
    public Duration probeLease() {
        return probeLease;
    }
}
