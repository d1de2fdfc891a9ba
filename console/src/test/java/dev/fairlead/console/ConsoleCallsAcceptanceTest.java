package dev.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.event.CallEvent.AttemptFinished;
import dev.fairlead.client.event.CallEvent.CallFinished;
import dev.fairlead.client.event.CallEvent.CallStarted;
import dev.fairlead.client.event.Endpoint;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.telemetry.CallRecorder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleCallsAcceptanceTest {

    private final CallRecorder recorder = new CallRecorder();
    private final Console console = Console.start(ConsoleOptions.defaults()
            .withSubject("Stripe sandbox")
            .withCalls(recorder)
            .withReport(() -> JsonObject.builder().put("lost", 0).build()));
    private final RawHttp http = new RawHttp(console.uri());

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void callsAreShownInTotalByOperationAndByPhase() {
        recorder.phase("calm");
        call("call_1", OutcomeKind.SUCCESS, 200);
        recorder.phase("storm");
        call("call_2", OutcomeKind.SERVER_TRANSIENT, 503);

        JsonObject calls = json("/api/calls");
        assertThat(calls.at("/totals/finished")).hasToString("2");
        assertThat(calls.at("/totals/failed")).hasToString("1");
        assertThat(calls.at("/totals/latency/max").toString()).startsWith("4");
        assertThat(calls.at("/operations/0/id")).isEqualTo(new JsonString("PostCustomers"));
        assertThat(calls.at("/phases/0/name")).isEqualTo(new JsonString("calm"));
        assertThat(calls.at("/phases/1/failedCalls/SERVER_TRANSIENT")).hasToString("1");
        assertThat(calls.at("/failures/0/requestId")).isEqualTo(new JsonString("req_call_2"));
        assertThat(calls.at("/failures/0/errorCode")).isEqualTo(new JsonString("api_error"));
        assertThat(calls.at("/failures/0/errorType")).isEqualTo(new JsonString("ServerException"));
    }

    @Test
    void eachColumnOfTheSeriesHasOneEntryPerSecond() {
        JsonObject series = json("/api/calls?seconds=60").object("series");
        assertThat(series.integer("length"))
                .as("a recording that has just begun")
                .isEqualTo(30);
        for (String column :
                new String[] {"finished", "failed", "attempts", "failedAttempts", "retries", "p50", "p95", "p99"}) {
            assertThat(series.array(column).size()).as(column).isEqualTo(30);
        }
    }

    @Test
    void theReportIsPassedOn() {
        assertThat(json("/api/report").integer("lost")).isZero();
        assertThat(json("/api/about").string("subject")).isEqualTo("Stripe sandbox");
    }

    private void call(String id, OutcomeKind outcome, int status) {
        recorder.on(new CallStarted(id, "PostCustomers", "POST", "/v1/customers", Instant.EPOCH));
        recorder.on(new AttemptFinished(
                id,
                "PostCustomers",
                1,
                new Endpoint("POST", "https", "api.example.com", 443, "/v1/customers"),
                outcome,
                status,
                Duration.ofMillis(30),
                "api_error",
                "req_" + id,
                null,
                null));
        recorder.on(new CallFinished(
                id,
                "PostCustomers",
                "POST",
                "/v1/customers",
                outcome,
                status,
                1,
                Duration.ofMillis(40),
                outcome == OutcomeKind.SUCCESS ? null : "ServerException",
                "api_error",
                "req_" + id));
    }

    private JsonObject json(String path) {
        RawHttp.Answer answer = http.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.parseObject(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
