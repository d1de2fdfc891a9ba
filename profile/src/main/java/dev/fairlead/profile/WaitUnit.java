package dev.fairlead.profile;

/**
 * How a provider writes a wait, or the instant at which it ends. The same header has another meaning at another provider
 * ({@code X-RateLimit-Reset} is an instant here and a number of seconds there), so a profile says which; nothing is guessed.
 */
public enum WaitUnit {
    /** Seconds with an optional fraction, or an HTTP date (RFC 9110 §10.2.3): {@code 120}, {@code 1.5}. */
    RETRY_AFTER,
    /** Seconds from now, with an optional fraction: {@code 30}, {@code 0.25}. */
    SECONDS,
    /** Milliseconds from now, with an optional fraction: {@code 250}. */
    MILLISECONDS,
    /** An instant as an HTTP date in any of its three forms (RFC 9110 §5.6.7): {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    HTTP_DATE,
    /** An instant in seconds since 1970, with an optional fraction: {@code 1795435260}. */
    EPOCH_SECONDS,
    /** An instant in milliseconds since 1970: {@code 1795435260000}. */
    EPOCH_MILLISECONDS,
    /** Amounts with their units, as Go writes durations: {@code 6m0s}, {@code 1m30.5s}, {@code 250ms}. */
    DURATION_TEXT,
    /** An ISO 8601 duration of days, hours, minutes and seconds: {@code PT1M30S}. */
    ISO_8601,
    /** A duration in the JSON form of Protocol Buffers, seconds and an {@code s}: {@code 3.5s}. */
    PROTO_DURATION
}
