package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Listing;

/** Refunds: money given back, whole or in parts. */
final class Refunds {

    static final String KIND = "refund";

    private final Account account;
    private final Charges charges;
    private final Ledger ledger;

    Refunds(Account account, Charges charges, Ledger ledger) {
        this.account = account;
        this.charges = charges;
        this.ledger = ledger;
    }

    JsonObject create(ApiRequest request) {
        JsonObject charge = chargeToRefund(request);
        long left = Fields.amount(charge, "amount_captured") - Fields.amount(charge, "amount_refunded");
        Long wanted = request.params().integer("amount");
        long amount = wanted == null ? left : wanted;
        check(charge, amount, left);
        String id = account.newId("re_");
        String currency = Fields.string(charge, "currency");
        JsonObject refund = account.save(JsonObject.builder()
                .put("id", id)
                .put("object", KIND)
                .put("amount", amount)
                .put("balance_transaction", ledger.givenBack(id, amount, currency, request))
                .put("charge", charge.get("id"))
                .put("created", request.now())
                .put("currency", currency)
                .put("destination_details", destination())
                .put("metadata", Fields.metadata(null, request.params().get("metadata")))
                .put("payment_intent", charge.get("payment_intent"))
                .put("reason", Fields.text(request.params(), "reason"))
                .put("receipt_number", null)
                .put("source_transfer_reversal", null)
                .put("status", "succeeded")
                .put("transfer_reversal", null)
                .build());
        charges.refunded(charge, amount, request);
        account.events.add("refund.created", refund, request);
        return refund;
    }

    private static JsonObject destination() {
        return JsonObject.builder()
                .put("card", JsonObject.builder().put("type", "refund").build())
                .put("type", "card")
                .build();
    }

    private JsonObject chargeToRefund(ApiRequest request) {
        String intent = Fields.text(request.params(), "payment_intent");
        String charge = Fields.text(request.params(), "charge");
        if (charge != null) {
            return account.referenced(Charges.KIND, charge, "charge");
        }
        if (intent == null) {
            throw ApiFailure.invalid("One of these parameters must be given: payment_intent, charge.")
                    .code("parameter_missing")
                    .param("payment_intent");
        }
        JsonObject found = account.referenced(PaymentIntents.KIND, intent, "payment_intent");
        String latest = Fields.text(found, "latest_charge");
        JsonObject taken = latest == null ? null : account.all(Charges.KIND).get(latest);
        if (taken == null || !taken.isTrue("paid")) {
            throw ApiFailure.invalid("This payment intent has no successful charge to refund.")
                    .code("payment_intent_unexpected_state")
                    .param("payment_intent");
        }
        return taken;
    }

    private static void check(JsonObject charge, long amount, long left) {
        if (!charge.isTrue("paid") || !charge.isTrue("captured")) {
            throw ApiFailure.invalid(
                            "Nothing was captured by this charge: cancel the payment intent to set the money free.")
                    .code("charge_not_refundable")
                    .param("charge");
        }
        if (left <= 0) {
            throw ApiFailure.invalid("Charge " + charge.string("id") + " has already been refunded.")
                    .code("charge_already_refunded");
        }
        if (amount < 1) {
            throw ApiFailure.invalid("Invalid amount: it is at least 1.")
                    .code("parameter_invalid_integer")
                    .param("amount");
        }
        if (amount > left) {
            String currency = Fields.string(charge, "currency");
            throw ApiFailure.invalid("Refund amount (" + Money.shown(amount, currency)
                            + ") is greater than unrefunded amount on charge (" + Money.shown(left, currency) + ").")
                    .param("amount");
        }
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        JsonObject after = account.save(Fields.updated(before, request.params()));
        account.events.changed("refund.updated", before, after, request);
        return after;
    }

    JsonObject cancel(ApiRequest request) {
        account.named(KIND, request);
        throw ApiFailure.invalid("This refund has succeeded already and cannot be cancelled.");
    }

    JsonObject list(ApiRequest request) {
        return account.list(KIND, request, "charge", "payment_intent");
    }

    /** Returns the refunds of a charge as a list, for expansion. */
    JsonObject ofCharge(JsonObject charge) {
        String id = charge.string("id");
        return Listing.list(
                account.all(KIND)
                        .newestFirst()
                        .filter(refund -> String.valueOf(id).equals(refund.string("charge")))
                        .toList(),
                false,
                "/v1/charges/" + id + "/refunds");
    }
}
