package dev.fairlead.client.limit;

import dev.fairlead.client.time.TimeSource;
import java.util.List;

/**
 * Where the permits of limits come from: this process alone, or a store that a fleet shares. Thread-safe.
 *
 * <p><b>When</b>: {@link #open} is called for the first call of each key, and again for a key that was forgotten in the meantime
 * because others were used more recently. <b>Known then</b>: the key and its windows, which are the same for all keys of one
 * limit. <b>If it fails</b>: what {@code open} throws ends the call that needed the permits; a store that is out of reach
 * therefore opens all the same, and grants from what it knows locally.
 */
public interface PermitStore extends AutoCloseable {

    /**
     * Opens the permits of a key. Does not block.
     *
     * @param windows at least one; all hold at once. Empty for a limit that is unknown: everything passes until
     *     {@link PermitSource#coolUntil} or {@link PermitSource#sync} say otherwise
     * @param time the clock to which all instants of the source belong
     */
    PermitSource open(LimitKey key, List<LimitWindow> windows, TimeSource time);

    /** Frees what the store holds. Clients do not call it: whoever made the store closes it, after its clients. */
    @Override
    void close();

    /** Returns a store whose permits are for this process alone. It needs no closing. */
    static PermitStore local() {
        return LocalPermitStore.INSTANCE;
    }
}
