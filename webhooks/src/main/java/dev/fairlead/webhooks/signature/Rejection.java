package dev.fairlead.webhooks.signature;

/** Why a webhook is not believed. Minor releases may add reasons. */
public enum Rejection {
    /** The signature header is not there. */
    MISSING_HEADER("the signature header is missing"),
    /** The signature header is there more than once, so that it is not clear which one counts. */
    REPEATED_HEADER("the signature header is there more than once"),
    /** The signature header is longer than 8,192 characters. */
    HEADER_TOO_LONG("the signature header is longer than 8,192 characters"),
    /** The signature header is no list of {@code name=value}. */
    MALFORMED_HEADER("the signature header is no list of name=value"),
    /** The header has no time. */
    MISSING_TIMESTAMP("the signature header has no timestamp"),
    /** The header has several times, so that it is not clear which one is signed. */
    REPEATED_TIMESTAMP("the signature header has more than one timestamp"),
    /** The time is no number of seconds since 1970. */
    MALFORMED_TIMESTAMP("the timestamp is no number of seconds since 1970"),
    /** The header has no signature of the version that counts. */
    MISSING_SIGNATURE("the signature header has no signature of the expected version"),
    /** The header has more than 16 signatures of the version that counts. */
    TOO_MANY_SIGNATURES("the signature header has more than 16 signatures"),
    /** No signature of the version that counts is 64 lower-case hexadecimal digits. */
    MALFORMED_SIGNATURE("the signature is not 64 lower-case hexadecimal digits"),
    /** The body has no bytes, so there is no event in it. */
    EMPTY_BODY("the body is empty"),
    /** None of our secrets makes this signature: the body was changed, or the secret is another one. */
    NO_MATCH("the signature does not match the body: the secret is another one, or the body was changed on its way"),
    /** The signature is right, but older than the tolerance. */
    TOO_OLD("the timestamp is too old"),
    /** The signature is right, but from a future farther away than the tolerance. */
    IN_THE_FUTURE("the timestamp is in the future: compare the clocks");

    private final String sentence;

    Rejection(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the reason in words that may be shown to anyone. */
    public String sentence() {
        return sentence;
    }
}
