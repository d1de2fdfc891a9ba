package dev.fairlead.testing.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Who goes on next. Exactly one thread has the turn; when it waits, it looks itself for the event that is next, runs it if it
 * is an action, and hands its turn over if another party goes on. So there is no thread in between, and one who is next after
 * itself just goes on.
 *
 * <p>No locks: who has the turn alone touches the state. A thread that is no task becomes a party, the guest, for as long as it
 * waits here; a second one at the same time is refused. What other threads want goes through {@link #inbox}.
 */
final class Scheduler {

    private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

    private final EventQueue queue = new EventQueue();
    private final Map<Thread, Party> tasks = new LinkedHashMap<>();
    private final Map<Thread, Party> outsiders = new LinkedHashMap<>();
    private final List<Party> watched = new ArrayList<>();
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final long patienceNanos;
    private volatile long now;
    private volatile long happened;
    private @Nullable Party current;
    private @Nullable Party guest;
    private boolean acting;
    private boolean closing;
    private volatile boolean givenUp;
    private @Nullable Throwable failure;

    /**
     * Creates a scheduler at instant 0.
     *
     * @param patience how much real time may pass between two events before the run is given up
     */
    Scheduler(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    long now() {
        return now;
    }

    long happened() {
        return happened;
    }

    /** Returns whether the calling thread is a task. */
    boolean inTask() {
        Party me = me();
        return me != null && me != guest;
    }

    /** Plans an action; does it at once if the time is over. */
    void at(long instant, Runnable work) {
        order(() -> queue.add(Math.max(instant, now), new Happening.Action(work)));
    }

    /**
     * Plans the beginning of a task for this instant.
     *
     * @param watch whether interrupts by {@link Thread#interrupt} are looked for at each event
     */
    void begin(Task<?> task, boolean watch) {
        order(() -> {
            Party party = task.party();
            tasks.put(party.thread(), party);
            if (watch) {
                watched.add(party);
            }
            party.wake(queue.add(now, party));
        });
    }

    void unpark(Thread thread) {
        order(() -> {
            Party party = tasks.get(thread);
            if (party == null) {
                party = outsiders.get(thread);
            }
            if (party == null) {
                return;
            }
            if (party.waiting() == Party.Wait.PARK) {
                wakeNow(party);
            } else {
                party.givePermit();
            }
        });
    }

    void interrupt(Party party) {
        order(() -> {
            party.interrupt();
            if (party.waiting() != Party.Wait.NONE) {
                wakeNow(party);
            }
        });
    }

    /** Does something that only who has the turn may do: now, or if somebody else has it, before the next event. */
    private void order(Runnable wish) {
        if (me() != null || !running.get()) {
            wish.run();
        } else {
            inbox.add(wish);
        }
    }

    private @Nullable Party me() {
        Party candidate = current;
        return candidate != null && candidate.thread() == Thread.currentThread() ? candidate : null;
    }

    /** Waits in virtual time. */
    void await(Party.Wait how, long nanos) throws InterruptedException {
        Party me = enter();
        try {
            throwIfInterrupted(me);
            if (nanos <= 0 || (how == Party.Wait.PARK && me.takePermit())) {
                return;
            }
            yieldTurn(me, how, nanos);
            throwIfInterrupted(me);
        } finally {
            leave(me);
        }
    }

    /** Waits without minding interrupts, which stay for later. */
    void pass(long nanos) {
        Party me = enter();
        try {
            long end = now + nanos;
            while (now < end) {
                yieldTurn(me, Party.Wait.SLEEP, end - now);
            }
            if (me.takeInterrupt()) {
                Thread.currentThread().interrupt();
            }
        } finally {
            leave(me);
        }
    }

    /** Lets everything happen that is planned, and what follows from it. */
    void run() {
        Party me = enter();
        try {
            if (me != guest) {
                throw new IllegalStateException("a task cannot run the others: it waits, and they run");
            }
            yieldTurn(me, Party.Wait.SLEEP, Long.MAX_VALUE);
            if (!tasks.isEmpty()) {
                throw stuck("nothing that is planned wakes them");
            }
        } finally {
            leave(me);
        }
    }

    /** Interrupts all tasks until they end, and forgets all actions. */
    void close() {
        closing = true;
        for (int round = 0; !givenUp && !tasks.isEmpty() && round < 100; round++) {
            List.copyOf(tasks.values()).forEach(this::interrupt);
            Party me = enter();
            try {
                yieldTurn(me, Party.Wait.SLEEP, Long.MAX_VALUE);
            } finally {
                leave(me);
            }
        }
        closing = false;
        if (!givenUp && !tasks.isEmpty()) {
            throw stuck("interrupts do not end them");
        }
    }

    void ended(Task<?> task) {
        Party party = task.party();
        tasks.remove(party.thread());
        watched.remove(party);
        if (failure == null) {
            failure = task.reportedFailure();
        }
        if (!givenUp) {
            Party next = next();
            current = next;
            next.giveTurn();
        }
    }

    private Party enter() {
        if (givenUp) {
            throw new IllegalStateException("this virtual time was given up, because its tasks stood still");
        }
        Party me = me();
        if (me != null) {
            if (acting) {
                throw new IllegalStateException("an action cannot wait; start a task");
            }
            return me;
        }
        if (!running.compareAndSet(false, true)) {
            throw new IllegalStateException("virtual time runs, and thread \""
                    + Thread.currentThread().getName() + "\" is not part of it; start it with VirtualTime.start");
        }
        Party outsider = outsiders.computeIfAbsent(Thread.currentThread(), thread -> new Party(thread, true));
        guest = outsider;
        current = outsider;
        return outsider;
    }

    private void leave(Party me) {
        if (me == guest) {
            guest = null;
            current = null;
            running.set(false);
        }
    }

    private static void throwIfInterrupted(Party me) throws InterruptedException {
        if (me.takeInterrupt()) {
            throw new InterruptedException("interrupted at virtual time");
        }
    }

    /**
     * Waits until it is this party's turn again: because its time is over, because somebody woke it, or for a guest, because
     * nothing is left to do.
     */
    private void yieldTurn(Party me, Party.Wait how, long nanos) {
        if (nanos < Long.MAX_VALUE - now) {
            me.wake(queue.add(now + nanos, me));
        }
        me.waiting(how);
        Party next = next();
        current = next;
        if (next != me) {
            next.giveTurn();
            if (me == guest) {
                watchOver(me);
            } else {
                awaitTurn(me);
            }
        }
        me.waiting(Party.Wait.NONE);
        if (me == guest) {
            regain(me);
        }
    }

    private void awaitTurn(Party me) {
        while (!me.awaitTurn(0)) {
            if (me.noticeInterrupt()) {
                inbox.add(() -> interrupt(me));
            }
        }
    }

    /** The guest's waiting: its thread alone sees when the others stand still. */
    private void watchOver(Party me) {
        long seen = happened;
        long since = System.nanoTime();
        while (!me.awaitTurn(LOOK_NANOS)) {
            if (me.noticeInterrupt()) {
                inbox.add(() -> interrupt(me));
            }
            if (happened != seen) {
                seen = happened;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patienceNanos) {
                givenUp = true;
                throw stuck("for " + Duration.ofNanos(patienceNanos).toSeconds()
                        + " s of real time nothing happened: somebody waits for something else than virtual time");
            }
        }
    }

    /** The guest has the turn, perhaps before its time because somebody failed. */
    private void regain(Party me) {
        EventQueue.Event wake = me.wake();
        if (wake != null) {
            queue.remove(wake);
            me.wake(null);
        }
        Throwable thrown = failure;
        failure = null;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw new IllegalStateException("a task or action failed at " + Duration.ofNanos(now) + ": " + thrown, thrown);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only who has the turn writes the count
    private Party next() {
        while (true) {
            heed();
            EventQueue.Event event = failure == null ? queue.first() : null;
            if (event == null) {
                if (failure == null && wakeInterrupted()) {
                    continue;
                }
                return Objects.requireNonNull(guest, "only a guest lets time run");
            }
            queue.remove(event);
            now = event.at();
            happened++;
            switch (event.happening()) {
                case Party party -> {
                    party.wake(null);
                    return party;
                }
                case Happening.Action action -> act(action);
            }
        }
    }

    /** Does what other threads wished, and looks for interrupts by hand. */
    private void heed() {
        for (Runnable wish = inbox.poll(); wish != null; wish = inbox.poll()) {
            wish.run();
        }
        for (Party party : watched) {
            wakeIfInterrupted(party);
        }
    }

    private boolean wakeInterrupted() {
        boolean any = false;
        for (Party party : tasks.values()) {
            any |= wakeIfInterrupted(party);
        }
        return any || !inbox.isEmpty();
    }

    private boolean wakeIfInterrupted(Party party) {
        boolean is = party.waiting() != Party.Wait.NONE && party.isInterrupted();
        if (is) {
            wakeNow(party);
        }
        return is;
    }

    private void wakeNow(Party party) {
        EventQueue.Event wake = party.wake();
        if (wake != null) {
            if (wake.at() <= now) {
                return;
            }
            queue.remove(wake);
        }
        party.wake(queue.add(now, party));
    }

    private void act(Happening.Action action) {
        if (closing) {
            return;
        }
        acting = true;
        try {
            action.work().run();
        } catch (Throwable thrown) { // ends the run, whose caller gets it
            failure = thrown;
        } finally {
            acting = false;
        }
    }

    private StuckException stuck(String why) {
        return StuckException.of(why, Duration.ofNanos(now), tasks.values());
    }
}
