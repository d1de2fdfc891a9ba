package dev.fairlead.webhooks.receiver;

import dev.fairlead.webhooks.signature.Rejection;

/**
 * Hears of webhooks that were not stored, for measurements.
 *
 * <p><b>When.</b> Before the answer, on the request's thread.
 *
 * <p><b>Known then.</b> A listener must be quick and must not block; it is called by many threads at once.
 *
 * <p><b>If it fails.</b> What it throws is logged and changes nothing.
 */
public interface ReceiverListener {

    /** Returns a listener that does nothing. */
    static ReceiverListener none() {
        return new ReceiverListener() {};
    }

    /** A webhook was not believed. */
    default void rejected(String source, Rejection reason) {}

    /** A webhook was believed, but could not be stored; the provider was told to send it again. */
    default void notStored(String source, String error) {}
}
