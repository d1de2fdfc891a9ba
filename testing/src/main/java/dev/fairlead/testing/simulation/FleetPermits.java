package dev.fairlead.testing.simulation;

import dev.fairlead.client.limit.LimitKey;
import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.client.limit.PermitSource;
import dev.fairlead.client.limit.PermitStore;
import dev.fairlead.client.time.TimeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The store of permits that a simulated fleet shares, without the network in between: each key has one source for all instances.
 * Needs no lock, because in virtual time one runs at a time.
 */
final class FleetPermits implements PermitStore {

    private final PermitStore local = PermitStore.local();
    private final Map<LimitKey, PermitSource> sources = new HashMap<>();

    @Override
    public PermitSource open(LimitKey key, List<LimitWindow> windows, TimeSource time) {
        return sources.computeIfAbsent(key, fresh -> local.open(fresh, windows, time));
    }

    @Override
    public void close() {
        sources.values().forEach(PermitSource::close);
    }
}
