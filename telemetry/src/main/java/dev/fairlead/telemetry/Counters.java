package dev.fairlead.telemetry;

import dev.fairlead.client.event.OutcomeKind;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** The live form of {@link CallTotals}. Written by any number of threads without a lock. */
final class Counters {

    private final LongAdder started = new LongAdder();
    private final LongAdder finished = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final KindCounts failedCalls = new KindCounts();
    private final KindCounts failedAttempts = new KindCounts();
    private final LongAdder rateLimitWaits = new LongAdder();
    private final LongAdder rateLimitNanos = new LongAdder();
    private final LatencyHistogram latency = new LatencyHistogram();

    void callStarted() {
        started.increment();
    }

    void callFinished(OutcomeKind outcome, Duration duration) {
        finished.increment();
        latency.record(duration);
        if (outcome != OutcomeKind.SUCCESS) {
            failedCalls.add(outcome);
        }
    }

    void attemptFinished(OutcomeKind outcome) {
        attempts.increment();
        if (outcome != OutcomeKind.SUCCESS) {
            failedAttempts.add(outcome);
        }
    }

    void retryScheduled() {
        retries.increment();
    }

    void rateLimitWaited(Duration waited) {
        rateLimitWaits.increment();
        rateLimitNanos.add(waited.toNanos());
    }

    void addLatencyTo(LatencyHistogram sum) {
        latency.addTo(sum);
    }

    CallTotals read() {
        return new CallTotals(
                started.sum(),
                finished.sum(),
                attempts.sum(),
                retries.sum(),
                failedCalls.read(),
                failedAttempts.read(),
                rateLimitWaits.sum(),
                Duration.ofNanos(rateLimitNanos.sum()),
                latency.read());
    }
}
