package dev.fairlead.redis.internal;

import dev.fairlead.client.limit.LimitWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * Ledgers and a model of the book on virtual time: true time passes for all, but each process has a clock of its own that began
 * anywhere and runs a little wrong; statements and answers are late, lost or come twice; processes pause and die.
 */
final class SimulatedFleet {

    static final long MILLI = 1_000_000;
    static final long SECOND = 1000 * MILLI;
    private static final Lease LEASE = new Lease(Duration.ofSeconds(3), Duration.ofSeconds(1), 16);
    private static final long TIMEOUT = 200 * MILLI;
    private static final long SERVER_EPOCH = 1_795_000_000_000_000L;
    private static final double DRIFT = 0.0004;

    private record Event(long at, long number, Runnable action) {}

    private final Random random;
    private final LimitWindow window;
    private final ModelBook book = new ModelBook();
    private final PriorityQueue<Event> events = new PriorityQueue<>(
            (a, b) -> a.at() != b.at() ? Long.compare(a.at(), b.at()) : Long.compare(a.number(), b.number()));
    private final List<Long> permits = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private final Set<Process> cutOff = new HashSet<>();
    private long number;
    private long now;
    private long exchanges;
    private double loss;
    private boolean down;

    SimulatedFleet(long seed, LimitWindow window) {
        this.random = new Random(seed);
        this.window = window;
    }

    /** One process whose callers always want more, or a few permits in a second. */
    final class Process {
        private final double speed = 1 + (random.nextDouble() * 2 - 1) * DRIFT;
        private final long zero = random.nextLong(Long.MAX_VALUE / 4);
        private final long pauseBetweenCalls;
        private Ledger ledger = newLedger();
        private boolean alive = true;
        private boolean cut;
        private boolean calls = true;
        private long asleepUntil;
        private long waitingFor;

        Process(long pauseBetweenCalls) {
            this.pauseBetweenCalls = pauseBetweenCalls;
            schedule(now, this::step);
        }

        private Ledger newLedger() {
            return new Ledger(
                    Long.toHexString(random.nextLong()), random.nextInt(1_000_000), List.of(window), LEASE, clock());
        }

        private long clock() {
            return zero + (long) (now * speed);
        }

        void pause(long nanos) {
            asleepUntil = now + nanos;
        }

        void cut(boolean isCut) {
            cut = isCut;
        }

        /** Lets its callers go on, or stops them. */
        void call(boolean doCall) {
            calls = doCall;
        }

        void die() {
            alive = false;
        }

        /** Says farewell, which may be lost. */
        void leave() {
            if (alive && waitingFor == 0) {
                deliver(ledger.state(clock(), true), clock(), now + delay());
            }
            alive = false;
        }

        private void step() {
            if (!alive) {
                return;
            }
            if (now < asleepUntil) {
                schedule(asleepUntil, this::step);
                return;
            }
            if (waitingFor == 0 && ledger.contactInNanos(clock()) <= 0) {
                contact();
            }
            if (calls) {
                call();
            }
            if (waitingFor == 0 && ledger.isGone(clock())) {
                leave();
            }
            long pause = pauseBetweenCalls > 0 ? random.nextLong(2 * pauseBetweenCalls) : random.nextLong(4 * MILLI);
            schedule(now + 1 + pause, this::step);
        }

        private void call() {
            while (ledger.take(clock(), 1)) {
                permits.add(now);
                if (ledger.isCutOff(clock())) {
                    cutOff.add(this);
                }
                if (pauseBetweenCalls > 0) {
                    break;
                }
            }
            if (pauseBetweenCalls == 0) {
                ledger.waitNanos(clock(), 20);
            }
        }

        private void contact() {
            Statement said = ledger.state(clock(), false);
            long asked = clock();
            waitingFor = said.sequence();
            schedule(now + TIMEOUT, () -> unanswered(said));
            if (lost()) {
                return;
            }
            deliver(said, asked, now + delay());
            if (random.nextInt(50) == 0) {
                deliver(said, asked, now + delay() + random.nextLong(SECOND));
            }
        }

        private void deliver(Statement said, long asked, long at) {
            schedule(at, () -> {
                if (down || cut) {
                    return;
                }
                exchanges++;
                book.setNow(SERVER_EPOCH + now / 1000);
                Optional<Answer> answer = book.exchange("", said);
                if (!lost()) {
                    schedule(now + delay(), () -> hear(answer, said, asked));
                }
            });
        }

        private void hear(Optional<Answer> answer, Statement said, long asked) {
            if (now < asleepUntil) {
                schedule(asleepUntil, () -> hear(answer, said, asked));
            } else if (alive && waitingFor == said.sequence() && answer.isPresent()) {
                waitingFor = 0;
                ledger.apply(answer.get(), said, asked, clock());
            }
        }

        private void unanswered(Statement said) {
            if (now < asleepUntil) {
                schedule(asleepUntil, () -> unanswered(said));
            } else if (alive && waitingFor == said.sequence()) {
                waitingFor = 0;
                ledger.unanswered(clock());
            }
        }
    }

    Process start(long pauseBetweenCalls) {
        Process process = new Process(pauseBetweenCalls);
        processes.add(process);
        return process;
    }

    void schedule(long at, Runnable action) {
        events.add(new Event(at, number++, action));
    }

    /** Loses this part of all messages from now on. */
    void lose(double part) {
        loss = part;
    }

    void stopServer() {
        down = true;
    }

    void startServer(boolean keepsData) {
        down = false;
        book.setNow(SERVER_EPOCH + now / 1000);
        book.restart(keepsData);
    }

    void runUntil(long end) {
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event next = events.poll();
            now = next.at();
            next.action().run();
        }
        now = end;
    }

    private boolean lost() {
        return random.nextDouble() < loss;
    }

    private long delay() {
        return (long) (-Math.log(1 - random.nextDouble()) * 2 * MILLI)
                + (random.nextInt(40) == 0 ? random.nextLong(400 * MILLI) : 0);
    }

    List<Process> processes() {
        return processes;
    }

    Random random() {
        return random;
    }

    long permitsSince(long from) {
        return permits.stream().filter(instant -> instant >= from).count();
    }

    double exchangesPerPermit() {
        return (double) exchanges / permits.size();
    }

    /** Returns how many processes took permits while they lived on a part of their own. */
    int cutOff() {
        return cutOff.size();
    }

    /** Returns the permits in the fullest stretch of a period. */
    long most() {
        long period = window.period().toNanos();
        int most = 0;
        int first = 0;
        for (int last = 0; last < permits.size(); last++) {
            while (permits.get(last) - permits.get(first) >= period) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
