package dev.fairlead.client.http;

/** What is known about whether the provider acted on an attempt. */
public enum Delivery {
    /** Nothing reached the provider: repeating is safe. */
    NOT_SENT,
    /** The request may have arrived and been acted on, but no whole answer came. */
    MAYBE_PROCESSED,
    /** The provider answered. */
    ANSWERED
}
