package dev.fairlead.client.internal.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches newer answers while stale ones are used: each on a virtual thread, one at a time for the same request, a bounded
 * number in all. What finds no place is left to a later call. Closing interrupts all. Thread-safe.
 */
final class Refreshes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Refreshes.class);

    private final ConcurrentHashMap<Flights.Key, Thread> running = new ConcurrentHashMap<>();
    private final Semaphore places;
    private volatile boolean closed;

    Refreshes(int most) {
        this.places = new Semaphore(most);
    }

    /** Fetches one answer. */
    @FunctionalInterface
    interface Refresh {
        void run() throws InterruptedException;
    }

    void start(Flights.Key key, Refresh refresh) {
        if (running.containsKey(key) || !places.tryAcquire()) {
            return;
        }
        Thread thread = Thread.ofVirtual().name("fairlead-cache-refresh").unstarted(() -> run(key, refresh));
        if (running.putIfAbsent(key, thread) != null) {
            places.release();
            return;
        }
        thread.start();
        if (closed) {
            thread.interrupt();
        }
    }

    private void run(Flights.Key key, Refresh refresh) {
        try {
            if (!closed) {
                refresh.run();
            }
        } catch (InterruptedException closing) {
            LOG.atDebug().log("the client was closed while a stale answer was fetched anew");
        } catch (RuntimeException broken) {
            LOG.atWarn().setCause(broken).log("a stale answer could not be fetched anew");
        } finally {
            running.remove(key);
            places.release();
        }
    }

    /** Returns how many answers are being fetched. */
    int size() {
        return running.size();
    }

    @Override
    public void close() {
        closed = true;
        running.values().forEach(Thread::interrupt);
    }
}
