package dev.fairlead.telemetry.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.telemetry.Scenario;
import dev.fairlead.telemetry.internal.meter.Meter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.Test;

class OpenTelemetryMetersTest {

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();
    private final OpenTelemetryMeters meters = OpenTelemetryMeters.of(telemetry, "stripe");

    private Collection<MetricData> collected() {
        try (Scenario scenario = new Scenario(client -> client.listener(meters))) {
            meters.watch(scenario.client);
            meters.watchInbox("orders", () -> 17, () -> 3);
            scenario.playEverything();
            Scenario.tellTheRest(meters);
            return reader.collectAllMetrics();
        }
    }

    @Test
    void everyMeterIsAnInstrumentWithItsUnitAndMeaning() {
        Collection<MetricData> metrics = collected();

        for (Meter meter : Meter.values()) {
            assertThat(metrics)
                    .filteredOn(metric -> metric.getName().equals(meter.id()))
                    .singleElement()
                    .satisfies(metric -> {
                        assertThat(metric.getUnit()).isEqualTo(meter.unit());
                        assertThat(metric.getDescription()).isEqualTo(meter.meaning());
                    });
        }
        assertThat(metrics).hasSameSizeAs(Arrays.asList(Meter.values()));
    }

    @Test
    void theHistogramOfRequestsFollowsTheConventions() {
        MetricData requests = collected().stream()
                .filter(metric -> metric.getName().equals("http.client.request.duration"))
                .findFirst()
                .orElseThrow();

        assertThat(requests.getHistogramData().getPoints().iterator().next().getBoundaries())
                .containsExactly(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
        assertThat(requests.getHistogramData().getPoints())
                .filteredOn(point -> Long.valueOf(200)
                        .equals(point.getAttributes().get(AttributeKey.longKey("http.response.status_code"))))
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.getAttributes().get(AttributeKey.longKey("server.port")))
                            .isEqualTo(443);
                    assertThat(point.getAttributes().get(AttributeKey.stringKey("error.type")))
                            .as("absent after success")
                            .isNull();
                });
    }
}
