package dev.fairlead.sandbox.fault;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A list of faults, used up one by one. */
final class ScriptedFaults implements FaultPlan {

    private final List<Fault> faults;
    private final AtomicInteger used = new AtomicInteger();

    ScriptedFaults(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    @Override
    public Optional<Fault> faultFor(ProviderRequest request, long sequence) {
        int position = used.getAndUpdate(n -> Math.min(n + 1, faults.size()));
        return position < faults.size() ? Optional.of(faults.get(position)) : Optional.empty();
    }
}
