package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Setup intents: a payment method made ready for payments to come. */
final class SetupIntents {

    static final String KIND = "setup_intent";
    private static final Set<String> OPEN =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");
    private static final String[] SETTABLE = {
        "attach_to_self",
        "automatic_payment_methods",
        "description",
        "flow_directions",
        "on_behalf_of",
        "payment_method_options",
        "payment_method_types",
        "usage"
    };

    private final Account account;
    private final PaymentMethods methods;

    SetupIntents(Account account, PaymentMethods methods) {
        this.account = account;
        this.methods = methods;
    }

    JsonObject create(ApiRequest request) {
        String customer = Fields.text(request.params(), "customer");
        if (customer != null) {
            account.referenced(Customers.KIND, customer, "customer");
        }
        JsonObject method = methodIn(request, customer);
        JsonObject intent = Fields.updated(blank(request), request.params(), SETTABLE).toBuilder()
                .put("customer", customer)
                .put("payment_method", method == null ? null : method.get("id"))
                .put("status", method == null ? "requires_payment_method" : "requires_confirmation")
                .build();
        account.save(intent);
        account.events.add("setup_intent.created", intent, request);
        return request.params().isTrue("confirm") ? confirmed(intent, request) : intent;
    }

    private @Nullable JsonObject methodIn(ApiRequest request, @Nullable String customer) {
        String id = Fields.text(request.params(), "payment_method");
        JsonObject data = request.params().object("payment_method_data");
        if (id == null) {
            return data == null ? null : methods.make(data, request);
        }
        return methods.forPaymentOf(customer, id, request);
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    JsonObject list(ApiRequest request) {
        return account.list(KIND, request, "customer", "payment_method");
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        JsonObject after = Fields.updated(before, request.params(), SETTABLE);
        if (request.params().has("payment_method") || request.params().has("customer")) {
            if (!OPEN.contains(Fields.string(before, "status"))) {
                throw IntentForm.unexpectedState(before, "changed");
            }
            String given = Fields.text(request.params(), "customer");
            String customer = given == null ? Fields.text(before, "customer") : given;
            if (given != null) {
                account.referenced(Customers.KIND, given, "customer");
            }
            JsonObject method = methodIn(request, customer);
            after = after.toBuilder().put("customer", customer).build();
            after = method == null ? after : with(after, method);
        }
        return account.save(after);
    }

    private static JsonObject with(JsonObject intent, JsonObject method) {
        return intent.toBuilder()
                .put("payment_method", method.get("id"))
                .put("status", "requires_confirmation")
                .build();
    }

    JsonObject confirm(ApiRequest request) {
        JsonObject intent = account.named(KIND, request);
        if (!OPEN.contains(Fields.string(intent, "status"))) {
            throw IntentForm.unexpectedState(intent, "confirmed");
        }
        JsonObject method = methodIn(request, Fields.text(intent, "customer"));
        return confirmed(method == null ? intent : with(intent, method), request);
    }

    private JsonObject confirmed(JsonObject intent, ApiRequest request) {
        String id = intent.string("payment_method");
        if (id == null) {
            throw ApiFailure.invalid("This intent has no payment method: give one when you confirm it.")
                    .code("setup_intent_unexpected_state")
                    .detail(KIND, intent);
        }
        CardOutcome outcome = methods.outcome(id);
        if (outcome.asksForAuthentication()) {
            String returnUrl = Fields.text(request.params(), "return_url");
            return settled(
                    intent.toBuilder()
                            .put("next_action", IntentForm.authentication(intent, returnUrl))
                            .put("status", "requires_action")
                            .build(),
                    "setup_intent.requires_action",
                    request);
        }
        if (outcome.failsWhenAttached()) {
            JsonObject method = methodOf(intent);
            JsonObject failed = failed(intent, outcome.failure(), method, request);
            throw outcome.failure().detail("payment_method", method).detail(KIND, failed);
        }
        return succeeded(intent, request);
    }

    private JsonObject methodOf(JsonObject intent) {
        return account.named(PaymentMethods.KIND, Fields.string(intent, "payment_method"));
    }

    private JsonObject failed(JsonObject intent, ApiFailure failure, JsonObject method, ApiRequest request) {
        return settled(
                intent.toBuilder()
                        .put("last_setup_error", IntentForm.lastError(failure, method, null))
                        .put("next_action", null)
                        .put("payment_method", null)
                        .put("status", "requires_payment_method")
                        .build(),
                "setup_intent.setup_failed",
                request);
    }

    private JsonObject succeeded(JsonObject intent, ApiRequest request) {
        String id = Fields.string(intent, "payment_method");
        String customer = Fields.text(intent, "customer");
        methods.markSetUp(id);
        if (customer != null && Fields.text(account.named(PaymentMethods.KIND, id), "customer") == null) {
            methods.attach(id, customer, "payment_method", request);
        }
        return settled(
                intent.toBuilder()
                        .put("last_setup_error", null)
                        .put("next_action", null)
                        .put("status", "succeeded")
                        .build(),
                "setup_intent.succeeded",
                request);
    }

    /** Plays the customer: returns whether there was an intent that waited for it. */
    boolean authenticate(String intentId, boolean succeeds, ApiRequest request) {
        JsonObject intent = account.all(KIND).get(intentId);
        if (intent == null || !Fields.string(intent, "status").equals("requires_action")) {
            return false;
        }
        if (succeeds) {
            succeeded(intent, request);
        } else {
            ApiFailure failure = ApiFailure.of(402, "invalid_request_error", "The customer failed to authenticate.")
                    .code("setup_intent_authentication_failure");
            failed(intent, failure, methodOf(intent), request);
        }
        return true;
    }

    JsonObject cancel(ApiRequest request) {
        JsonObject intent = account.named(KIND, request);
        if (!OPEN.contains(Fields.string(intent, "status"))) {
            throw IntentForm.unexpectedState(intent, "cancelled");
        }
        return settled(
                intent.toBuilder()
                        .put("cancellation_reason", Fields.text(request.params(), "cancellation_reason"))
                        .put("next_action", null)
                        .put("status", "canceled")
                        .build(),
                "setup_intent.canceled",
                request);
    }

    private JsonObject settled(JsonObject intent, String event, ApiRequest request) {
        account.save(intent);
        account.events.add(event, intent, request);
        return intent;
    }

    private JsonObject blank(ApiRequest request) {
        String id = account.newId("seti_");
        JsonArray types = request.params().array("payment_method_types");
        return JsonObject.builder()
                .put("id", id)
                .put("object", KIND)
                .put("application", null)
                .put("automatic_payment_methods", null)
                .put("cancellation_reason", null)
                .put("client_secret", id + "_secret_" + account.derived(id, 25))
                .put("created", request.now())
                .put("customer", null)
                .put("description", null)
                .put("flow_directions", null)
                .put("last_setup_error", null)
                .put("latest_attempt", null)
                .put("livemode", false)
                .put("mandate", null)
                .put("metadata", JsonObject.empty())
                .put("next_action", null)
                .put("on_behalf_of", null)
                .put("payment_method", null)
                .put("payment_method_configuration_details", null)
                .put("payment_method_options", JsonObject.empty())
                .put("payment_method_types", types == null ? List.of("card") : types)
                .put("single_use_mandate", null)
                .put("status", "requires_payment_method")
                .put("usage", "off_session")
                .build();
    }
}
