package dev.fairlead.client.internal.breaker;

import java.time.Duration;

/** A circuit breaker's answer to one attempt. */
sealed interface Admission {

    /** The attempt may go on, and its end is told by exactly one of these methods. */
    non-sealed interface Permit extends Admission {

        /**
         * The attempt says something about the provider.
         *
         * @param failed whether it is trouble
         * @param tookNanos how long it was on the wire
         * @param nowNanos the clock at its end
         */
        void result(boolean failed, long tookNanos, long nowNanos);

        /** The attempt says nothing about the provider. */
        void ignored();
    }

    /**
     * The attempt may not go on.
     *
     * @param retryIn how long until another may
     */
    record Refused(Duration retryIn) implements Admission {}
}
