package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What happens when a payment intent is confirmed: its payment method decides. */
final class Confirmation {

    private final Account account;
    private final PaymentMethods methods;
    private final Charges charges;
    private final List<BiConsumer<JsonObject, ApiRequest>> watchers = new ArrayList<>();

    Confirmation(Account account, PaymentMethods methods, Charges charges) {
        this.account = account;
        this.methods = methods;
        this.charges = charges;
    }

    /** Has somebody told of each intent that reaches the end of a step, successful or not. */
    void watch(BiConsumer<JsonObject, ApiRequest> watcher) {
        watchers.add(watcher);
    }

    /**
     * Tries to take or reserve the money of an intent that has a payment method.
     *
     * @throws ApiFailure if the payment method declines: 402; the intent is stored as it is then
     */
    JsonObject confirm(JsonObject intent, ApiRequest request) {
        String id = intent.string("payment_method");
        if (id == null) {
            throw ApiFailure.invalid("This intent has no payment method: give one when you confirm it.")
                    .code("payment_intent_unexpected_state")
                    .detail(PaymentIntents.KIND, intent);
        }
        JsonObject method = account.named(PaymentMethods.KIND, id);
        CardOutcome outcome = methods.outcome(id);
        if (!outcome.asksForAuthentication()) {
            return charged(intent, method, outcome == CardOutcome.APPROVED ? null : outcome.failure(), request);
        }
        JsonObject params = request.params();
        boolean offSession = params.isTrue("off_session") || params.string("off_session") != null;
        if (offSession || params.isTrue("error_on_requires_action")) {
            return charged(intent, method, outcome.failure(), request);
        }
        return settled(
                intent.toBuilder()
                        .put("last_payment_error", null)
                        .put("next_action", IntentForm.authentication(intent, Fields.text(params, "return_url")))
                        .put("status", "requires_action")
                        .build(),
                "payment_intent.requires_action",
                request);
    }

    /** Plays the customer: returns whether there was an intent that waited for it. */
    boolean authenticate(String intentId, boolean succeeds, ApiRequest request) {
        JsonObject intent = account.all(PaymentIntents.KIND).get(intentId);
        if (intent == null || !Fields.string(intent, "status").equals("requires_action")) {
            return false;
        }
        String id = Fields.string(intent, "payment_method");
        CardOutcome then = methods.outcome(id).onceAuthenticated();
        ApiFailure refused = ApiFailure.of(402, "invalid_request_error", "The customer failed to authenticate.")
                .code("payment_intent_authentication_failure");
        try {
            ApiFailure failure = !succeeds ? refused : then == CardOutcome.APPROVED ? null : then.failure();
            charged(intent, account.named(PaymentMethods.KIND, id), failure, request);
        } catch (ApiFailure toldByTheIntent) {
            // the client learns it from the intent and its events
        }
        return true;
    }

    private JsonObject charged(JsonObject intent, JsonObject method, @Nullable ApiFailure failure, ApiRequest request) {
        boolean manual = "manual".equals(intent.string("capture_method"));
        JsonObject charge = charges.charge(intent, method, failure, !manual, request);
        if (failure != null) {
            throw declined(intent, method, failure, charge.get("id"), request);
        }
        keepForLater(intent, method, request);
        long amount = Fields.amount(intent, "amount");
        JsonObject paid = intent.toBuilder()
                .put("amount_capturable", manual ? amount : 0)
                .put("amount_received", manual ? 0 : amount)
                .put("last_payment_error", null)
                .put("latest_charge", charge.get("id"))
                .put("next_action", null)
                .put("status", manual ? "requires_capture" : "succeeded")
                .build();
        String event = manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded";
        return settled(paid, event, request);
    }

    private void keepForLater(JsonObject intent, JsonObject method, ApiRequest request) {
        String customer = Fields.text(intent, "customer");
        if (Fields.text(intent, "setup_future_usage") != null) {
            methods.markSetUp(Fields.string(method, "id"));
            if (customer != null && Fields.text(method, "customer") == null) {
                methods.attach(Fields.string(method, "id"), customer, "payment_method", request);
                return;
            }
        }
        if (Fields.text(method, "customer") == null) {
            methods.markUsed(Fields.string(method, "id"));
        }
    }

    private ApiFailure declined(
            JsonObject intent, JsonObject method, ApiFailure failure, @Nullable JsonValue charge, ApiRequest request) {
        JsonObject failed = intent.toBuilder()
                .put("last_payment_error", IntentForm.lastError(failure, method, charge))
                .put("latest_charge", charge)
                .put("next_action", null)
                .put("payment_method", null)
                .put("status", "requires_payment_method")
                .build();
        settled(failed, "payment_intent.payment_failed", request);
        return failure.detail("charge", charge).detail("payment_method", method).detail("payment_intent", failed);
    }

    /** Stores the intent, tells of it, and returns it. */
    JsonObject settled(JsonObject intent, String event, ApiRequest request) {
        account.save(intent);
        account.events.add(event, intent, request);
        watchers.forEach(watcher -> watcher.accept(intent, request));
        return intent;
    }
}
