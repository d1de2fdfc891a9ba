package dev.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.sandbox.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payment intents through their states. */
class PaymentsAcceptanceTest {

    private Sandbox sandbox;
    private TestClient client;

    @BeforeEach
    void start() {
        sandbox = Descriptions.start(Descriptions.bundled());
        client = new TestClient(sandbox);
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    private Answer pay(String method, String... more) {
        String[] pairs = new String[8 + more.length];
        System.arraycopy(
                new String[] {"amount", "2000", "currency", "usd", "payment_method", method, "confirm", "true"},
                0,
                pairs,
                0,
                8);
        System.arraycopy(more, 0, pairs, 8, more.length);
        return client.post("/v1/payment_intents", pairs);
    }

    @Test
    void aGoodCardPaysAtOnce() {
        Answer paid = pay("pm_card_visa");

        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("/status")).isEqualTo("succeeded");
        assertThat(paid.text("/amount_received")).isEqualTo("2000");
        Answer charge = client.get("/v1/charges/" + paid.text("/latest_charge"), "expand[]", "balance_transaction");
        assertThat(charge.text("/balance_transaction/fee")).isEqualTo("88");
        assertThat(charge.text("/balance_transaction/net")).isEqualTo("1912");
    }

    @Test
    void aPaymentGoesThroughItsStatesStepByStep() {
        Answer made = client.post("/v1/payment_intents", "amount", "2000", "currency", "usd");
        assertThat(made.text("/status")).isEqualTo("requires_payment_method");

        Answer chosen = client.post("/v1/payment_intents/" + made.id(), "payment_method", "pm_card_visa");
        assertThat(chosen.text("/status")).isEqualTo("requires_confirmation");

        Answer confirmed = client.post("/v1/payment_intents/" + made.id() + "/confirm");
        assertThat(confirmed.text("/status")).isEqualTo("succeeded");

        Answer again = client.post("/v1/payment_intents/" + made.id() + "/confirm");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("/error/code")).isEqualTo("payment_intent_unexpected_state");
        assertThat(again.text("/error/payment_intent/id")).isEqualTo(made.id());
    }

    @Test
    void aDeclinedCardAnswers402AndLeavesTheIntentOpen() {
        Answer declined = pay("pm_card_chargeDeclinedInsufficientFunds");

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("/error/type")).isEqualTo("card_error");
        assertThat(declined.text("/error/code")).isEqualTo("card_declined");
        assertThat(declined.text("/error/decline_code")).isEqualTo("insufficient_funds");
        Answer intent = client.get("/v1/payment_intents/" + declined.text("/error/payment_intent/id"));
        assertThat(intent.text("/status")).isEqualTo("requires_payment_method");
        assertThat(intent.text("/last_payment_error/decline_code")).isEqualTo("insufficient_funds");

        Answer retried =
                client.post("/v1/payment_intents/" + intent.id() + "/confirm", "payment_method", "pm_card_visa");
        assertThat(retried.text("/status")).isEqualTo("succeeded");
        assertThat(sandbox.books().payment(intent.id()).orElseThrow().successfulCharges())
                .isEqualTo(1);
    }

    @Test
    void moneyCanBeReservedAndCapturedInPart() {
        Answer reserved = pay("pm_card_visa", "capture_method", "manual");
        assertThat(reserved.text("/status")).isEqualTo("requires_capture");
        assertThat(reserved.text("/amount_capturable")).isEqualTo("2000");

        Answer tooMuch = client.post("/v1/payment_intents/" + reserved.id() + "/capture", "amount_to_capture", "2001");
        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.text("/error/code")).isEqualTo("amount_too_large");

        Answer captured = client.post("/v1/payment_intents/" + reserved.id() + "/capture", "amount_to_capture", "1500");
        assertThat(captured.text("/status")).isEqualTo("succeeded");
        assertThat(captured.text("/amount_received")).isEqualTo("1500");
        assertThat(sandbox.books().payment(reserved.id()).orElseThrow().captured())
                .isEqualTo(1500);
    }

    @Test
    void refundsNeverExceedWhatWasTaken() {
        Answer paid = pay("pm_card_visa");

        assertThat(client.post("/v1/refunds", "payment_intent", paid.id(), "amount", "500")
                        .status())
                .isEqualTo(200);
        Answer tooMuch = client.post("/v1/refunds", "payment_intent", paid.id(), "amount", "1501");
        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.text("/error/param")).isEqualTo("amount");
        assertThat(client.post("/v1/refunds", "payment_intent", paid.id()).text("/amount"))
                .isEqualTo("1500");
        assertThat(client.post("/v1/refunds", "payment_intent", paid.id()).text("/error/code"))
                .isEqualTo("charge_already_refunded");
        assertThat(sandbox.books().payment(paid.id()).orElseThrow().refunded()).isEqualTo(2000);
    }
}
