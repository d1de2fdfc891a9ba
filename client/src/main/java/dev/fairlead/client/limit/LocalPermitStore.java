package dev.fairlead.client.limit;

import dev.fairlead.client.time.TimeSource;
import java.util.List;

/** Permits for this process alone. */
enum LocalPermitStore implements PermitStore {
    INSTANCE;

    @Override
    public PermitSource open(LimitKey key, List<LimitWindow> windows, TimeSource time) {
        return new LocalPermits(windows, time.nanoTime());
    }

    @Override
    public void close() {
        // holds nothing
    }

    @Override
    public String toString() {
        return "local permits";
    }
}
