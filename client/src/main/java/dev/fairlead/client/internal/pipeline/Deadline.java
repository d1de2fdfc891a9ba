package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.time.TimeSource;
import java.time.Duration;

/**
 * The instant at which a whole call has to be over.
 *
 * @param nanos the instant as a reading of {@link TimeSource#nanoTime}
 * @param limit how long the call was given
 */
public record Deadline(long nanos, Duration limit) {

    /** Returns the deadline that lies a duration ahead. */
    public static Deadline in(Duration limit, TimeSource time) {
        Duration bounded = limit.compareTo(Duration.ofDays(36_500)) > 0 ? Duration.ofDays(36_500) : limit;
        return new Deadline(time.nanoTime() + bounded.toNanos(), limit);
    }

    /** Returns how much is left in nanoseconds; zero or less when it is over. */
    public long leftNanos(TimeSource time) {
        return nanos - time.nanoTime();
    }

    /** Returns how much is left; never negative. */
    public Duration left(TimeSource time) {
        return Duration.ofNanos(Math.max(0, leftNanos(time)));
    }
}
