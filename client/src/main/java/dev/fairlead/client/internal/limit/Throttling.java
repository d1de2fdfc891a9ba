package dev.fairlead.client.internal.limit;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.profile.RateLimits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer that asks for fewer requests is about: a rate, or the number of requests that the provider works on at once.
 * Immutable.
 */
public final class Throttling {

    private final RateLimits.@Nullable Place reason;
    private final RateLimits.@Nullable Concurrency concurrency;

    /** Creates a reader for a provider. */
    public Throttling(RateLimits limits) {
        this.reason = limits.reason();
        this.concurrency = limits.concurrency();
    }

    /** Returns whether a provider throttles, for a reason that passes. */
    static boolean isThrottled(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered
                && answered.kind() == OutcomeKind.THROTTLED
                && answered.isTransient();
    }

    /** Returns how the provider calls the limit that was hit; empty if it does not say. */
    Optional<String> reason(Outcome.Answered answered) {
        return reason == null ? Optional.empty() : Places.text(reason, answered.response());
    }

    /** Returns whether too many requests at once were the trouble. */
    boolean isAboutConcurrency(Outcome.Answered answered) {
        if (concurrency == null) {
            return false;
        }
        return concurrency.names().isEmpty()
                || reason(answered).filter(concurrency.names()::contains).isPresent();
    }
}
