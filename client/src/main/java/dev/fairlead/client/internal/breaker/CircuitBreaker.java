package dev.fairlead.client.internal.breaker;

import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stops attempts at a host that is in trouble. Thread-safe.
 *
 * <p>Lock: {@code lock} guards the phase and its probes. Attempts in the closed phase take it only to open the breaker. No
 * I/O, no waiting and no listeners while it is held.
 */
final class CircuitBreaker {

    private final String scope;
    private final BreakerOptions options;
    private final long slowNanos;
    private final TimeSource time;
    private final Events events;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Phase phase;

    CircuitBreaker(String scope, BreakerOptions options, Duration slowAfter, TimeSource time, Events events) {
        this.scope = scope;
        this.options = options;
        this.slowNanos = slowAfter.toNanos();
        this.time = time;
        this.events = events;
        this.phase = closed();
    }

    private sealed interface Phase {
        BreakerState state();

        record Closed(StripedWindow window) implements Phase {
            @Override
            public BreakerState state() {
                return BreakerState.CLOSED;
            }
        }

        record Open(long untilNanos) implements Phase {
            @Override
            public BreakerState state() {
                return BreakerState.OPEN;
            }
        }

        record HalfOpen(Probes probes) implements Phase {
            @Override
            public BreakerState state() {
                return BreakerState.HALF_OPEN;
            }
        }
    }

    private Phase.Closed closed() {
        return new Phase.Closed(new StripedWindow(options.window().toNanos()));
    }

    private Phase.Open opened() {
        return new Phase.Open(time.nanoTime() + options.openFor().toNanos());
    }

    /** Asks to make an attempt. Whoever gets a permit must end it with exactly one of its methods. */
    Admission enter() {
        return phase instanceof Phase.Closed closed ? new Counting(closed) : enterGuarded();
    }

    private Admission enterGuarded() {
        Phase before;
        Phase after;
        Admission admission;
        lock.lock();
        try {
            before = phase;
            long now = time.nanoTime();
            if (before instanceof Phase.Open open && open.untilNanos() - now <= 0) {
                phase = new Phase.HalfOpen(
                        new Probes(options.probes(), options.probeLease().toNanos()));
            }
            admission = switch (phase) {
                case Phase.Closed closed -> new Counting(closed);
                case Phase.Open open -> new Admission.Refused(Duration.ofNanos(open.untilNanos() - now));
                case Phase.HalfOpen half -> probe(half, now);
            };
            after = phase;
        } finally {
            lock.unlock();
        }
        tellIfChanged(before, after);
        return admission;
    }

    private Admission probe(Phase.HalfOpen half, long now) {
        long lease = half.probes().lease(now);
        return lease < 0
                ? new Admission.Refused(
                        Duration.ofNanos(Math.max(0, half.probes().nextPlaceNanos(now))))
                : new Probing(half, lease);
    }

    private void open(Phase.Closed seen) {
        Phase.Open open = opened();
        lock.lock();
        try {
            if (!phase.equals(seen)) {
                return;
            }
            phase = open;
        } finally {
            lock.unlock();
        }
        tellIfChanged(seen, open);
    }

    private void tellIfChanged(Phase before, Phase after) {
        if (after.state() == before.state()) {
            return;
        }
        if (events.isHeard()) {
            events.tell(new CallEvent.BreakerChanged(before.state(), after.state(), scope));
        }
    }

    BreakerState state() {
        return phase.state();
    }

    /** Returns the share of failed attempts in the window, from 0 to 1; 1 while the breaker is not closed. */
    double failureRate() {
        return phase instanceof Phase.Closed closed
                ? closed.window().sum(time.nanoTime()).failureRate()
                : 1;
    }

    /** The permit of the closed phase. */
    private final class Counting implements Admission.Permit {
        private final Phase.Closed home;

        Counting(Phase.Closed home) {
            this.home = home;
        }

        @Override
        public void result(boolean failed, Duration duration) {
            boolean slow = duration.toNanos() >= slowNanos;
            long now = time.nanoTime();
            home.window().count(now, failed, slow);
            if (!failed && !slow) {
                return;
            }
            StripedWindow.Counts counts = home.window().sum(now);
            if (counts.attempts() >= options.minimumAttempts()
                    && (counts.failureRate() >= options.failureRate() || counts.slowRate() >= options.slowRate())) {
                open(home);
            }
        }

        @Override
        public void ignored() {}
    }

    /** The permit of a probe. */
    private final class Probing implements Admission.Permit {
        private final Phase.HalfOpen home;
        private final long lease;

        Probing(Phase.HalfOpen home, long lease) {
            this.home = home;
            this.lease = lease;
        }

        @Override
        public void result(boolean failed, Duration duration) {
            boolean good = !failed && duration.toNanos() < slowNanos;
            Phase after;
            lock.lock();
            try {
                home.probes().result(lease, good);
                if (!phase.equals(home) || !home.probes().complete()) {
                    return;
                }
                after = home.probes().failureRate() >= options.failureRate() ? opened() : closed();
                phase = after;
            } finally {
                lock.unlock();
            }
            tellIfChanged(home, after);
        }

        @Override
        public void ignored() {
            lock.lock();
            try {
                home.probes().giveBack(lease);
            } finally {
                lock.unlock();
            }
        }
    }
}
