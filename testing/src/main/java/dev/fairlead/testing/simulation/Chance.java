package dev.fairlead.testing.simulation;

import java.util.Random;

/** Chance that is the same for each seed, on every machine. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** Returns an exponentially distributed time. */
    long exponential(double meanNanos) {
        return (long) (-StrictMath.log(1 - random.nextDouble()) * meanNanos);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }
}
