package dev.fairlead.client.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps tokens in memory, for as long as the process lives: enough for grants that need nobody's consent. Clients in one process may
 * share one. Keeps the 10,000 entries that were used last. Thread-safe.
 */
public final class MemoryTokenStore implements TokenStore {

    private static final int MOST = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, StoredToken> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** Creates an empty store. */
    public MemoryTokenStore() {}

    @Override
    public Optional<StoredToken> read(String key) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(key));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean compareAndSet(String key, long expectedVersion, StoredToken next) {
        lock.lock();
        try {
            StoredToken now = entries.get(key);
            if ((now == null ? 0 : now.version()) != expectedVersion) {
                return false;
            }
            entries.put(key, next);
            if (entries.size() > MOST) {
                entries.remove(entries.keySet().iterator().next());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "tokens in memory";
    }
}
