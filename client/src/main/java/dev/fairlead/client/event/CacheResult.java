package dev.fairlead.client.event;

/** What the response cache did for a call. Minor releases may add results. */
public enum CacheResult {
    /** Answered with a stored answer that is fresh; nobody was asked. */
    HIT,
    /** Answered with a stored answer that is stale, because the caller takes that; nobody was asked. */
    STALE,
    /** Answered with a stored answer that is stale; a newer one is fetched meanwhile (RFC 5861 §3). */
    STALE_WHILE_REVALIDATE,
    /** Answered with a stored answer in place of an error (RFC 5861 §4). */
    STALE_IF_ERROR,
    /** The provider said that the stored answer still holds (304). */
    REVALIDATED,
    /** Answered with what another call for the same was just asking for. */
    SHARED,
    /** The provider was asked: nothing usable was stored. */
    MISS,
    /** Nothing usable is stored, and the caller wanted nobody asked. */
    UNSATISFIABLE
}
