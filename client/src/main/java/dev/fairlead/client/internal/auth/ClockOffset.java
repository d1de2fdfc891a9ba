package dev.fairlead.client.internal.auth;

import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.answer.HttpDate;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How far our clock is from a provider's, learned from the {@code Date} of an answer that refused a signature. Thread-safe.
 */
final class ClockOffset {

    /** A date has whole seconds, and answers take a while: less than this says nothing. */
    private static final Duration SMALLEST = Duration.ofSeconds(30);

    private final TimeSource time;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    ClockOffset(TimeSource time) {
        this.time = time;
    }

    /** Returns the provider's time as far as it is known. */
    Instant now() {
        return time.now().plus(offset.get());
    }

    /** Returns whether an answer shows that the provider's time is another one than was thought; from now on it is known. */
    boolean learnFrom(HttpResponse answer) {
        Instant now = time.now();
        Duration found = Duration.between(now, HttpDate.providersNow(answer.headers(), now));
        if (answer.headers().first("Date").isEmpty()
                || found.minus(offset.get()).abs().compareTo(SMALLEST) < 0) {
            return false;
        }
        offset.set(found);
        return true;
    }
}
