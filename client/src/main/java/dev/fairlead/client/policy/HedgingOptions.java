package dev.fairlead.client.policy;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a slow attempt gets company: after a while the same request is sent once more beside it, and the first good answer
 * counts; the other one is cut off. It makes the slowest calls faster and costs the provider more requests. Off by default; only for
 * operations that are idempotent and whose body can be sent again; each extra request takes from the retry budget as a
 * retry does, so that a provider that is slow for all does not get twice the load. Immutable.
 */
public final class HedgingOptions {

    private static final Duration USUAL_DELAY = Duration.ofSeconds(1);
    private static final HedgingOptions OFF = new HedgingOptions(null, USUAL_DELAY, 0);

    private final @Nullable Duration delay;
    private final Duration delayAtFirst;
    private final int most;

    private HedgingOptions(@Nullable Duration delay, Duration delayAtFirst, int most) {
        this.delay = delay;
        this.delayAtFirst = delayAtFirst;
        this.most = most;
    }

    /** No attempt gets company. The default. */
    public static HedgingOptions off() {
        return OFF;
    }

    /**
     * One extra request for an attempt that is not answered in time.
     *
     * @param delay after that time; positive
     */
    public static HedgingOptions after(Duration delay) {
        return new HedgingOptions(positive(delay), USUAL_DELAY, 1);
    }

    /**
     * One extra request for an attempt that takes longer than 95 of the last 100 of its operation did.
     *
     * @param atFirst the delay while fewer than 20 attempts of the operation were answered; positive
     */
    public static HedgingOptions afterSlowest5Percent(Duration atFirst) {
        return new HedgingOptions(null, positive(atFirst), 1);
    }

    /**
     * Sets how many extra requests one attempt may get, one after each delay.
     *
     * @param extra from 0, which is off, to 10
     */
    public HedgingOptions withMost(int extra) {
        if (extra < 0 || extra > 10) {
            throw new IllegalArgumentException("an attempt gets 0 to 10 extra requests, not " + extra);
        }
        return new HedgingOptions(delay, delayAtFirst, extra);
    }

    /** Sets a fixed delay; positive. */
    public HedgingOptions withDelay(Duration fixed) {
        return new HedgingOptions(positive(fixed), delayAtFirst, most);
    }

    /** Returns whether slow attempts get company. */
    public boolean isEnabled() {
        return most > 0;
    }

    /** Returns the fixed delay; empty where it follows what was observed. */
    public Optional<Duration> delay() {
        return Optional.ofNullable(delay);
    }

    /** Returns the delay while too little was observed, where it is not fixed; 1 s if nothing else is said. */
    public Duration delayAtFirst() {
        return delayAtFirst;
    }

    /** Returns how many extra requests one attempt may get; 0 where hedging is off. */
    public int most() {
        return most;
    }

    private static Duration positive(Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("a delay is positive, not " + duration);
        }
        return duration;
    }
}
