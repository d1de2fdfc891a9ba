package dev.fairlead.telemetry.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent.BreakerChanged;
import dev.fairlead.telemetry.Calls;
import dev.fairlead.telemetry.Scenario;
import dev.fairlead.telemetry.internal.meter.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MicrometerMetersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerMeters meters = MicrometerMeters.of(registry, "stripe");

    @Test
    void attemptsAreMeasuredByTheConventionsForHttpClients() {
        try (Scenario scenario = new Scenario(client -> client.listener(meters))) {
            scenario.provider.thenStatus(503).thenOk();
            scenario.read();
        }

        Timer failed = registry.get("http.client.request.duration")
                .tags("http.response.status_code", "503", "error.type", "503")
                .timer();
        assertThat(failed.count()).isEqualTo(1);
        assertThat(failed.getId().getTags())
                .extracting(tag -> tag.getKey() + "=" + tag.getValue())
                .containsExactlyInAnyOrder(
                        "http.request.method=GET",
                        "server.address=api.stripe.com",
                        "server.port=443",
                        "url.scheme=https",
                        "url.template=/v1/customers/{customer}",
                        "http.response.status_code=503",
                        "error.type=503");
        assertThat(registry.get("http.client.request.duration")
                        .tags("http.response.status_code", "200", "error.type", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void callsAreMeasuredWithTheirWaitsAndRetries() {
        try (Scenario scenario = new Scenario(client -> client.listener(meters))) {
            scenario.playEverything();
        }

        assertThat(call("success").count()).isEqualTo(3);
        assertThat(call("success").max(TimeUnit.SECONDS))
                .as("a wait of two seconds")
                .isBetween(1.9, 2.1);
        assertThat(call("server_permanent").count()).isEqualTo(1);
        assertThat(call("refused").count()).isEqualTo(1);
        assertThat(counter("fairlead.client.retries")).isEqualTo(1);
        assertThat(counter("fairlead.client.rate_limit.hits")).isEqualTo(1);
        assertThat(registry.get("fairlead.client.rate_limit.wait")
                        .tags("fairlead.operation", "GetCustomer")
                        .timer()
                        .max(TimeUnit.SECONDS))
                .isBetween(1.9, 2.1);
        assertThat(registry.get("fairlead.client.breaker.changes")
                        .tags("server.address", "api.stripe.com", "fairlead.breaker.state", "open")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("fairlead.client.call.attempts")
                        .tags("fairlead.operation", "PostCustomers")
                        .summary()
                        .totalAmount())
                .isEqualTo(2);
    }

    private Timer call(String outcome) {
        return registry.get("fairlead.client.call.duration")
                .tags("fairlead.provider", "stripe", "fairlead.operation", "GetCustomer", "fairlead.outcome", outcome)
                .timer();
    }

    private double counter(String name) {
        return registry.get(name)
                .tags("fairlead.operation", "GetCustomer")
                .counter()
                .count();
    }

    @Test
    void theStateOfAClientIsShown() {
        try (Scenario scenario = new Scenario(client -> client.listener(meters))) {
            meters.watch(scenario.client);
            assertThat(gauge("fairlead.client.breaker.state")).isZero();
            assertThat(gauge("fairlead.client.retry_budget.left")).isEqualTo(1);

            scenario.playEverything();

            assertThat(gauge("fairlead.client.breaker.state")).isEqualTo(2);
            assertThat(gauge("fairlead.client.retry_budget.left")).isBetween(0.0, 1.0);
            assertThat(gauge("fairlead.client.calls.running")).isZero();
            assertThat(gauge("fairlead.client.rate_limit.cooling")).isZero();
            assertThat(gauge("fairlead.client.rate_limit.permits")).isPositive();
        }
    }

    @Test
    void anInboxIsShownWithoutKnowingWhatAnInboxIs() {
        AtomicLong dead = new AtomicLong(3);
        meters.watchInbox("orders", () -> 17, dead::get);

        assertThat(gauge("fairlead.inbox.pending")).isEqualTo(17);
        assertThat(gauge("fairlead.inbox.dead")).isEqualTo(3);
        dead.set(4);
        assertThat(gauge("fairlead.inbox.dead")).isEqualTo(4);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void theNumberOfSeriesIsBounded() {
        MicrometerMeters few = MicrometerMeters.of(registry, "stripe", 10);
        Calls calls = new Calls(few);
        for (int i = 0; i < 1_000; i++) {
            calls.succeed("operation" + i, "/v1/tenants/" + i, Duration.ofMillis(1));
            few.on(new BreakerChanged(BreakerState.CLOSED, BreakerState.OPEN, "https://tenant" + i + ".example"));
        }

        assertThat(registry.find("fairlead.client.call.duration").timers()).hasSize(11);
        assertThat(registry.find("http.client.request.duration").timers()).hasSize(11);
        assertThat(registry.find("fairlead.client.breaker.changes").counters()).hasSize(101);
        assertThat(registry.get("fairlead.client.call.duration")
                        .tags("fairlead.operation", "other")
                        .timer()
                        .count())
                .isEqualTo(990);
        assertThatThrownBy(() -> MicrometerMeters.of(registry, "stripe", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    @Test
    void everyMeterIsFedByEverything() {
        try (Scenario scenario = new Scenario(client -> client.listener(meters))) {
            meters.watch(scenario.client);
            meters.watchInbox("orders", () -> 0, () -> 0);
            scenario.playEverything();
            Scenario.tellTheRest(meters);
        }

        assertThat(Arrays.stream(Meter.values())
                        .map(Meter::id)
                        .filter(id -> registry.find(id).meter() == null))
                .isEmpty();
    }
}
