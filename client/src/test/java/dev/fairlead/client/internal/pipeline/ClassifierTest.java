package dev.fairlead.client.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.error.ErrorBody;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.testing.kit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClassifierTest {

    private final KnownSecrets secrets = new KnownSecrets();
    private final Classifier classifier = new Classifier(TestProfiles.provider(), new VirtualTime(), secrets);

    private Outcome.Answered classify(int status, String body) {
        return (Outcome.Answered) classifier.classify(
                new TransportResult.Answered(HttpResponse.of(status, Headers.empty(), body)), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "200, SUCCESS, false, false",
        "204, SUCCESS, false, false",
        "302, CALLER_FAULT, false, false",
        "400, CALLER_FAULT, false, false",
        "401, AUTHENTICATION, false, false",
        "402, CALLER_FAULT, false, false",
        "403, CALLER_FAULT, false, false",
        "409, SERVER_TRANSIENT, true, false",
        "429, THROTTLED, true, false",
        "500, SERVER_TRANSIENT, true, true",
        "503, SERVER_TRANSIENT, true, true",
        "501, SERVER_PERMANENT, false, true",
    })
    void aStatusHasOneMeaning(int status, OutcomeKind kind, boolean isTransient, boolean isTrouble) {
        Outcome outcome = classify(status, "{}");

        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.isTransient()).isEqualTo(isTransient);
        assertThat(outcome.isTrouble()).isEqualTo(isTrouble);
        assertThat(outcome.delivery()).isEqualTo(Delivery.ANSWERED);
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void aBrokenExchangeIsNamedByItsDelivery(Delivery delivery) {
        Outcome outcome = classifier.classify(
                new TransportResult.Broken(delivery, true, new IOException("x")), Duration.ofSeconds(1));

        assertThat(outcome.kind())
                .isEqualTo(
                        switch (delivery) {
                            case NOT_SENT -> OutcomeKind.NEVER_SENT;
                            case MAYBE_PROCESSED -> OutcomeKind.MAYBE_SENT;
                            case ANSWERED -> OutcomeKind.SERVER_PERMANENT;
                        });
        assertThat(outcome.isTrouble()).isEqualTo(delivery != Delivery.ANSWERED);
    }

    @Test
    void theEnvelopeIsRead() {
        ErrorBody error = classify(402, """
                {"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds",
                 "message":"Your card has\\ninsufficient funds.","param":"source","doc_url":"https://docs"}}""").error();

        assertThat(error)
                .isEqualTo(new ErrorBody(
                        "card_error",
                        "card_declined",
                        "insufficient_funds",
                        "Your card has insufficient funds.",
                        "source",
                        "https://docs",
                        null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"<html>", "''", "[]", "{\"error\":", "\"text\"", "{\"error\":{\"code\":{}}}"})
    void whatIsNoEnvelopeSaysNothingAndBreaksNothing(String body) {
        assertThat(classify(503, body).error()).isEqualTo(ErrorBody.NONE);
    }

    @Test
    void aProviderThatRepeatsTheKeyDoesNotLeakIt() {
        secrets.remember("sk_test_verySecretKey");

        assertThat(classify(401, "{\"error\":{\"message\":\"Invalid key sk_test_verySecretKey!\"}}")
                        .error()
                        .message())
                .isEqualTo("Invalid key ****!");
    }

    @Test
    void aNovelIsCutShort() {
        assertThat(classify(400, "{\"error\":{\"message\":\"" + "x".repeat(10_000) + "\"}}")
                        .error()
                        .message())
                .hasSize(501)
                .endsWith("…");
    }
}
