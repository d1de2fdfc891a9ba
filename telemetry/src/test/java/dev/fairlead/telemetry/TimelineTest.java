package dev.fairlead.telemetry;

import static dev.fairlead.telemetry.Calls.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final ManualTime time = new ManualTime();
    private final CallRecorder recorder = new CallRecorder(time);
    private final Calls calls = new Calls(recorder);

    @Test
    void eachSecondHasItsOwnFigures() {
        long first = time.now().getEpochSecond();
        calls.succeed(CREATE, Duration.ofMillis(10));
        time.advance(Duration.ofSeconds(1));
        calls.fail(CREATE, Duration.ofMillis(400));
        calls.succeedOnRetry(CREATE, Duration.ofMillis(400));

        List<SecondReport> seconds = recorder.snapshot().seconds();
        assertThat(seconds).extracting(SecondReport::epochSecond).containsExactly(first, first + 1);
        assertThat(seconds.getFirst().failed()).isZero();
        SecondReport second = seconds.getLast();
        assertThat(second.started()).isEqualTo(2);
        assertThat(second.finished()).isEqualTo(2);
        assertThat(second.failed()).isEqualTo(1);
        assertThat(second.attempts()).isEqualTo(3);
        assertThat(second.failedAttempts()).isEqualTo(2);
        assertThat(second.retries()).isEqualTo(1);
    }

    @Test
    void sealedSecondsKeepTheirPercentiles() {
        for (int i = 0; i < 100; i++) {
            calls.succeed(CREATE, Duration.ofMillis(i < 90 ? 20 : 900));
        }
        SecondReport live = recorder.snapshot().seconds().getFirst();
        time.advance(Duration.ofSeconds(Timeline.LIVE_SECONDS));
        calls.succeed(CREATE, Duration.ofMillis(1)); // a new second seals the old one

        SecondReport sealed = recorder.snapshot().seconds().getFirst();
        assertThat(sealed).isEqualTo(live);
        assertThat(sealed.latency().p50().toMillis()).isCloseTo(20, withinPercentage(1));
        assertThat(sealed.latency().p95().toMillis()).isCloseTo(900, withinPercentage(1));
    }

    @Test
    void onlyTheNewestSecondsKeepTheirCounters() {
        Timeline timeline = new Timeline();
        for (long second = 0; second < 3 * Timeline.SECONDS; second++) {
            assertThat(timeline.at(second)).isNotNull();
        }
        long newest = 3L * Timeline.SECONDS - 1;
        assertThat(timeline.at(newest - Timeline.LIVE_SECONDS)).isNull();
        assertThat(timeline.at(newest - Timeline.LIVE_SECONDS + 1)).isNotNull();
    }

    @Test
    void nothingOlderThanFifteenMinutesIsShown() {
        calls.succeed(CREATE, Duration.ofMillis(1));
        time.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(recorder.snapshot().seconds()).hasSize(1);

        time.advance(Duration.ofSeconds(1));
        assertThat(recorder.snapshot().seconds()).isEmpty();
    }

    @Test
    void aClockThatJumpsBackDisturbsNothing() {
        calls.succeed(CREATE, Duration.ofMillis(1));
        time.advance(Duration.ofHours(-1));
        calls.succeed(CREATE, Duration.ofMillis(1));

        assertThat(recorder.totals().finished()).isEqualTo(2);
        assertThat(recorder.snapshot().at()).isEqualTo(time.now());
    }
}
