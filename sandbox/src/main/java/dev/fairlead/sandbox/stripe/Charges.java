package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import org.jspecify.annotations.Nullable;

/** Charges: each try to take money with a payment method, successful or not. */
final class Charges {

    static final String KIND = "charge";

    private final Account account;
    private final Ledger ledger;

    Charges(Account account, Ledger ledger) {
        this.account = account;
        this.ledger = ledger;
    }

    /**
     * Charges a payment method for a payment intent.
     *
     * @param declined why it fails; null if it succeeds
     * @param capture whether the money is taken at once, and not only reserved
     */
    JsonObject charge(
            JsonObject intent, JsonObject method, @Nullable ApiFailure declined, boolean capture, ApiRequest request) {
        String id = account.newId("ch_");
        long amount = Fields.amount(intent, "amount");
        boolean taken = declined == null && capture;
        String currency = Fields.string(intent, "currency");
        String entry = taken ? ledger.taken(id, amount, currency, request) : null;
        JsonObject charge = account.save(ChargeForm.charge(id, intent, method, declined, request.now()).toBuilder()
                .put("amount_captured", taken ? amount : 0)
                .put("balance_transaction", entry)
                .put("captured", taken)
                .build());
        account.events.add(declined == null ? "charge.succeeded" : "charge.failed", charge, request);
        return charge;
    }

    /** Takes money that was reserved: what is not taken is set free. */
    JsonObject capture(JsonObject charge, long amount, ApiRequest request) {
        String entry = ledger.taken(Fields.string(charge, "id"), amount, Fields.string(charge, "currency"), request);
        JsonObject captured = account.save(charge.toBuilder()
                .put("amount_captured", amount)
                .put("balance_transaction", entry)
                .put("captured", true)
                .build());
        account.events.add("charge.captured", captured, request);
        return captured;
    }

    /** Sets free what was reserved and not taken. */
    void release(JsonObject charge, ApiRequest request) {
        JsonObject released = account.save(charge.toBuilder()
                .put("amount_refunded", Fields.amount(charge, "amount"))
                .put("refunded", true)
                .build());
        account.events.add("charge.refunded", released, request);
    }

    /** Notes that money was given back. */
    JsonObject refunded(JsonObject charge, long amount, ApiRequest request) {
        long refunded = Fields.amount(charge, "amount_refunded") + amount;
        JsonObject after = account.save(charge.toBuilder()
                .put("amount_refunded", refunded)
                .put("refunded", refunded >= Fields.amount(charge, "amount_captured"))
                .build());
        account.events.add("charge.refunded", after, request);
        return after;
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        JsonObject after = account.save(Fields.updated(
                before,
                request.params(),
                "customer",
                "description",
                "fraud_details",
                "receipt_email",
                "shipping",
                "transfer_group"));
        account.events.changed("charge.updated", before, after, request);
        return after;
    }

    JsonObject list(ApiRequest request) {
        return account.list(KIND, request, "customer", "payment_intent", "transfer_group");
    }
}
