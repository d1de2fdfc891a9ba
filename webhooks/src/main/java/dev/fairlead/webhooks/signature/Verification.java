package dev.fairlead.webhooks.signature;

import java.time.Instant;

/** Whether a webhook is believed. */
public sealed interface Verification {

    /**
     * It is.
     *
     * @param signedAt when the provider signed it, as the signature itself guarantees; to the second
     * @param secretIndex which of the live secrets matched, from 0; while a secret is being changed this says when the old
     *     one is no longer in use
     */
    record Verified(Instant signedAt, int secretIndex) implements Verification {}

    /**
     * It is not.
     *
     * @param reason why
     */
    record Rejected(Rejection reason) implements Verification {}
}
