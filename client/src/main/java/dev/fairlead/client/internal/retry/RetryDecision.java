package dev.fairlead.client.internal.retry;

import java.time.Duration;

/** What follows an attempt that failed. */
sealed interface RetryDecision {

    /**
     * Another attempt.
     *
     * @param delay how long to wait before
     * @param reason why, in words
     */
    record Retry(Duration delay, String reason) implements RetryDecision {}

    /**
     * No other attempt.
     *
     * @param note why, for the message; empty where the outcome says it all
     */
    record Stop(String note) implements RetryDecision {}
}
