package dev.fairlead.profile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One published limit.
 *
 * @param id a name for messages, for instance {@code account}
 * @param permits how many requests
 * @param period in how long
 * @param burst how many may go at once
 * @param scope what shares the limit
 * @param mode where it holds; null for both
 */
public record RateLimit(
        String id,
        long permits,
        Duration period,
        long burst,
        Scope scope,
        @Nullable Mode mode) {

    /** What shares a limit. */
    public enum Scope {
        /** All calls of one account. */
        ACCOUNT,
        /** All calls of one account to one operation. */
        OPERATION
    }
}
