package dev.fairlead.telemetry;

import static dev.fairlead.telemetry.Calls.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent.BreakerChanged;
import dev.fairlead.client.event.OutcomeKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhasesTest {

    private final ManualTime time = new ManualTime();
    private final CallRecorder recorder = new CallRecorder(time);
    private final Calls calls = new Calls(recorder);

    @Test
    void eachPhaseCountsWhatHappensInIt() {
        calls.succeed(CREATE, Duration.ofMillis(1));
        recorder.phase("calm");
        calls.succeed(CREATE, Duration.ofMillis(10));
        time.advance(Duration.ofSeconds(3));
        recorder.phase("storm");
        calls.succeedOnRetry(CREATE, Duration.ofMillis(200));
        recorder.on(new BreakerChanged(BreakerState.CLOSED, BreakerState.OPEN, "https://api.example:443"));
        calls.fail(CREATE, Duration.ofMillis(20));

        List<PhaseReport> phases = recorder.phases();
        assertThat(phases).extracting(PhaseReport::name).containsExactly("calm", "storm");
        PhaseReport calm = phases.getFirst();
        assertThat(calm.running()).isFalse();
        assertThat(calm.duration()).isEqualTo(Duration.ofSeconds(3));
        assertThat(calm.totals().finished()).isEqualTo(1);
        assertThat(calm.totals().retries()).isZero();
        assertThat(calm.breakerChanges()).isEmpty();
        PhaseReport storm = phases.getLast();
        assertThat(storm.running()).isTrue();
        assertThat(storm.totals().finished()).isEqualTo(2);
        assertThat(storm.totals().retries()).isEqualTo(1);
        assertThat(storm.breakerChanges()).hasSize(1);
        assertThat(storm.operations()).hasSize(1);
        assertThat(recorder.totals().finished()).isEqualTo(4);
    }

    @Test
    void afterTheEndOfAPhaseOnlyTheTotalsGrow() {
        recorder.phase("calm");
        recorder.endPhase();
        calls.succeed(CREATE, Duration.ofMillis(1));

        assertThat(recorder.phases()).hasSize(1);
        assertThat(recorder.phases().getFirst().totals().finished()).isZero();
        assertThat(recorder.totals().finished()).isEqualTo(1);
    }

    @Test
    void aCallAcrossTheBorderStartsInOnePhaseAndFinishesInTheOther() {
        recorder.phase("calm");
        String id = calls.start(CREATE);
        recorder.phase("storm");
        calls.finish(id, CREATE, OutcomeKind.SUCCESS, 1, Duration.ofMillis(5));

        List<PhaseReport> phases = recorder.phases();
        assertThat(phases.getFirst().totals().started()).isEqualTo(1);
        assertThat(phases.getFirst().totals().finished()).isZero();
        assertThat(phases.getLast().totals().started()).isZero();
        assertThat(phases.getLast().totals().finished()).isEqualTo(1);
    }

    @Test
    void theNumberOfPhasesIsBounded() {
        for (int i = 0; i <= Phases.MOST; i++) {
            recorder.phase("phase " + i);
        }
        assertThatThrownBy(() -> recorder.phase("one too many"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at most 100 phases");
    }
}
