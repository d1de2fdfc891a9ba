package dev.fairlead.testing.simulation;

/** How the instances call. */
public enum Variant {
    /** Our client with the provider's limit and the store that the fleet shares; nothing else is set. */
    DEFAULTS("our defaults"),
    /** A loop by hand: four attempts without a pause. No limit, budget, breaker or deadline. */
    NAIVE_IMMEDIATE("naive: 4 at once"),
    /** A loop by hand: four attempts, 0.5 s, 1 s and 2 s apart, the same for all. No limit, budget, breaker or deadline. */
    NAIVE_BACKOFF("naive: 0.5, 1, 2 s"),
    /** Our client with one attempt. */
    NO_RETRY("without retry"),
    /** Our client with a retry budget that never runs out. */
    NO_BUDGET("without budget"),
    /** Our client without a breaker. */
    NO_BREAKER("without breaker"),
    /** Our client with neither budget nor breaker. */
    NO_BUDGET_NO_BREAKER("without budget, breaker"),
    /** Our client with one attempt and without a breaker. */
    NO_RETRY_NO_BREAKER("without retry, breaker"),
    /** Our client without a rate limit of its own; it still pauses after a 429. */
    NO_RATE_LIMIT("without rate limit"),
    /** Our client, deaf to the headers that tell how much of the limit is left. */
    NO_HEADERS("without limit headers"),
    /** Our client, always waiting as long as the jitter allows. */
    NO_JITTER("without jitter"),
    /** Our client, whose calls have an hour. */
    NO_DEADLINE("without deadline");

    private final String title;

    Variant(String title) {
        this.title = title;
    }

    /** Returns the name for people. */
    public String title() {
        return title;
    }
}
