package dev.fairlead.sandbox.fault;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Switches faults on and off while the sandbox runs, and counts those that happened. Safe for use by any thread. */
public final class Faults {

    private static final int REMEMBERED = 1_000;

    private volatile Active active = new Active(FaultPlan.none(), null);
    /** Guards {@code counts} and {@code recent}; no I/O and no callbacks while held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<FaultKind, Long> counts = new EnumMap<>(FaultKind.class);
    private final Deque<Injection> recent = new ArrayDeque<>();
    private final LongAdder requests = new LongAdder();

    /** Puts a plan to use, from request number 0. */
    public void use(FaultPlan plan) {
        active = new Active(plan, null);
    }

    /** Puts random faults to use, from request number 0. */
    public void use(FaultSettings settings) {
        active = new Active(FaultPlan.random(settings), settings);
    }

    /** Switches faults off. The counts stay. */
    public void off() {
        use(FaultPlan.none());
    }

    /** Returns the settings in use, if faults are random ones given as settings. */
    public Optional<FaultSettings> settings() {
        return Optional.ofNullable(active.settings);
    }

    /** Returns how often each kind happened since the sandbox was started; kinds that did not happen are 0. */
    public Map<FaultKind, Long> injected() {
        Map<FaultKind, Long> all = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            all.put(kind, 0L);
        }
        lock.lock();
        try {
            all.putAll(counts);
        } finally {
            lock.unlock();
        }
        return Collections.unmodifiableMap(all);
    }

    /** Returns how many faults happened since the sandbox was started. */
    public long injectedTotal() {
        return injected().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many requests were looked at since the sandbox was started, those that met no fault included. */
    public long requests() {
        return requests.sum();
    }

    /** Returns the last faults that happened, oldest first, at most 1,000. */
    public List<Injection> recent() {
        lock.lock();
        try {
            return List.copyOf(recent);
        } finally {
            lock.unlock();
        }
    }

    /** Decides about the next request and counts the fault, if there is one. For the server. */
    public Optional<Fault> next(ProviderRequest request) {
        requests.increment();
        Active current = active;
        long sequence = current.sequence.getAndIncrement();
        Optional<Fault> fault = current.plan.faultFor(request, sequence);
        fault.ifPresent(chosen -> count(new Injection(sequence, chosen.kind(), request, chosen.workIsDone())));
        return fault;
    }

    private void count(Injection injection) {
        lock.lock();
        try {
            counts.merge(injection.kind(), 1L, Long::sum);
            if (recent.size() == REMEMBERED) {
                recent.removeFirst();
            }
            recent.addLast(injection);
        } finally {
            lock.unlock();
        }
    }

    /** A plan with its own count of requests, replaced as one. */
    private static final class Active {

        final FaultPlan plan;
        final @Nullable FaultSettings settings;
        final AtomicLong sequence = new AtomicLong();

        Active(FaultPlan plan, @Nullable FaultSettings settings) {
            this.plan = plan;
            this.settings = settings;
        }
    }
}
