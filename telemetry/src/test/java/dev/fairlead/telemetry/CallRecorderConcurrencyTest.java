package dev.fairlead.telemetry;

import static dev.fairlead.telemetry.Calls.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CallRecorderConcurrencyTest {

    private static final int THREADS = 8;
    private static final int CALLS = 2_000;

    private final CallRecorder recorder = new CallRecorder();
    private final Calls calls = new Calls(recorder);

    @Test
    void noCallIsLostBetweenPhasesThatChangeWhileManyThreadsCall() throws Exception {
        recorder.phase("first");
        CyclicBarrier start = new CyclicBarrier(THREADS + 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                callers.add(threads.submit(() -> {
                    start.await();
                    for (int n = 0; n < CALLS; n++) {
                        calls.succeedOnRetry(CREATE, Duration.ofMillis(n % 50));
                    }
                    return null;
                }));
            }
            start.await();
            for (int i = 0; i < 20; i++) {
                recorder.phase("phase " + i);
                recorder.snapshot();
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        }

        long expected = (long) THREADS * CALLS;
        assertThat(recorder.totals().finished()).isEqualTo(expected);
        assertThat(recorder.totals().latency().count()).isEqualTo(expected);
        List<CallTotals> phases =
                recorder.phases().stream().map(PhaseReport::totals).toList();
        assertThat(phases.stream().mapToLong(CallTotals::started).sum()).isEqualTo(expected);
        assertThat(phases.stream().mapToLong(CallTotals::finished).sum()).isEqualTo(expected);
        assertThat(phases.stream().mapToLong(CallTotals::attempts).sum()).isEqualTo(2 * expected);
        assertThat(phases.stream().mapToLong(CallTotals::retries).sum()).isEqualTo(expected);
        assertThat(phases.stream().mapToLong(totals -> totals.latency().count()).sum())
                .isEqualTo(expected);
    }
}
