package dev.fairlead.client.internal.retry;

import java.time.Duration;

/** What follows an attempt that failed. */
sealed interface RetryDecision {

    /**
     * Another attempt.
     *
     * @param delay how long to wait before
     * @param reason why, in words
     * @param price what the budget gave for it
     */
    record Retry(Duration delay, String reason, int price) implements RetryDecision {}

    /**
     * No other attempt.
     *
     * @param note why, for the message; empty where the outcome says it all
     */
    record Stop(String note) implements RetryDecision {}
}
