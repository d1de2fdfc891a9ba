package dev.fairlead.profile;

/** What an answer means that is no success, whatever its status is. */
public enum Meaning {
    /** The request is at fault; repeating it changes nothing. */
    REJECTED,
    /** The credentials are at fault. */
    UNAUTHENTICATED,
    /** There are too many requests; fewer of them, a little later, go through. */
    THROTTLED,
    /** A quota is spent that does not fill up within the time of a call: of a day, or of what was paid for. */
    EXHAUSTED,
    /** The object is in use by another request. */
    BUSY,
    /** The provider is in trouble that may pass. */
    TRANSIENT,
    /** The provider is in trouble that does not pass by itself. */
    PERMANENT
}
