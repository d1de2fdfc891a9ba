package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import org.jspecify.annotations.Nullable;

/** What a charge looks like. */
final class ChargeForm {

    private ChargeForm() {}

    static JsonObject charge(String id, JsonObject intent, JsonObject method, @Nullable ApiFailure declined, long now) {
        boolean paid = declined == null;
        JsonObject billing = method.object("billing_details");
        return JsonObject.builder()
                .put("id", id)
                .put("object", Charges.KIND)
                .put("amount", intent.get("amount"))
                .put("amount_captured", 0)
                .put("amount_refunded", 0)
                .put("application", null)
                .put("application_fee", null)
                .put("application_fee_amount", null)
                .put("balance_transaction", null)
                .put("billing_details", billing == null ? Fields.billingDetails(null) : billing)
                .put("calculated_statement_descriptor", paid ? "FAIRLEAD SANDBOX" : null)
                .put("captured", false)
                .put("created", now)
                .put("currency", intent.get("currency"))
                .put("customer", intent.get("customer"))
                .put("description", intent.get("description"))
                .put("disputed", false)
                .put("failure_balance_transaction", null)
                .put("failure_code", declined == null ? null : declined.code())
                .put("failure_message", declined == null ? null : declined.getMessage())
                .put("fraud_details", JsonObject.empty())
                .put("invoice", intent.get("invoice"))
                .put("livemode", false)
                .put("metadata", intent.get("metadata"))
                .put("on_behalf_of", null)
                .put("outcome", outcome(declined))
                .put("paid", paid)
                .put("payment_intent", intent.get("id"))
                .put("payment_method", method.get("id"))
                .put("payment_method_details", details(method, intent.get("amount")))
                .put("radar_options", JsonObject.empty())
                .put("receipt_email", intent.get("receipt_email"))
                .put("receipt_number", null)
                .put("receipt_url", null)
                .put("refunded", false)
                .put("review", null)
                .put("shipping", intent.get("shipping"))
                .put("source_transfer", null)
                .put("statement_descriptor", intent.get("statement_descriptor"))
                .put("statement_descriptor_suffix", intent.get("statement_descriptor_suffix"))
                .put("status", paid ? "succeeded" : "failed")
                .put("transfer_data", null)
                .put("transfer_group", intent.get("transfer_group"))
                .build();
    }

    private static JsonObject outcome(@Nullable ApiFailure declined) {
        boolean paid = declined == null;
        String reason = declined == null ? null : declined.declineCode();
        if (declined != null && reason == null) {
            reason = declined.code();
        }
        return JsonObject.builder()
                .put("network_status", paid ? "approved_by_network" : "declined_by_network")
                .put("reason", reason)
                .put("risk_level", "normal")
                .put("risk_score", 20)
                .put("seller_message", paid ? "Payment complete." : "The bank declined the payment.")
                .put("type", paid ? "authorized" : "issuer_declined")
                .build();
    }

    private static JsonObject details(JsonObject method, @Nullable JsonValue amount) {
        String type = Fields.string(method, "type");
        JsonObject shown = method.object(type);
        JsonObject base = shown == null ? JsonObject.empty() : shown;
        JsonObject details = type.equals("card") ? card(base, amount) : base;
        return JsonObject.builder().put(type, details).put("type", type).build();
    }

    private static JsonObject card(JsonObject card, @Nullable JsonValue amount) {
        return JsonObject.builder()
                .put("amount_authorized", amount)
                .put("brand", card.get("brand"))
                .put("checks", card.get("checks"))
                .put("country", card.get("country"))
                .put("exp_month", card.get("exp_month"))
                .put("exp_year", card.get("exp_year"))
                .put("fingerprint", card.get("fingerprint"))
                .put("funding", card.get("funding"))
                .put("installments", null)
                .put("last4", card.get("last4"))
                .put("mandate", null)
                .put("network", card.get("brand"))
                .put("three_d_secure", null)
                .put("wallet", null)
                .build();
    }
}
