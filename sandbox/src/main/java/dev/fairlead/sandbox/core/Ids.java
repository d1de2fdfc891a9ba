package dev.fairlead.sandbox.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids that look random, never repeat, and are the same again for the same seed and the same order of requests.
 * Thread-safe.
 */
public final class Ids {

    private static final char[] ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int UNIQUE = 11;

    private final long seed;
    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();

    /** Creates a maker of ids. */
    public Ids(long seed) {
        this.seed = seed;
    }

    /**
     * Returns a new id.
     *
     * @param prefix what it begins with, for instance {@code cus_}
     * @param length how many characters follow, at least 11
     */
    public String next(String prefix, int length) {
        long number = counters.computeIfAbsent(prefix, name -> new AtomicLong()).incrementAndGet();
        long unique = mix((number * GOLDEN) ^ mix(seed ^ prefix.hashCode()));
        StringBuilder id = new StringBuilder(prefix.length() + length).append(prefix);
        append(id, unique, Math.max(length, UNIQUE));
        return id.toString();
    }

    /** Returns a text that is the same for the same seed and the same words. */
    public String derived(String words, int length) {
        StringBuilder text = new StringBuilder(length);
        long state = mix(seed ^ words.hashCode() * GOLDEN ^ words.length());
        while (text.length() < length) {
            append(text, state, Math.min(UNIQUE, length - text.length()));
            state = mix(state + GOLDEN);
        }
        return text.toString();
    }

    /** Writes 64 bits in full, which takes 11 characters, and fills up with characters that follow from them. */
    private static void append(StringBuilder out, long bits, int length) {
        long left = bits;
        for (int i = 0; i < length; i++) {
            if (i == UNIQUE || (i > UNIQUE && i % 10 == 0)) {
                left = mix(bits + i);
            }
            out.append(ALPHABET[(int) Long.remainderUnsigned(left, ALPHABET.length)]);
            left = Long.divideUnsigned(left, ALPHABET.length);
        }
    }

    /** The finaliser of SplitMix64 ("Fast Splittable Pseudorandom Number Generators"): different in, different out. */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
