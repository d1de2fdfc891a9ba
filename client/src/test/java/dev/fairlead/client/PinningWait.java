package dev.fairlead.client;

import java.util.concurrent.locks.LockSupport;

/** Waits where no wait should be: in the initialiser of its class. */
final class PinningWait {

    static final PinningWait INSTANCE = new PinningWait();

    private PinningWait() {
        long until = System.nanoTime() + 20_000_000;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(5_000_000);
        }
    }
}
