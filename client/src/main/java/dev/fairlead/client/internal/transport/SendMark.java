package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.Delivery;

/** How far one exchange got. Written by the thread of the exchange and its watchdog. */
final class SendMark {

    private volatile boolean sending;
    private volatile boolean timedOut;
    private boolean cutShort;

    /** Notes that the first byte may leave now. */
    void sending() {
        sending = true;
    }

    /** Notes that an answer came before all of the request was sent: nobody can go on with the connection. */
    void cutShort() {
        cutShort = true;
    }

    boolean isCutShort() {
        return cutShort;
    }

    void timedOut() {
        timedOut = true;
    }

    boolean hasTimedOut() {
        return timedOut;
    }

    Delivery delivery() {
        return sending ? Delivery.MAYBE_PROCESSED : Delivery.NOT_SENT;
    }
}
