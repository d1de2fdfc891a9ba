package dev.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.sandbox.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "4000000000000002, card_declined, generic_decline",
                "4000000000009995, card_declined, insufficient_funds",
                "4000000000009987, card_declined, lost_card",
                "4000000000009979, card_declined, stolen_card",
                "4000000000000069, expired_card, -",
                "4000000000000127, incorrect_cvc, -",
                "4000000000000119, processing_error, -"
            })
    void thePublishedNumbersDeclineAsTheyShould(String number, String code, String declineCode) {
        Answer declined = pay(card(number).id());
        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("/error/code")).isEqualTo(code);
        assertThat(declined.text("/error/decline_code")).isEqualTo(declineCode == null ? "" : declineCode);
        assertThat(declined.text("/error/payment_intent/last_payment_error/code"))
                .isEqualTo(code);
    }

    private Answer card(String number) {
        return client.post(
                "/v1/payment_methods",
                "type",
                "card",
                "card[number]",
                number,
                "card[exp_month]",
                "8",
                "card[exp_year]",
                "2040",
                "card[cvc]",
                "314");
    }

    @Test
    void cardsThatCannotBeAreRefused() {
        Answer wrong = card("4242424242424241");
        assertThat(wrong.status()).isEqualTo(402);
        assertThat(wrong.text("/error/code")).isEqualTo("incorrect_number");
        Answer good = card("4242 4242 4242 4242");
        assertThat(good.text("/card/last4")).isEqualTo("4242");
        assertThat(good.body().toJson()).doesNotContain("424242424242").doesNotContain("314");
    }

    @Test
    void someCardsWantTheirHolderToAuthenticate() {
        Answer waiting = pay(card("4000002500003155").id(), "return_url", "https://example.com/back");
        assertThat(waiting.text("/status")).isEqualTo("requires_action");
        assertThat(waiting.text("/next_action/type")).isEqualTo("redirect_to_url");
        assertThat(client.post("/__sandbox/payments/" + waiting.id() + "/authenticate")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/v1/payment_intents/" + waiting.id()).text("/status"))
                .isEqualTo("succeeded");

        Answer other = pay(card("4000002500003155").id());
        assertThat(sandbox.authenticate(other.id(), false)).isTrue();
        assertThat(client.get("/v1/payment_intents/" + other.id()).text("/last_payment_error/code"))
                .isEqualTo("payment_intent_authentication_failure");
        assertThat(pay(card("4000002500003155").id(), "off_session", "true").text("/error/code"))
                .isEqualTo("authentication_required");
    }

    @Test
    void whatIsReservedCanBeSetFree() {
        Answer reserved = pay("pm_card_visa", "capture_method", "manual");
        Answer cancelled =
                client.post("/v1/payment_intents/" + reserved.id() + "/cancel", "cancellation_reason", "abandoned");
        assertThat(cancelled.text("/status")).isEqualTo("canceled");
        assertThat(client.get("/v1/charges/" + reserved.text("/latest_charge")).text("/refunded"))
                .isEqualTo("true");
        assertThat(client.post("/v1/payment_intents/" + reserved.id() + "/capture")
                        .text("/error/code"))
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(client.post("/v1/refunds", "payment_intent", reserved.id()).status())
                .isEqualTo(400);
        assertThat(sandbox.books().payment(reserved.id()).orElseThrow().captured())
                .isZero();
    }

    @Test
    void aSetUpCardPaysWithoutItsHolder() {
        String customer = client.post("/v1/customers").id();
        Answer setup = client.post(
                "/v1/setup_intents",
                "customer",
                customer,
                "payment_method",
                "pm_card_authenticationRequiredOnSetup",
                "confirm",
                "true");
        assertThat(setup.text("/status")).isEqualTo("requires_action");
        assertThat(sandbox.authenticate(setup.id(), true)).isTrue();
        Answer method = client.get("/v1/payment_methods", "customer", customer, "type", "card");
        Answer paid = pay(method.text("/data/0/id"), "customer", customer, "off_session", "true");
        assertThat(paid.text("/status")).isEqualTo("succeeded");
    }

    @Test
    void theBooksSayWhichOrderWasPaidTwice() {
        pay("pm_card_visa", "metadata[order]", "1");
        pay("pm_card_visa", "metadata[order]", "2");
        pay("pm_card_visa", "metadata[order]", "2");
        assertThat(sandbox.books().paymentsBy("order").get("1")).hasSize(1);
        assertThat(sandbox.books().paymentsBy("order").get("2")).hasSize(2);
        assertThat(client.get("/__sandbox/books").body().array("payments").size())
                .isEqualTo(3);
        assertThat(client.get("/v1/balance").text("/pending/0/amount")).isEqualTo("5736");
    }

    @Test
    void aCardOfNobodyPaysOnce() {
        String method = card("4242424242424242").id();
        assertThat(pay(method).text("/status")).isEqualTo("succeeded");
        Answer again = pay(method);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("/error/param")).isEqualTo("payment_method");

        String customer = client.post("/v1/customers").id();
        String kept = client.post(
                        "/v1/payment_methods/" + card("4242424242424242").id() + "/attach", "customer", customer)
                .id();
        assertThat(pay(kept, "customer", customer).status()).isEqualTo(200);
        assertThat(pay(kept, "customer", customer).status()).isEqualTo(200);
        assertThat(pay(kept).status()).isEqualTo(400);
    }
}
