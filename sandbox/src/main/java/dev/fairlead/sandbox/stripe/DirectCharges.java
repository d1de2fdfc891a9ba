package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;

/** Charges made without a payment intent, from a token: the older way. */
final class DirectCharges {

    private final Account account;
    private final Charges charges;
    private final PaymentIntents intents;

    DirectCharges(Account account, Charges charges, PaymentIntents intents) {
        this.account = account;
        this.charges = charges;
        this.intents = intents;
    }

    JsonObject create(ApiRequest request) {
        JsonObject params = request.params();
        long amount = request.requiredInteger("amount");
        String currency = Money.currency(request.requiredString("currency"));
        Money.checkPayment(amount, currency);
        String customer = Fields.text(params, "customer");
        if (customer != null) {
            account.referenced(Customers.KIND, customer, "customer");
        }
        String source = request.requiredString("source");
        TestCard card = TestCard.named(source)
                .orElseThrow(() -> ApiFailure.missing("token", source, "source").status(400));
        JsonObject terms = intents.open(amount, currency, customer, request).toBuilder()
                .put("id", null)
                .build();
        JsonObject method = JsonObject.builder()
                .put("id", account.newId("card_"))
                .put("billing_details", Fields.billingDetails(null))
                .put("card", CardForm.shown(card, JsonObject.empty(), account, request.now()))
                .put("type", "card")
                .build();
        boolean approved = card.outcome() == CardOutcome.APPROVED;
        boolean capture = !params.has("capture") || params.isTrue("capture");
        ApiFailure failure = approved ? null : card.outcome().failure();
        JsonObject charge = charges.charge(terms, method, failure, capture, request);
        if (failure != null) {
            throw failure.detail("charge", charge.get("id"));
        }
        return charge;
    }

    JsonObject capture(ApiRequest request) {
        JsonObject charge = account.named(Charges.KIND, request);
        if (charge.isTrue("captured")) {
            throw ApiFailure.invalid("Charge " + request.argument(0) + " has already been captured.")
                    .code("charge_already_captured");
        }
        if (!charge.isTrue("paid") || charge.isTrue("refunded")) {
            throw ApiFailure.invalid("Charge " + request.argument(0) + " reserves no money that could be captured.");
        }
        Long wanted = request.params().integer("amount");
        long amount = wanted == null ? Fields.amount(charge, "amount") : wanted;
        if (amount < 1 || amount > Fields.amount(charge, "amount")) {
            throw ApiFailure.invalid("The amount to capture is from 1 to the amount of the charge.")
                    .code("amount_too_large")
                    .param("amount");
        }
        if (charge.get("payment_intent") == JsonNull.NULL) {
            return charges.capture(charge, amount, request);
        }
        String intent = Fields.string(charge, "payment_intent");
        intents.capture(account.named(PaymentIntents.KIND, intent), amount, request);
        return account.named(Charges.KIND, request);
    }
}
