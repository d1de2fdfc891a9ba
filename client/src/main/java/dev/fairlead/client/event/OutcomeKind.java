package dev.fairlead.client.event;

/** What an attempt, or a call with all its attempts, came to. Minor releases may add kinds. */
public enum OutcomeKind {
    /** The provider did what was asked. */
    SUCCESS,
    /** The request is at fault; repeating it changes nothing. */
    CALLER_FAULT,
    /** The credentials are at fault. */
    AUTHENTICATION,
    /** The provider asks for fewer requests. */
    THROTTLED,
    /** The provider is in trouble that may pass, or the object is busy. */
    SERVER_TRANSIENT,
    /** The provider is in trouble that will not pass by itself, or sent something unusable. */
    SERVER_PERMANENT,
    /** Nothing reached the provider. */
    NEVER_SENT,
    /** The exchange broke off; the provider may have acted. */
    MAYBE_SENT,
    /** The caller's thread was interrupted. */
    CANCELLED,
    /** The engine itself refused: the breaker, a limit, or the deadline. */
    REFUSED
}
