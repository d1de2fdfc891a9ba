package dev.fairlead.sandbox.core;

import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Idempotency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers by idempotency key, for as long as the provider does and for at most 100,000 keys (the oldest go
 * first). Safe for use by any number of threads.
 */
public final class IdempotencyKeys {

    private static final int MOST = 100_000;

    /**
     * What a key is used for: equal for requests that are the same.
     *
     * @param method for instance {@code POST}
     * @param path without query
     * @param params as they were sent
     */
    public record Fingerprint(String method, String path, JsonObject params) {}

    private final Duration retention;
    private final int maxLength;
    private final InstantSource clock;
    /** Guards {@code entries}; no I/O and no callbacks while held. */
    private final ReentrantLock lock = new ReentrantLock();
    /** In the order in which they were made, which is the order in which they expire. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Creates an empty memory. */
    public IdempotencyKeys(Idempotency facts, InstantSource clock) {
        this.retention = facts.retention();
        this.maxLength = facts.maxLength();
        this.clock = clock;
    }

    /**
     * Claims a key for a request, or returns the answer that was given to it before.
     *
     * @param fingerprint what the key is used for
     * @return the earlier answer; empty if the request is to be processed, after which {@link #complete} or
     *     {@link #release} must be called
     * @throws ApiFailure if the key is too long (400), was used for something else (400), or is in use right now (409)
     */
    public Optional<Reply> claim(String key, Fingerprint fingerprint) {
        if (key.length() > maxLength) {
            throw ApiFailure.invalid(
                    "An idempotency key has at most " + maxLength + " characters; this one has " + key.length() + ".");
        }
        Instant now = clock.instant();
        lock.lock();
        try {
            forgetOld(now);
            Entry known = entries.get(key);
            if (known == null) {
                entries.put(key, new Entry(fingerprint, now));
                return Optional.empty();
            }
            return Optional.of(answer(key, known, fingerprint));
        } finally {
            lock.unlock();
        }
    }

    private static Reply answer(String key, Entry known, Fingerprint fingerprint) {
        if (!known.fingerprint.equals(fingerprint)) {
            throw ApiFailure.of(
                    400,
                    "idempotency_error",
                    "The idempotency key '" + key + "' came before with another endpoint or other parameters. Repeat a"
                            + " request exactly, or take a new key.");
        }
        if (known.reply == null) {
            throw ApiFailure.of(
                            409,
                            "idempotency_error",
                            "Another request with the idempotency key '" + key + "' is being processed right now.")
                    .code("idempotency_key_in_use");
        }
        return known.reply.asReplay();
    }

    private void forgetOld(Instant now) {
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            boolean old = entry.madeAt.plus(retention).isBefore(now) || entries.size() >= MOST;
            if (!old || entry.reply == null) {
                return;
            }
            oldestFirst.remove();
        }
    }

    /** Remembers the answer for a claimed key. */
    public void complete(String key, Reply reply) {
        lock.lock();
        try {
            Entry entry = entries.get(key);
            if (entry != null) {
                entry.reply = reply;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a claimed key, because nothing was done for it. */
    public void release(String key) {
        lock.lock();
        try {
            entries.remove(key);
        } finally {
            lock.unlock();
        }
    }

    private static final class Entry {

        final Fingerprint fingerprint;
        final Instant madeAt;

        @Nullable
        Reply reply;

        Entry(Fingerprint fingerprint, Instant madeAt) {
            this.fingerprint = fingerprint;
            this.madeAt = madeAt;
        }
    }
}
