package dev.fairlead.client.policy;

/** The options of all policies of a client. Immutable. */
public final class Policies {

    private static final Policies DEFAULTS = new Policies(new Draft());

    private final BreakerOptions breaker;
    private final RetryBudgetOptions retryBudget;
    private final RateLimitOptions rateLimits;
    private final CacheOptions cache;
    private final ConcurrencyOptions concurrency;
    private final HedgingOptions hedging;

    private Policies(Draft draft) {
        this.breaker = draft.breaker;
        this.retryBudget = draft.retryBudget;
        this.rateLimits = draft.rateLimits;
        this.cache = draft.cache;
        this.concurrency = draft.concurrency;
        this.hedging = draft.hedging;
    }

    /** Policies on their way to others. */
    private static final class Draft {
        private BreakerOptions breaker = BreakerOptions.defaults();
        private RetryBudgetOptions retryBudget = RetryBudgetOptions.defaults();
        private RateLimitOptions rateLimits = RateLimitOptions.fromProfile();
        private CacheOptions cache = CacheOptions.off();
        private ConcurrencyOptions concurrency = ConcurrencyOptions.fromProfile();
        private HedgingOptions hedging = HedgingOptions.off();
    }

    private Draft draft() {
        Draft draft = new Draft();
        draft.breaker = breaker;
        draft.retryBudget = retryBudget;
        draft.rateLimits = rateLimits;
        draft.cache = cache;
        draft.concurrency = concurrency;
        draft.hedging = hedging;
        return draft;
    }

    /** Every policy with its defaults. */
    public static Policies defaults() {
        return DEFAULTS;
    }

    /** Sets the circuit breaker. */
    public Policies with(BreakerOptions options) {
        Draft draft = draft();
        draft.breaker = options;
        return new Policies(draft);
    }

    /** Sets the bound on the sum of retries. */
    public Policies with(RetryBudgetOptions options) {
        Draft draft = draft();
        draft.retryBudget = options;
        return new Policies(draft);
    }

    /** Sets the rates to keep to. */
    public Policies with(RateLimitOptions options) {
        Draft draft = draft();
        draft.rateLimits = options;
        return new Policies(draft);
    }

    /** Sets the response cache. */
    public Policies with(CacheOptions options) {
        Draft draft = draft();
        draft.cache = options;
        return new Policies(draft);
    }

    /** Sets how many attempts of one tenant may be under way at once. */
    public Policies with(ConcurrencyOptions options) {
        Draft draft = draft();
        draft.concurrency = options;
        return new Policies(draft);
    }

    /** Sets whether slow attempts get company. */
    public Policies with(HedgingOptions options) {
        Draft draft = draft();
        draft.hedging = options;
        return new Policies(draft);
    }

    /** Returns whether slow attempts get company. */
    public HedgingOptions hedging() {
        return hedging;
    }

    /** Returns the circuit breaker's. */
    public BreakerOptions breaker() {
        return breaker;
    }

    /** Returns the bound on the sum of retries. */
    public RetryBudgetOptions retryBudget() {
        return retryBudget;
    }

    /** Returns the rates to keep to. */
    public RateLimitOptions rateLimits() {
        return rateLimits;
    }

    /** Returns the response cache's. */
    public CacheOptions cache() {
        return cache;
    }

    /** Returns how many attempts may be under way at once. */
    public ConcurrencyOptions concurrency() {
        return concurrency;
    }
}
