package dev.fairlead.client.http;

/** What came of sending one request. */
public sealed interface TransportResult {

    /** Returns what is known about side effects. */
    Delivery delivery();

    /**
     * The provider answered, and the whole body was read.
     *
     * @param response the answer
     * @param redirected whether it is the answer of another address than the request's own
     */
    record Answered(HttpResponse response, boolean redirected) implements TransportResult {

        /** Creates the result for an answer of the request's own address. */
        public Answered(HttpResponse response) {
            this(response, false);
        }

        @Override
        public Delivery delivery() {
            return Delivery.ANSWERED;
        }
    }

    /**
     * The exchange broke off.
     *
     * @param delivery what is known about side effects
     * @param repeatable whether the same exchange could go better next time (a reset could, a body that is too large will not)
     * @param cause what broke it
     */
    record Broken(Delivery delivery, boolean repeatable, Exception cause) implements TransportResult {}

    /**
     * The time was over; the exchange was cut off and its connection closed.
     *
     * @param delivery what is known about side effects
     */
    record TimedOut(Delivery delivery) implements TransportResult {}
}
