package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.StoredToken;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a token is to be replaced. In the advisory window, its last fifth and at most five minutes, one caller has the next one
 * fetched while all go on with this one; in the mandatory window, its last twentieth and at most 30 seconds, callers wait for
 * the next one, but take this one where there is none and it still holds. The advisory window begins up to a quarter later at random,
 * so that processes that share a token do not all ask at once. Immutable.
 *
 * @param token the token
 * @param advisoryFrom null where the token has no end
 * @param mandatoryFrom likewise
 */
record TokenLife(
        StoredToken token,
        @Nullable Instant advisoryFrom,
        @Nullable Instant mandatoryFrom) {

    private static final Duration LONGEST_ADVISORY = Duration.ofMinutes(5);
    private static final Duration LONGEST_MANDATORY = Duration.ofSeconds(30);

    /** What is to be done about a token. */
    enum Need {
        NONE,
        ADVISORY,
        MANDATORY
    }

    static TokenLife of(StoredToken token, RandomGenerator random) {
        Instant end = token.expiresAt();
        if (end == null) {
            return new TokenLife(token, null, null);
        }
        Duration whole = Duration.between(token.obtainedAt(), end);
        Duration advisory = shorter(whole.dividedBy(5), LONGEST_ADVISORY);
        long late = random.nextLong(Math.max(1, advisory.toMillis() / 4));
        return new TokenLife(
                token,
                end.minus(advisory).plusMillis(late),
                end.minus(shorter(whole.dividedBy(20), LONGEST_MANDATORY)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    Need need(Instant now) {
        if (token.accessToken() == null) {
            return Need.MANDATORY;
        }
        if (mandatoryFrom == null || advisoryFrom == null || now.isBefore(advisoryFrom)) {
            return Need.NONE;
        }
        return now.isBefore(mandatoryFrom) ? Need.ADVISORY : Need.MANDATORY;
    }

    /** Returns whether calls can still be made with it. */
    boolean holds(Instant now) {
        return token.accessToken() != null && (token.expiresAt() == null || now.isBefore(token.expiresAt()));
    }
}
