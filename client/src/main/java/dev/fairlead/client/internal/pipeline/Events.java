package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.CallListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all listeners. A listener that throws is logged, and the call goes on. Thread-safe. */
public final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<CallListener> listeners;

    /** Creates the list of who is told, in this order. */
    public Events(List<CallListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Returns whether anybody listens: where nobody does, making an event is work for nothing. */
    public boolean isHeard() {
        return !listeners.isEmpty();
    }

    /** Tells all listeners of one event. */
    public void tell(CallEvent event) {
        for (CallListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException broken) {
                LOG.atWarn()
                        .addKeyValue("listener", listener.getClass().getName())
                        .addKeyValue("event", event.getClass().getSimpleName())
                        .setCause(broken)
                        .log("a call listener failed; the call goes on");
            }
        }
    }
}
