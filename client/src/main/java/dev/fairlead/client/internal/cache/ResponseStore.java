package dev.fairlead.client.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.client.http.HttpRequest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stored answers, bounded in bytes: those go first that were of least use. Thread-safe. */
final class ResponseStore {

    private static final int MOST_VARIANTS = 16;

    private final Cache<CacheKey, List<StoredResponse>> answers;

    /** Creates a store of at most so many bytes. */
    ResponseStore(long maxBytes) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .<CacheKey, List<StoredResponse>>weigher(ResponseStore::weight)
                .executor(Runnable::run) // the bound holds when a call returns, not some time later
                .build();
    }

    private static int weight(CacheKey key, List<StoredResponse> variants) {
        long bytes = key.weight();
        for (StoredResponse variant : variants) {
            bytes += variant.weight();
        }
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }

    /** Returns the newest answer that fits the request (RFC 9111 §4.1); null for none. */
    @Nullable
    StoredResponse find(CacheKey key, HttpRequest request) {
        List<StoredResponse> variants = answers.getIfPresent(key);
        if (variants == null) {
            return null;
        }
        return variants.stream()
                .filter(stored -> stored.isUsableFor(request))
                .max(Comparator.comparing(StoredResponse::date).thenComparing(StoredResponse::receivedAt))
                .orElse(null);
    }

    /** Keeps an answer in place of those for the same request. */
    void put(CacheKey key, StoredResponse fresh) {
        answers.asMap()
                .merge(
                        key,
                        List.of(fresh),
                        (old, added) -> Stream.concat(
                                        added.stream(), old.stream().filter(stored -> survives(stored, fresh)))
                                .limit(MOST_VARIANTS)
                                .toList());
    }

    private static boolean survives(StoredResponse stored, StoredResponse fresh) {
        return !stored.generation().isOver() && !stored.vary().equals(fresh.vary());
    }

    /** Takes an answer away, if it is still there. */
    void remove(CacheKey key, StoredResponse gone) {
        answers.asMap().computeIfPresent(key, (any, variants) -> {
            List<StoredResponse> rest =
                    variants.stream().filter(stored -> !stored.equals(gone)).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    /** Returns how many bytes are taken now. */
    long bytes() {
        answers.cleanUp();
        return answers.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
