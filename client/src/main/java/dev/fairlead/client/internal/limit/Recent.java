package dev.fairlead.client.internal.limit;

import dev.fairlead.client.time.TimeSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * State by key, for a bounded number of keys: when there are too many, a tenth goes, those that were not used for longest, but none
 * that is needed. Looking up takes no lock. Thread-safe.
 */
final class Recent<K, V extends Recent.Entry> {

    private static final int SHARE_TO_FORGET = 10;

    private final int most;
    private final TimeSource time;
    private final Map<K, V> byKey = new ConcurrentHashMap<>();

    /**
     * Creates an empty place.
     *
     * @param most how many there may be, but for those that are needed
     */
    Recent(int most, TimeSource time) {
        this.most = most;
        this.time = time;
    }

    /** What is kept for one key. */
    interface Entry {

        /** Returns when it was last used. */
        long lastUsed();

        /** Ends it unless somebody needs it; returns whether it is over. Whoever holds it then finds that out and looks again. */
        boolean retireIfIdle();
    }

    /** Returns what is there for a key, made where nothing is. */
    V of(K key, Function<K, V> maker) {
        V known = byKey.get(key);
        if (known != null) {
            return known;
        }
        if (byKey.size() >= most) {
            forgetSome();
        }
        return byKey.computeIfAbsent(key, maker);
    }

    /** Forgets what is over, where it is still there. */
    void remove(K key, V value) {
        byKey.remove(key, value);
    }

    /** Returns what is there, as it changes. */
    Collection<V> values() {
        return byKey.values();
    }

    int size() {
        return byKey.size();
    }

    private record Candidate<K, V>(K key, V value, long age) {}

    private void forgetSome() {
        long now = time.nanoTime();
        List<Candidate<K, V>> oldestFirst = byKey.entrySet().stream()
                .map(entry -> new Candidate<>(
                        entry.getKey(), entry.getValue(), now - entry.getValue().lastUsed()))
                .sorted(Comparator.comparingLong((Candidate<K, V> candidate) -> candidate.age())
                        .reversed())
                .toList();
        int left = Math.max(1, most / SHARE_TO_FORGET);
        for (Candidate<K, V> candidate : oldestFirst) {
            if (left > 0 && candidate.value().retireIfIdle()) {
                byKey.remove(candidate.key(), candidate.value());
                left--;
            }
        }
    }
}
