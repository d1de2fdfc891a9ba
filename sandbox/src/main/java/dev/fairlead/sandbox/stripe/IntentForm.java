package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a payment intent looks like, and the errors that name one. */
final class IntentForm {

    private IntentForm() {}

    static JsonObject blank(String id, String secret, long amount, String currency, JsonObject params, long now) {
        JsonObject automatic = params.object("automatic_payment_methods");
        JsonArray types = params.array("payment_method_types");
        return JsonObject.builder()
                .put("id", id)
                .put("object", PaymentIntents.KIND)
                .put("amount", amount)
                .put("amount_capturable", 0)
                .put(
                        "amount_details",
                        JsonObject.builder().put("tip", JsonObject.empty()).build())
                .put("amount_received", 0)
                .put("application", null)
                .put("application_fee_amount", null)
                .put("automatic_payment_methods", automatic)
                .put("canceled_at", null)
                .put("cancellation_reason", null)
                .put("capture_method", "automatic")
                .put("client_secret", id + "_secret_" + secret)
                .put("confirmation_method", "automatic")
                .put("created", now)
                .put("currency", currency)
                .put("customer", null)
                .put("description", null)
                .put("invoice", null)
                .put("last_payment_error", null)
                .put("latest_charge", null)
                .put("livemode", false)
                .put("metadata", JsonObject.empty())
                .put("next_action", null)
                .put("on_behalf_of", null)
                .put("payment_method", null)
                .put("payment_method_configuration_details", null)
                .put("payment_method_options", JsonObject.empty())
                .put("payment_method_types", types == null ? List.of("card") : types)
                .put("processing", null)
                .put("receipt_email", null)
                .put("review", null)
                .put("setup_future_usage", null)
                .put("shipping", null)
                .put("statement_descriptor", null)
                .put("statement_descriptor_suffix", null)
                .put("status", "requires_payment_method")
                .put("transfer_data", null)
                .put("transfer_group", null)
                .build();
    }

    /** Returns what an intent tells of the failure of its last try. */
    static JsonObject lastError(ApiFailure failure, JsonObject method, @Nullable JsonValue charge) {
        JsonObject.Builder error = JsonObject.builder();
        if (charge != null) {
            error.put("charge", charge);
        }
        return error.putIfPresent("code", failure.code())
                .putIfPresent("decline_code", failure.declineCode())
                .put("message", failure.getMessage())
                .putIfPresent("param", failure.param())
                .put("payment_method", method)
                .put("type", failure.type())
                .build();
    }

    /** Returns what the customer has to do. */
    static JsonObject authentication(JsonObject intent, @Nullable String returnUrl) {
        if (returnUrl == null) {
            return JsonObject.builder()
                    .put("type", "use_stripe_sdk")
                    .put(
                            "use_stripe_sdk",
                            JsonObject.builder()
                                    .put("type", "three_d_secure_redirect")
                                    .build())
                    .build();
        }
        JsonObject redirect = JsonObject.builder()
                .put("return_url", returnUrl)
                .put("url", "https://sandbox.invalid/authenticate/" + Fields.string(intent, "id"))
                .build();
        return JsonObject.builder()
                .put("redirect_to_url", redirect)
                .put("type", "redirect_to_url")
                .build();
    }

    /**
     * Returns the failure of an operation that the state of an intent does not allow.
     *
     * @param operation for instance {@code captured}
     */
    static ApiFailure unexpectedState(JsonObject intent, String operation) {
        String kind = Fields.string(intent, "object");
        return ApiFailure.invalid("This intent cannot be " + operation + ": its status is "
                        + Fields.string(intent, "status") + ".")
                .code(kind + "_unexpected_state")
                .detail(kind, intent);
    }
}
