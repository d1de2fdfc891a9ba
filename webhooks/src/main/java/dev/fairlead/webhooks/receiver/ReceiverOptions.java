package dev.fairlead.webhooks.receiver;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How a receiver works.
 *
 * @param pathPrefix what the path of every source begins with; its name follows. Begins and ends with a slash
 * @param maxBodyBytes the longest body that is taken, at least 1
 * @param retryAfter after how long a provider is asked to come again when we cannot store; whole seconds, at least 1
 * @param clock where the time comes from
 * @param listener hears of webhooks that were not stored
 */
public record ReceiverOptions(
        String pathPrefix, int maxBodyBytes, Duration retryAfter, Clock clock, ReceiverListener listener) {

    private static final ReceiverOptions DEFAULTS = new ReceiverOptions(
            "/webhooks/", 1 << 20, Duration.ofSeconds(10), Clock.systemUTC(), ReceiverListener.none());

    /** Checks the values. */
    public ReceiverOptions {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(listener, "listener");
        if (!pathPrefix.startsWith("/") || !pathPrefix.endsWith("/")) {
            throw new IllegalArgumentException(
                    "the path prefix begins and ends with a slash, not \"" + pathPrefix + "\"");
        }
        if (maxBodyBytes < 1 || retryAfter.toSeconds() < 1) {
            throw new IllegalArgumentException("the longest body is at least 1 byte, and the wait at least 1 second");
        }
    }

    /** Returns the defaults: {@code /webhooks/}, 1 MiB, 10 seconds, the system's clock, no listener. */
    public static ReceiverOptions defaults() {
        return DEFAULTS;
    }

    /** Changes {@link #pathPrefix()}. */
    public ReceiverOptions withPathPrefix(String newPathPrefix) {
        return new ReceiverOptions(newPathPrefix, maxBodyBytes, retryAfter, clock, listener);
    }

    /** Changes {@link #maxBodyBytes()}. */
    public ReceiverOptions withMaxBodyBytes(int newMaxBodyBytes) {
        return new ReceiverOptions(pathPrefix, newMaxBodyBytes, retryAfter, clock, listener);
    }

    /** Changes {@link #retryAfter()}. */
    public ReceiverOptions withRetryAfter(Duration newRetryAfter) {
        return new ReceiverOptions(pathPrefix, maxBodyBytes, newRetryAfter, clock, listener);
    }

    /** Changes {@link #clock()}. */
    public ReceiverOptions withClock(Clock newClock) {
        return new ReceiverOptions(pathPrefix, maxBodyBytes, retryAfter, newClock, listener);
    }

    /** Changes {@link #listener()}. */
    public ReceiverOptions withListener(ReceiverListener newListener) {
        return new ReceiverOptions(pathPrefix, maxBodyBytes, retryAfter, clock, newListener);
    }
}
