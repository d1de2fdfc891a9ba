package dev.fairlead.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fairlead.client.event.CallEvent.CallFinished;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.telemetry.Scenario;
import dev.fairlead.testing.kit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CallLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(CallLog.CALLS);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final VirtualTime time = new VirtualTime();
    private final CallLog log = CallLog.create(time);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    private static Map<String, Object> values(ILoggingEvent line) {
        return line.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }

    private void finish(OutcomeKind outcome) {
        log.on(new CallFinished(
                "c-1",
                "PostCustomers",
                "POST",
                "/v1/customers",
                outcome,
                outcome == OutcomeKind.SUCCESS ? 200 : 503,
                2,
                Duration.ofMillis(750),
                outcome == OutcomeKind.SUCCESS ? null : "ServerException",
                null,
                "req_1"));
    }

    @Test
    void aCallIsOneLineWithTheNamesOfTheConventions() {
        finish(OutcomeKind.SERVER_TRANSIENT);

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage()).isEqualTo("the call failed");
            assertThat(values(line))
                    .isEqualTo(Map.of(
                            "fairlead.operation", "PostCustomers",
                            "fairlead.call_id", "c-1",
                            "http.request.method", "POST",
                            "url.template", "/v1/customers",
                            "fairlead.outcome", "server_transient",
                            "http.response.status_code", 503,
                            "error.type", "ServerException",
                            "fairlead.request_id", "req_1",
                            "fairlead.attempts", 2,
                            "fairlead.duration_ms", 750L));
        });
    }

    @Test
    void theLevelSaysWhetherSomebodyMustAct() {
        for (OutcomeKind outcome : OutcomeKind.values()) {
            finish(outcome);
        }

        assertThat(lines.list)
                .filteredOn(line -> line.getLevel() == Level.ERROR)
                .extracting(line -> values(line).get("fairlead.outcome"))
                .containsExactly("authentication");
        assertThat(lines.list)
                .filteredOn(line -> line.getLevel() == Level.INFO)
                .extracting(line -> values(line).get("fairlead.outcome"))
                .containsExactly("success", "caller_fault", "cancelled");
    }

    @Test
    void levelsCanBeChanged() {
        CallLog quiet = log.withLevel(OutcomeKind.SUCCESS, org.slf4j.event.Level.DEBUG);
        try (Scenario scenario = new Scenario(client -> client.listener(quiet))) {
            scenario.provider.thenOk();
            scenario.read();
        }

        assertThat(lines.list).isEmpty();
    }

    @Test
    void anOutageDoesNotFloodTheLogAndWhatWasLeftOutIsTold() {
        for (int i = 0; i < 1_000; i++) {
            finish(OutcomeKind.SERVER_TRANSIENT);
        }
        assertThat(lines.list).hasSize(CallLog.LINES);

        time.advance(Duration.ofSeconds(CallLog.SECONDS));
        finish(OutcomeKind.SUCCESS);

        ILoggingEvent told = lines.list.get(CallLog.LINES);
        assertThat(told.getLevel()).isEqualTo(Level.WARN);
        assertThat(values(told)).isEqualTo(Map.of("fairlead.outcome", "server_transient", "fairlead.suppressed", 980L));
        assertThat(lines.list).hasSize(CallLog.LINES + 2);
        finish(OutcomeKind.SERVER_TRANSIENT);
        assertThat(lines.list).as("a new period").hasSize(CallLog.LINES + 3);
    }

    @Test
    void successesAreAllLogged() {
        for (int i = 0; i < 100; i++) {
            finish(OutcomeKind.SUCCESS);
        }
        assertThat(lines.list).hasSize(100);
    }

    @Test
    void aSlowTrickleOfFailuresIsLoggedWhole() {
        for (int i = 0; i < 100; i++) {
            finish(OutcomeKind.SERVER_TRANSIENT);
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(lines.list).hasSize(100);
    }

    @Test
    void attemptsRetriesAndWaitsAreForDebugging() {
        logger.setLevel(Level.DEBUG);
        try (Scenario scenario = new Scenario(client -> client.listener(log))) {
            scenario.playEverything();
        }

        List<String> messages = lines.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .distinct()
                .toList();
        assertThat(messages)
                .containsExactlyInAnyOrder(
                        "the attempt ended",
                        "the response cache was asked",
                        "the provider's answer changed a limit",
                        "the call succeeded",
                        "the attempt is tried again",
                        "the call failed",
                        "the attempt waited for the rate limit",
                        "the circuit breaker changed");
        assertThat(lines.list)
                .filteredOn(line -> line.getFormattedMessage().equals("the attempt ended"))
                .allSatisfy(line -> {
                    assertThat(line.getLevel()).isEqualTo(Level.DEBUG);
                    assertThat(line.getLoggerName()).isEqualTo(CallLog.ATTEMPTS);
                })
                .filteredOn(line -> values(line).containsKey("http.request.resend_count"))
                .hasSize(1);
        assertThat(lines.list)
                .filteredOn(line -> line.getFormattedMessage().equals("the circuit breaker changed"))
                .first()
                .satisfies(line -> {
                    assertThat(line.getLevel()).isEqualTo(Level.WARN);
                    assertThat(values(line)).containsEntry("fairlead.breaker.to", "open");
                });
    }
}
