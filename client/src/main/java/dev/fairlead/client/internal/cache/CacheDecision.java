package dev.fairlead.client.internal.cache;

import java.time.Duration;

/** What to do about a request, as far as it can be known without asking anybody. */
sealed interface CacheDecision {

    /**
     * Answer with what is stored.
     *
     * @param age how old it is
     * @param use why it may be used
     */
    record Serve(StoredResponse stored, Duration age, Use use) implements CacheDecision {}

    /** Why a stored answer may be used as it is. */
    enum Use {
        /** It is fresh. */
        FRESH,
        /** It is stale, and the caller takes that ({@code max-stale}). */
        STALE,
        /** It is stale, and a newer one is to be fetched meanwhile (RFC 5861 §3). */
        STALE_WHILE_REVALIDATE
    }

    /**
     * Ask the provider whether what is stored still holds, or for a new one where that cannot be asked.
     *
     * @param shared whether callers that want the same may wait for one answer
     */
    record Revalidate(StoredResponse stored, boolean shared) implements CacheDecision {}

    /** Ask the provider: nothing that may be used is stored. */
    record Forward() implements CacheDecision {}

    /** Answer nothing: the caller wants nobody asked, and nothing that may be used is stored (RFC 9111 §5.2.1.7). */
    record Unsatisfiable() implements CacheDecision {}
}
