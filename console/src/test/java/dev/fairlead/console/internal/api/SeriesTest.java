package dev.fairlead.console.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.telemetry.CallTotals;
import dev.fairlead.telemetry.Latency;
import dev.fairlead.telemetry.Recent;
import dev.fairlead.telemetry.SecondReport;
import dev.fairlead.telemetry.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final long NOW = 1_800_000_000L;
    private static final Latency LATENCY =
            new Latency(3, Duration.ofMillis(2), Duration.ofMillis(30), Duration.ofMillis(40), Duration.ofMillis(40));

    @Test
    void theLastEntryIsTheLastWholeSecond() {
        JsonObject series = Series.json(snapshot(NOW - 2, NOW - 1, NOW), 10);

        assertThat(series.isTrue("current")).isTrue();
        assertThat(series.integer("from")).isEqualTo(NOW - 10);
        assertThat(series.array("finished").toJson()).isEqualTo("[0,0,0,0,0,0,0,0,3,3]");
        assertThat(series.array("p50").get(0)).isEqualTo(JsonNull.NULL);
        assertThat(series.array("p95").get(9)).hasToString("30");
    }

    @Test
    void itDoesNotBeginBeforeTheRecording() {
        assertThat(Series.json(snapshot(NOW - 1), 900).integer("from")).isEqualTo(NOW - 500);
        assertThat(Series.json(snapshot(NOW - 1), 900).array("finished").size()).isEqualTo(500);
    }

    @Test
    void afterALongSilenceItEndsSoonAfterTheLastCall() {
        JsonObject series = Series.json(snapshot(NOW - 100), 60);

        assertThat(series.isTrue("current")).isFalse();
        assertThat(series.integer("from")).isEqualTo(NOW - 100 + 1 + 5 - 60);
        assertThat(series.array("finished").get(54)).hasToString("3");
    }

    @Test
    void aShortSilenceIsShownAsOne() {
        assertThat(Series.json(snapshot(NOW - 30), 60).isTrue("current")).isTrue();
    }

    @Test
    void withoutAnyCallItEndsNow() {
        assertThat(Series.json(snapshot(), 60).isTrue("current")).isTrue();
    }

    private static Snapshot snapshot(long... seconds) {
        List<SecondReport> reports = LongStream.of(seconds)
                .mapToObj(second -> new SecondReport(second, 3, 3, 1, 4, 2, 1, Duration.ZERO, LATENCY))
                .toList();
        return new Snapshot(
                Instant.ofEpochSecond(NOW),
                Instant.ofEpochSecond(NOW - 500),
                0,
                new CallTotals(0, 0, 0, 0, Map.of(), Map.of(), 0, Duration.ZERO, Latency.NONE),
                List.of(),
                new Recent(Duration.ofSeconds(10), 0, 0, 0, 0, Latency.NONE),
                reports,
                List.of(),
                List.of(),
                List.of());
    }
}
