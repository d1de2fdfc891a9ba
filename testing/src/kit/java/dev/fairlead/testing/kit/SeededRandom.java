package dev.fairlead.testing.kit;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Randomness that is the same every time. */
public final class SeededRandom {

    private SeededRandom() {}

    /** Returns a source of the same numbers for each seed. */
    public static RandomGenerator of(long seed) {
        return new Random(seed);
    }

    /** Always the largest number below a bound: jitter is the whole backoff. */
    public static RandomGenerator largest() {
        return new RandomGenerator() {
            private long count;

            @Override
            public synchronized long nextLong() {
                return ++count;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }

    /** Draws like another source, but for numbers below a bound the largest: jitter is the whole backoff. */
    public static RandomGenerator longest(RandomGenerator other) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return other.nextLong();
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }
}
