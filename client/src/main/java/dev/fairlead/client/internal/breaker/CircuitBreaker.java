package dev.fairlead.client.internal.breaker;

import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stops attempts at a host that is in trouble. Thread-safe.
 *
 * <p>Lock: {@code lock} guards the phase and its probes. Attempts in the closed phase take it only to open the breaker. No
 * I/O, no waiting and no listeners while it is held.
 */
final class CircuitBreaker {

    private final String scheme;
    private final String host;
    private final int port;
    private final BreakerOptions options;
    private final long slowNanos;
    private final TimeSource time;
    private final Events events;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Phase phase;

    /**
     * Creates a closed breaker.
     *
     * @param origin an address of the host that it guards
     */
    CircuitBreaker(URI origin, BreakerOptions options, Duration slowAfter, TimeSource time, Events events) {
        this.scheme = origin.getScheme();
        this.host = origin.getHost();
        this.port = origin.getPort();
        this.options = options;
        this.slowNanos = slowAfter.toNanos();
        this.time = time;
        this.events = events;
        this.phase = new Closed();
    }

    /** What the breaker does at present. */
    private sealed interface Phase {
        BreakerState state();
    }

    private record Open(long untilNanos) implements Phase {
        @Override
        public BreakerState state() {
            return BreakerState.OPEN;
        }
    }

    private record HalfOpen(Probes probes) implements Phase {
        @Override
        public BreakerState state() {
            return BreakerState.HALF_OPEN;
        }
    }

    private Open opened() {
        return new Open(time.nanoTime() + options.openFor().toNanos());
    }

    /** Returns whether it guards the host of an address. */
    boolean guards(URI address) {
        return port == address.getPort()
                && host.equalsIgnoreCase(address.getHost())
                && scheme.equalsIgnoreCase(address.getScheme());
    }

    /** Returns what it guards: scheme, host and port, in lower case. */
    String scope() {
        return (scheme + "://" + host + (port < 0 ? "" : ":" + port)).toLowerCase(Locale.ROOT);
    }

    /** Asks to make an attempt. Whoever gets a permit must end it with exactly one of its methods. */
    Admission enter() {
        Phase present = phase;
        return present instanceof Closed closed ? closed : enterGuarded();
    }

    private Admission enterGuarded() {
        Phase before;
        Phase after;
        Admission admission;
        lock.lock();
        try {
            before = phase;
            long now = time.nanoTime();
            if (before instanceof Open open && open.untilNanos() - now <= 0) {
                phase = new HalfOpen(
                        new Probes(options.probes(), options.probeLease().toNanos()));
            }
            admission = switch (phase) {
                case Closed closed -> closed;
                case Open open -> new Admission.Refused(Duration.ofNanos(open.untilNanos() - now));
                case HalfOpen half -> probe(half, now);
            };
            after = phase;
        } finally {
            lock.unlock();
        }
        tellIfChanged(before, after);
        return admission;
    }

    private Admission probe(HalfOpen half, long now) {
        long lease = half.probes().lease(now);
        return lease < 0
                ? new Admission.Refused(
                        Duration.ofNanos(Math.max(0, half.probes().nextPlaceNanos(now))))
                : new Probing(half, lease);
    }

    private void open(Closed seen) {
        Open open = opened();
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
            events.tell(new CallEvent.BreakerChanged(before.state(), after.state(), scope()));
        }
    }

    BreakerState state() {
        return phase.state();
    }

    /** Returns the share of failed attempts in the window, from 0 to 1; 1 while the breaker is not closed. */
    double failureRate() {
        return phase instanceof Closed closed
                ? closed.window.sum(time.nanoTime()).failureRate()
                : 1;
    }

    /** The closed phase, which is the permit of all attempts in it: what they tell is counted, whoever tells it. */
    private final class Closed implements Phase, Admission.Permit {
        private final StripedWindow window = new StripedWindow(options.window().toNanos());

        @Override
        public BreakerState state() {
            return BreakerState.CLOSED;
        }

        @Override
        public void result(boolean failed, long tookNanos, long nowNanos) {
            boolean slow = tookNanos >= slowNanos;
            window.count(nowNanos, failed, slow);
            if (!failed && !slow) {
                return;
            }
            StripedWindow.Counts counts = window.sum(nowNanos);
            if (counts.attempts() >= options.minimumAttempts()
                    && (counts.failureRate() >= options.failureRate() || counts.slowRate() >= options.slowRate())) {
                open(this);
            }
        }

        @Override
        public void ignored() {}
    }

    /** The permit of a probe. */
    private final class Probing implements Admission.Permit {
        private final HalfOpen home;
        private final long lease;

        Probing(HalfOpen home, long lease) {
            this.home = home;
            this.lease = lease;
        }

        @Override
        public void result(boolean failed, long tookNanos, long nowNanos) {
            boolean good = !failed && tookNanos < slowNanos;
            Phase after;
            lock.lock();
            try {
                home.probes().result(lease, good);
                if (!phase.equals(home) || !home.probes().complete()) {
                    return;
                }
                after = home.probes().failureRate() >= options.failureRate() ? opened() : new Closed();
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
