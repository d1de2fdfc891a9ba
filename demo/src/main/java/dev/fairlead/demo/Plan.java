package dev.fairlead.demo;

/** What is to become of an order. */
enum Plan {
    /** Charged at once. */
    PAY,
    /** Authorized first, captured in a second call. */
    CAPTURE_LATER,
    /** Charged, and then given back in full. */
    REFUND,
    /** Tried with a card that the bank declines: nothing may be charged. */
    DECLINE;

    /** Returns whether a charge is wanted. */
    boolean isToBePaid() {
        return this != DECLINE;
    }
}
