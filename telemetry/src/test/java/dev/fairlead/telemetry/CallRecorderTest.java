package dev.fairlead.telemetry;

import static dev.fairlead.telemetry.Calls.CREATE;
import static dev.fairlead.telemetry.Calls.LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent.BreakerChanged;
import dev.fairlead.client.event.CallEvent.RateLimitWaited;
import dev.fairlead.client.event.OutcomeKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallRecorderTest {

    private final ManualTime time = new ManualTime();
    private final CallRecorder recorder = new CallRecorder(time);
    private final Calls calls = new Calls(recorder);

    @Test
    void callsAttemptsRetriesAndFailuresAreCountedApart() {
        calls.succeed(CREATE, Duration.ofMillis(10));
        calls.succeedOnRetry(CREATE, Duration.ofMillis(200));
        calls.fail(LIST, Duration.ofMillis(30));
        calls.start(LIST);

        CallTotals totals = recorder.totals();
        assertThat(totals.started()).isEqualTo(4);
        assertThat(totals.finished()).isEqualTo(3);
        assertThat(totals.attempts()).isEqualTo(4);
        assertThat(totals.retries()).isEqualTo(1);
        assertThat(totals.failedAttempts()).isEqualTo(Map.of(OutcomeKind.SERVER_TRANSIENT, 2L));
        assertThat(totals.failedCalls()).isEqualTo(Map.of(OutcomeKind.SERVER_TRANSIENT, 1L));
        assertThat(totals.failed()).isEqualTo(1);
        assertThat(recorder.snapshot().inFlight()).isEqualTo(1);
    }

    @Test
    void operationsAreCountedEachForItselfBusiestFirst() {
        calls.succeed(LIST, Duration.ofMillis(1));
        calls.succeed(CREATE, Duration.ofMillis(10));
        calls.succeedOnRetry(CREATE, Duration.ofMillis(10));

        List<OperationReport> operations = recorder.snapshot().operations();
        assertThat(operations).extracting(OperationReport::id).containsExactly(CREATE, LIST);
        assertThat(operations.getFirst().totals().attempts()).isEqualTo(3);
        assertThat(operations.getFirst().totals().retries()).isEqualTo(1);
    }

    @Test
    void operationsBeyondTheBoundShareOneLine() {
        for (int i = 0; i < 1_100; i++) {
            calls.succeed("op" + i, Duration.ofMillis(1));
        }

        List<OperationReport> operations = recorder.snapshot().operations();
        assertThat(operations).hasSize(1_001);
        assertThat(operations.getFirst().id()).isEqualTo(OperationReport.OTHERS);
        assertThat(operations.getFirst().totals().finished()).isEqualTo(100);
    }

    @Test
    void percentilesAreWithinOnePercent() {
        for (int ms = 1; ms <= 1_000; ms++) {
            calls.succeed(CREATE, Duration.ofMillis(ms));
        }

        Latency latency = recorder.totals().latency();
        assertThat(latency.count()).isEqualTo(1_000);
        assertThat(latency.p50().toMillis()).isCloseTo(500, withinPercentage(1));
        assertThat(latency.p95().toMillis()).isCloseTo(950, withinPercentage(1));
        assertThat(latency.p99().toMillis()).isCloseTo(990, withinPercentage(1));
        assertThat(latency.max().toMillis()).isCloseTo(1_000, withinPercentage(1));
    }

    @Test
    void callsBeyondTenMinutesCountAsTenMinutes() {
        calls.succeed(CREATE, Duration.ofHours(2));
        calls.succeed(CREATE, Duration.ofNanos(-1));

        assertThat(recorder.totals().latency().max().toMinutes()).isEqualTo(10);
    }

    @Test
    void noCallsMeanNoLatency() {
        Snapshot snapshot = recorder.snapshot();
        assertThat(snapshot.totals().latency()).isEqualTo(Latency.NONE);
        assertThat(snapshot.recent().callsPerSecond()).isZero();
        assertThat(snapshot.recent().failedCalls()).isZero();
        assertThat(snapshot.seconds()).isEmpty();
        assertThat(snapshot.phases()).isEmpty();
    }

    @Test
    void waitsForTheRateLimitAddUp() {
        recorder.on(new RateLimitWaited("call_1", CREATE, Duration.ofMillis(250)));
        recorder.on(new RateLimitWaited("call_2", CREATE, Duration.ofMillis(500)));

        assertThat(recorder.totals().rateLimitWaits()).isEqualTo(2);
        assertThat(recorder.totals().rateLimitWaited()).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void breakerChangesAreKeptWithTheirTime() {
        recorder.on(new BreakerChanged(BreakerState.CLOSED, BreakerState.OPEN, "https://api.example:443"));
        time.advance(Duration.ofSeconds(5));
        recorder.on(new BreakerChanged(BreakerState.OPEN, BreakerState.HALF_OPEN, "https://api.example:443"));

        List<BreakerChange> changes = recorder.snapshot().breakerChanges();
        assertThat(changes).extracting(BreakerChange::to).containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN);
        assertThat(Duration.between(changes.getFirst().at(), changes.getLast().at()))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void breakerChangesAreBounded() {
        for (int i = 0; i < 1_500; i++) {
            recorder.on(new BreakerChanged(BreakerState.CLOSED, BreakerState.OPEN, "scope" + i));
        }

        List<BreakerChange> changes = recorder.snapshot().breakerChanges();
        assertThat(changes).hasSize(1_000);
        assertThat(changes.getLast().scope()).isEqualTo("scope1499");
    }

    @Test
    void theLastTenWholeSecondsAreNow() {
        time.advance(Duration.ofMinutes(1));
        for (int second = 0; second < 10; second++) {
            calls.succeed(CREATE, Duration.ofMillis(10));
            calls.fail(CREATE, Duration.ofMillis(10));
            time.advance(Duration.ofSeconds(1));
        }

        Recent recent = recorder.snapshot().recent();
        assertThat(recent.callsPerSecond()).isEqualTo(2);
        assertThat(recent.failedCalls()).isEqualTo(0.5);
        assertThat(recent.failedAttempts()).isEqualTo(0.5);

        time.advance(Duration.ofSeconds(11));
        assertThat(recorder.snapshot().recent().callsPerSecond()).isZero();
    }

    @Test
    void rightAfterTheStartNowIsShorter() {
        calls.succeed(CREATE, Duration.ofMillis(10));
        time.advance(Duration.ofSeconds(1));

        assertThat(recorder.snapshot().recent().span()).isEqualTo(Duration.ofSeconds(1));
        assertThat(recorder.snapshot().recent().callsPerSecond()).isEqualTo(1);
    }
}
