package dev.fairlead.client.internal.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One value for each tenant, for the 10,000 that were used last. The client's own needs no lock. Thread-safe. */
public final class PerTenant<V> {

    private static final int MOST = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final Function<String, V> make;
    private volatile @Nullable V own;

    /** Creates values when they are first asked for; {@code make} neither blocks nor throws. */
    public PerTenant(Function<String, V> make) {
        this.make = make;
    }

    /** Returns the value of a tenant; empty is the client's own. */
    public V of(String tenant) {
        V known = own;
        if (tenant.isEmpty() && known != null) {
            return known;
        }
        lock.lock();
        try {
            if (!tenant.isEmpty()) {
                V value = values.computeIfAbsent(tenant, make);
                if (values.size() > MOST) {
                    values.remove(values.keySet().iterator().next());
                }
                return value;
            }
            V made = own == null ? make.apply(tenant) : own;
            own = made;
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many tenants have a value. */
    public int size() {
        lock.lock();
        try {
            return values.size();
        } finally {
            lock.unlock();
        }
    }
}
