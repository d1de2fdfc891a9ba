package dev.fairlead.benchmarks.soak;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** What the provider knows of each call, told by the header that numbers it. Thread-safe. */
final class Ledger {

    private final AtomicIntegerArray receptions;
    private final AtomicIntegerArray works;
    private final AtomicIntegerArray repeats;
    private final Map<Fault, LongAdder> faults = new EnumMap<>(Fault.class);

    Ledger(int calls) {
        receptions = new AtomicIntegerArray(calls);
        works = new AtomicIntegerArray(calls);
        repeats = new AtomicIntegerArray(calls);
        for (Fault fault : Fault.values()) {
            faults.put(fault, new LongAdder());
        }
    }

    /** Counts a request that came; returns how many came before it for the same call. */
    int received(int call) {
        return receptions.getAndIncrement(call);
    }

    void worked(int call) {
        works.incrementAndGet(call);
    }

    /** Counts a request that came although an earlier one of the same call may have been worked on. */
    void repeatedBlindly(int call) {
        repeats.incrementAndGet(call);
    }

    void happened(Fault fault) {
        count(fault).increment();
    }

    private LongAdder count(Fault fault) {
        return Objects.requireNonNull(faults.get(fault));
    }

    /** Returns one line for each call, {@code receptions works repeats}, and then one for each fault, its count. */
    String lines() {
        StringBuilder text = new StringBuilder();
        for (int call = 0; call < receptions.length(); call++) {
            text.append(receptions.get(call))
                    .append(' ')
                    .append(works.get(call))
                    .append(' ')
                    .append(repeats.get(call))
                    .append('\n');
        }
        for (Fault fault : Fault.values()) {
            text.append(count(fault).sum()).append('\n');
        }
        return text.toString();
    }
}
