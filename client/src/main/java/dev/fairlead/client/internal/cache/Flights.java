package dev.fairlead.client.internal.cache;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.time.TimeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one of several callers that want the same ask for it, while the others wait (RFC 9111 §4, "collapse requests"). Where
 * the one who asks is interrupted, the next in line asks. Thread-safe.
 */
final class Flights {

    private final ConcurrentHashMap<Key, Flight> flights = new ConcurrentHashMap<>();
    private final TimeSource time;

    Flights(TimeSource time) {
        this.time = time;
    }

    /** What is the same: the key of the answer, and all headers of the request. */
    record Key(CacheKey answer, Headers headers) {}

    /** Somebody asks, others wait in the order in which they came. Changed only inside of the map's own lock on its key. */
    private static final class Flight {
        private final Deque<Waiter> waiters = new ArrayDeque<>();
    }

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private volatile Turn turn = Turn.WAITING;
    }

    /** What a caller is to do. */
    enum Turn {
        /** Wait on. */
        WAITING,
        /** Ask, and then {@link Flights#land} or {@link Flights#abandon}. */
        ASK,
        /** Look again: the one who asked has an answer. */
        LOOK,
        /** Give up: the time is over. */
        LATE
    }

    /**
     * Waits until there is something to do. Blocks.
     *
     * @param leftNanos the time that is left, in nanoseconds
     * @return ASK, LOOK or LATE
     * @throws InterruptedException if the thread was interrupted; somebody else asks then
     */
    Turn board(Key key, LongSupplier leftNanos) throws InterruptedException {
        Waiter me = new Waiter();
        flights.compute(key, (any, flight) -> {
            if (flight == null) {
                me.turn = Turn.ASK;
                return new Flight();
            }
            flight.waiters.add(me);
            return flight;
        });
        try {
            while (me.turn == Turn.WAITING) {
                long left = leftNanos.getAsLong();
                if (left <= 0) {
                    return leave(key, me) ? Turn.LATE : me.turn;
                }
                time.park(left);
            }
            return me.turn;
        } catch (InterruptedException interrupt) {
            if (!leave(key, me) && me.turn == Turn.ASK) {
                abandon(key);
            }
            throw interrupt;
        }
    }

    /** Leaves the line; false if it was too late for that, because there is something to do. */
    private boolean leave(Key key, Waiter me) {
        boolean[] left = {false};
        flights.computeIfPresent(key, (any, flight) -> {
            left[0] = flight.waiters.remove(me);
            return flight;
        });
        return left[0];
    }

    /** Tells all who wait that there is an answer. */
    void land(Key key) {
        List<Waiter> all = new ArrayList<>();
        flights.computeIfPresent(key, (any, flight) -> {
            flight.waiters.forEach(waiter -> waiter.turn = Turn.LOOK);
            all.addAll(flight.waiters);
            return null;
        });
        all.forEach(waiter -> time.unpark(waiter.thread));
    }

    /** Lets the next in line ask. */
    void abandon(Key key) {
        @Nullable Waiter[] next = {null};
        flights.computeIfPresent(key, (any, flight) -> {
            Waiter waiter = flight.waiters.poll();
            if (waiter == null) {
                return null;
            }
            waiter.turn = Turn.ASK; // here, so that one who is just leaving the line sees it
            next[0] = waiter;
            return flight;
        });
        if (next[0] != null) {
            time.unpark(next[0].thread);
        }
    }

    /** Returns how many answers are being asked for. */
    int size() {
        return flights.size();
    }
}
