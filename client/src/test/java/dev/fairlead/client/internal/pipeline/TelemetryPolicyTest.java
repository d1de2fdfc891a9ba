package dev.fairlead.client.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.error.PaymentRequiredException;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.testing.kit.ScriptedTransport;
import dev.fairlead.testing.kit.VirtualTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryPolicyTest {

    @Test
    void aCallIsFramedByItsEvents() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(503).then(fixture.provider.after(Duration.ofMillis(250), ScriptedTransport.ok()));

        fixture.read();

        assertThat(fixture.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "CallStarted",
                        "AttemptStarted",
                        "AttemptFinished",
                        "RetryScheduled",
                        "AttemptStarted",
                        "AttemptFinished",
                        "CallFinished");
        var started = (CallEvent.CallStarted) fixture.events.getFirst();
        assertThat(started.at()).isEqualTo(VirtualTime.START);
        assertThat(started.method()).isEqualTo("GET");
        assertThat(started.pathTemplate()).isEqualTo("/v1/things");
        assertThat(fixture.events.getLast())
                .isEqualTo(new CallEvent.CallFinished(
                        started.callId(),
                        "readThing",
                        "GET",
                        "/v1/things",
                        OutcomeKind.SUCCESS,
                        200,
                        2,
                        Duration.ofMillis(750),
                        null,
                        null,
                        null));
    }

    @Test
    void aFailureIsReportedWithItsType() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(402);

        assertThatThrownBy(fixture::create).isInstanceOf(PaymentRequiredException.class);

        var finished = fixture.events(CallEvent.CallFinished.class).getFirst();
        assertThat(finished.errorType()).isEqualTo("PaymentRequiredException");
        assertThat(finished.status()).isEqualTo(402);
        assertThat(finished.outcome()).isEqualTo(OutcomeKind.CALLER_FAULT);
    }

    @Test
    void anAnswerThatCannotBeReadIsAFailure() {
        Fixture fixture = Fixture.usual();
        fixture.provider.then(ScriptedTransport.answer(200, "<html>", "Content-Type", "text/html"));

        assertThatThrownBy(fixture::read)
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("answered 200, but its body (6 bytes, text/html) is not the JSON");

        assertThat(fixture.events(CallEvent.CallFinished.class).getFirst().errorType())
                .isEqualTo("DecodingException");
    }

    @Test
    void aPlaceInAnAnswerThatIsWrongIsNamed() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenOk();
        Operation<String> operation = Operation.get("readThing", "/v1/things").returns(json -> {
            throw new DecodingException("/amount", "expected an integer, found a string");
        });

        assertThatThrownBy(() -> fixture.client.call(operation, Params.none(), Map.of(), CallOptions.none()))
                .isInstanceOfSatisfying(DecodingException.class, failure -> {
                    assertThat(failure.pointer()).isEqualTo("/amount");
                    assertThat(failure.operationId()).isEqualTo("readThing");
                })
                .hasMessageContaining("expected an integer");
    }

    @Test
    void aListenerThatThrowsDoesNotBreakTheCall() {
        Fixture fixture = Fixture.with(options -> options.listener(event -> {
            throw new IllegalStateException("a broken listener");
        }));
        fixture.provider.thenStatus(500).thenOk();

        fixture.read();

        assertThat(fixture.events(CallEvent.CallFinished.class)).hasSize(1);
    }

    @Test
    void aMistakeOfTheProgramIsReportedToo() {
        Fixture fixture = Fixture.usual();

        assertThatThrownBy(() -> fixture.read(CallOptions.idempotencyKey("not for GET")))
                .isInstanceOf(IllegalArgumentException.class);

        var finished = fixture.events(CallEvent.CallFinished.class).getFirst();
        assertThat(finished.errorType()).isEqualTo("IllegalArgumentException");
        assertThat(finished.attempts()).isZero();
        assertThat(fixture.client.state().callsRunning()).isZero();
    }
}
