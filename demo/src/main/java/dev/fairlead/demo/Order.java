package dev.fairlead.demo;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One order of the shop.
 *
 * @param id unique over all runs; also the root of the idempotency keys of its calls
 * @param round the round of the scenario that it belongs to
 * @param customer id of the customer at the provider
 * @param plan what is to become of it
 * @param amount in the smallest unit of the currency
 * @param currency ISO 4217 code, lower case
 * @param paymentIntent id at the provider, once it is known
 * @param step how far the shop has come
 */
record Order(
        String id,
        String round,
        String customer,
        Plan plan,
        long amount,
        String currency,
        @Nullable String paymentIntent,
        Step step) {

    /** How far the shop has come with an order. Each step is stored before the next call is made. */
    enum Step {
        /** Wanted; nothing is known of the provider's side. */
        OPEN,
        /** The money is held. */
        AUTHORIZED,
        /** The money is taken. */
        CHARGED,
        /** The bank said no. */
        DECLINED,
        /** The money is given back. */
        REFUNDED
    }

    /** Returns the id of the payment of an order that has come past {@link Step#OPEN}. */
    String knownPayment() {
        return Objects.requireNonNull(paymentIntent, () -> "order " + id + " has no payment at step " + step);
    }

    /** Returns whether the shop has nothing more to ask of the provider. */
    boolean isSettled() {
        return step == finalStep();
    }

    private Step finalStep() {
        return switch (plan) {
            case PAY, CAPTURE_LATER -> Step.CHARGED;
            case REFUND -> Step.REFUNDED;
            case DECLINE -> Step.DECLINED;
        };
    }
}
