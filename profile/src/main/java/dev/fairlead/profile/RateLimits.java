package dev.fairlead.profile;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much a provider lets through, and how it says so.
 *
 * @param limits the limits that it publishes; several may hold at once
 * @param signals what its answers say about how much is left
 * @param reason where an answer that asks for fewer requests names the limit that was hit; null if it does not
 * @param concurrency how many requests it works on at once; null where it has no limit of that kind
 */
public record RateLimits(
        List<RateLimit> limits,
        List<Signal> signals,
        @Nullable Place reason,
        @Nullable Concurrency concurrency) {

    /** Nothing is known. */
    public static final RateLimits NONE = new RateLimits(List.of(), List.of(), null, null);

    /** Copies the lists. */
    public RateLimits {
        limits = List.copyOf(limits);
        signals = List.copyOf(signals);
    }

    /**
     * A place in an answer.
     *
     * @param header the header's name; null where it is a field
     * @param field the field's JSON pointer (RFC 6901); null where it is a header
     */
    public record Place(@Nullable String header, @Nullable String field) {

        /** Checks that there is one place. */
        public Place {
            if ((header == null) == (field == null)) {
                throw new IllegalArgumentException("a place is a header or a field");
            }
        }

        /** Returns a header. */
        public static Place inHeader(String name) {
            return new Place(name, null);
        }

        /** Returns a field of the body. */
        public static Place inField(String pointer) {
            return new Place(null, pointer);
        }
    }

    /**
     * Headers in which answers say how much is left of a window.
     *
     * @param limits ids of the limits that they tell about; empty for all that hold for the call and count for its account as a
     *     whole
     * @param form how they are written
     * @param remaining the header with the units that are left
     * @param reset the header that says when the window ends; the same as {@code remaining} in the structured form
     * @param resetUnit how {@code reset} is written; seconds in the structured form
     */
    public record Signal(Set<String> limits, Form form, String remaining, String reset, WaitUnit resetUnit) {

        /** Copies the set. */
        public Signal {
            limits = Set.copyOf(limits);
        }

        /** How a signal is written. */
        public enum Form {
            /** One header for each number: {@code X-RateLimit-Remaining: 41}, {@code X-RateLimit-Reset: 1795435260}. */
            HEADERS,
            /**
             * One structured field (RFC 9651) for all: {@code RateLimit: "burst";r=50;t=30, "daily";r=900;t=3600}, as in
             * draft-ietf-httpapi-ratelimit-headers-08 and later. A name that is a limit's own, or the provider's for it, tells
             * about that limit.
             */
            STRUCTURED
        }
    }

    /**
     * How many requests a provider works on at once.
     *
     * @param limit the number, at least 1; null where it is not published
     * @param adaptive whether to find the number out: fewer after each refusal, slowly more after that
     * @param names the reasons by which the provider says that this was too much; empty where every refusal says so
     */
    public record Concurrency(@Nullable Integer limit, boolean adaptive, Set<String> names) {

        /** Copies the set. */
        public Concurrency {
            names = Set.copyOf(names);
            if (limit == null && !adaptive) {
                throw new IllegalArgumentException("a limit that is not known can only be found out");
            }
        }
    }
}
