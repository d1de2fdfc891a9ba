package dev.fairlead.sandbox.server;

import dev.fairlead.sandbox.core.Books;
import java.util.Map;

/** What the control API asks the sandbox for. */
public interface Inspection {

    /** Returns what really happened. */
    Books books();

    /** Returns how many objects there are of each kind. */
    Map<String, Integer> sizes();

    /** Sends an event again, and returns whether there is such an event. */
    boolean resend(String eventId);

    /**
     * Plays the customer at the authentication of a payment.
     *
     * @param id of the payment that waits for it
     * @param succeeds whether the customer authenticates
     * @return whether there is such a payment
     */
    boolean authenticate(String id, boolean succeeds);
}
