package dev.fairlead.profile;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be tried again, and when.
 *
 * @param verdict a response header in which the provider itself decides; null if there is none
 * @param rules what answers mean; the first that fits counts. Where none does, 401 means {@link Meaning#UNAUTHENTICATED}, a
 *     status from 500 {@link Meaning#PERMANENT}, and anything else {@link Meaning#REJECTED}
 * @param waitHints where answers say how long to wait; the first that can be read and believed counts
 * @param safeOperations ids of operations that may be repeated although neither their method nor a key says so, because the
 *     provider documents it
 * @param attemptHeader the request header in which the provider wants the number of the attempt, from 1; null if in none
 * @param maxAttempts total tries including the first, at least 1
 * @param transientBase first wait after trouble; doubles from there
 * @param throttledBase first wait after a throttled answer without a hint; doubles from there
 * @param cap longest wait that we choose ourselves (a hint is never shortened)
 */
public record Retries(
        @Nullable Verdict verdict,
        List<Rule> rules,
        List<WaitHint> waitHints,
        Set<String> safeOperations,
        @Nullable String attemptHeader,
        int maxAttempts,
        Duration transientBase,
        Duration throttledBase,
        Duration cap) {

    /** Copies the collections. */
    public Retries {
        rules = List.copyOf(rules);
        waitHints = List.copyOf(waitHints);
        safeOperations = Set.copyOf(safeOperations);
    }

    /**
     * A header in which the provider decides; it goes before every other rule.
     *
     * @param header its name
     * @param retry the value that asks for another try
     * @param stop the value that forbids one
     */
    public record Verdict(String header, String retry, String stop) {}

    /**
     * What an answer means.
     *
     * @param when what the answer looks like
     * @param outcome what it means
     * @param unprocessed whether the provider answers so before it does anything: then repeating is safe even without an
     *     idempotency key
     * @param unhintedWait how long to wait at least where the answer itself does not say; null where the usual backoff will do
     * @param advice what whoever reads the error can do about it, without a full stop; null where the meaning says it
     */
    public record Rule(
            When when,
            Meaning outcome,
            boolean unprocessed,
            @Nullable Duration unhintedWait,
            @Nullable String advice) {

        /** Returns a rule whose meaning says it all. */
        public static Rule of(When when, Meaning outcome, boolean unprocessed) {
            return new Rule(when, outcome, unprocessed, null, null);
        }
    }

    /**
     * A place in an answer that says how long to wait: a header or a field of the body.
     *
     * @param header the header's name; null where it is a field
     * @param field the field's JSON pointer (RFC 6901), in which {@code *} stands for each item of a list, so that the first
     *     item that has the rest counts; null where it is a header
     * @param unit how the value is written
     * @param atLeast a shorter wait is lengthened to this; null for none
     * @param longest a longer wait is a mistake and not believed: the next hint counts; null for a year
     */
    public record WaitHint(
            @Nullable String header,
            @Nullable String field,
            WaitUnit unit,
            @Nullable Duration atLeast,
            @Nullable Duration longest) {

        /** Checks that there is one place. */
        public WaitHint {
            if ((header == null) == (field == null)) {
                throw new IllegalArgumentException("a hint is in a header or in a field");
            }
        }

        /** Returns a hint in a header, believed as it is. */
        public static WaitHint inHeader(String name, WaitUnit unit) {
            return new WaitHint(name, null, unit, null, null);
        }

        /** Returns a hint in a field of the body, believed as it is. */
        public static WaitHint inField(String pointer, WaitUnit unit) {
            return new WaitHint(null, pointer, unit, null, null);
        }
    }
}
