package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.Delivery;

/** How far one exchange got. Written by the thread of the exchange and its watchdog. */
final class SendMark {

    /** The name under which it travels with the exchange. */
    static final String ATTRIBUTE = "dev.fairlead.send-mark";

    private final String target;
    private volatile boolean sending;
    private volatile boolean timedOut;

    /**
     * Begins with nothing sent.
     *
     * @param target path and query of the request, which nobody but the provider is to see
     */
    SendMark(String target) {
        this.target = target;
    }

    String target() {
        return target;
    }

    /** Notes that the first byte may leave now. */
    void sending() {
        sending = true;
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
