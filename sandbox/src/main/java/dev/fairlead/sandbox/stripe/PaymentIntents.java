package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Payment intents: made, changed, confirmed, captured, cancelled. What a confirmation does is in {@link Confirmation}. */
final class PaymentIntents {

    static final String KIND = "payment_intent";
    private static final Set<String> OPEN =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");
    private static final Set<String> ONLY_WITH_CONFIRM =
            Set.of("error_on_requires_action", "mandate", "mandate_data", "off_session", "return_url");
    private static final String[] SETTABLE = {
        "application_fee_amount",
        "automatic_payment_methods",
        "capture_method",
        "confirmation_method",
        "description",
        "on_behalf_of",
        "payment_method_options",
        "payment_method_types",
        "receipt_email",
        "setup_future_usage",
        "shipping",
        "statement_descriptor",
        "statement_descriptor_suffix",
        "transfer_data",
        "transfer_group"
    };

    private final Account account;
    private final PaymentMethods methods;
    private final Charges charges;
    private final Confirmation confirmation;

    PaymentIntents(Account account, PaymentMethods methods, Charges charges, Confirmation confirmation) {
        this.account = account;
        this.methods = methods;
        this.charges = charges;
        this.confirmation = confirmation;
    }

    JsonObject create(ApiRequest request) {
        JsonObject params = request.params();
        long amount = request.requiredInteger("amount");
        String currency = Money.currency(request.requiredString("currency"));
        Money.checkPayment(amount, currency);
        boolean confirm = params.isTrue("confirm");
        checkConfirmOnly(params, confirm);
        String customer = Fields.text(params, "customer");
        if (customer != null) {
            account.referenced(Customers.KIND, customer, "customer");
        }
        JsonObject method = methodIn(params, customer, request);
        JsonObject intent = open(amount, currency, customer, request);
        if (method != null) {
            intent = intent.toBuilder()
                    .put("payment_method", method.get("id"))
                    .put("status", "requires_confirmation")
                    .build();
        }
        account.save(intent);
        account.events.add("payment_intent.created", intent, request);
        return confirm ? confirmation.confirm(intent, request) : intent;
    }

    /** Returns a new intent, not yet stored. */
    JsonObject open(long amount, String currency, @Nullable String customer, ApiRequest request) {
        String id = account.newId("pi_");
        JsonObject blank =
                IntentForm.blank(id, account.derived(id, 25), amount, currency, request.params(), request.now());
        JsonObject filled = Fields.updated(blank, request.params(), SETTABLE);
        return customer == null
                ? filled
                : filled.toBuilder().put("customer", customer).build();
    }

    private static void checkConfirmOnly(JsonObject params, boolean confirm) {
        for (String name : params.names()) {
            if (!confirm && ONLY_WITH_CONFIRM.contains(name)) {
                throw ApiFailure.invalid("The parameter " + name + " goes with confirm=true only.")
                        .param(name);
            }
        }
    }

    private @Nullable JsonObject methodIn(JsonObject params, @Nullable String customer, ApiRequest request) {
        String id = Fields.text(params, "payment_method");
        JsonObject data = params.object("payment_method_data");
        if (id == null) {
            return data == null ? null : methods.make(data, request);
        }
        return methods.forPaymentOf(customer, id, request);
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    JsonObject list(ApiRequest request) {
        return account.list(KIND, request, "customer");
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        JsonObject params = request.params();
        boolean open = OPEN.contains(Fields.string(before, "status"));
        boolean changesPayment = params.has("amount") || params.has("currency") || params.has("payment_method");
        if (changesPayment && !open) {
            throw IntentForm.unexpectedState(before, "changed in amount, currency or payment method");
        }
        JsonObject after = Fields.updated(before, params, SETTABLE);
        if (changesPayment || params.has("customer") || params.has("payment_method_data")) {
            after = withPayment(after, params, request);
        }
        account.save(after);
        return after;
    }

    private JsonObject withPayment(JsonObject intent, JsonObject params, ApiRequest request) {
        JsonObject.Builder changed = intent.toBuilder();
        String currency = Money.currency(params.text("currency").orElse(Fields.string(intent, "currency")));
        Long amount = params.integer("amount");
        Money.checkPayment(amount == null ? Fields.amount(intent, "amount") : amount, currency);
        changed.put("currency", currency).putIfPresent("amount", amount);
        String customer = Fields.text(params, "customer");
        if (customer != null) {
            account.referenced(Customers.KIND, customer, "customer");
            changed.put("customer", customer);
        }
        JsonObject method = methodIn(params, customer == null ? Fields.text(intent, "customer") : customer, request);
        if (method != null) {
            changed.put("payment_method", method.get("id")).put("status", "requires_confirmation");
        }
        return changed.build();
    }

    JsonObject confirm(ApiRequest request) {
        JsonObject intent = account.named(KIND, request);
        if (!OPEN.contains(Fields.string(intent, "status"))) {
            throw IntentForm.unexpectedState(intent, "confirmed");
        }
        JsonObject method = methodIn(request.params(), Fields.text(intent, "customer"), request);
        JsonObject ready = Fields.updated(intent, request.params(), SETTABLE);
        if (method != null) {
            ready = ready.toBuilder().put("payment_method", method.get("id")).build();
        }
        if (ready.get("payment_method") == JsonNull.NULL) {
            throw ApiFailure.invalid("This intent has no payment method: give one when you confirm it.")
                    .code("payment_intent_unexpected_state")
                    .detail(KIND, intent);
        }
        return confirmation.confirm(ready, request);
    }

    JsonObject capture(ApiRequest request) {
        JsonObject intent = account.named(KIND, request);
        if (!Fields.string(intent, "status").equals("requires_capture")) {
            throw IntentForm.unexpectedState(intent, "captured");
        }
        long capturable = Fields.amount(intent, "amount_capturable");
        Long wanted = request.params().integer("amount_to_capture");
        long amount = wanted == null ? capturable : wanted;
        if (amount < 1) {
            throw ApiFailure.invalid("The amount to capture is at least 1.")
                    .code("parameter_invalid_integer")
                    .param("amount_to_capture");
        }
        if (amount > capturable) {
            String currency = Fields.string(intent, "currency");
            throw ApiFailure.invalid("The amount to capture (" + Money.shown(amount, currency)
                            + ") is greater than what can be captured (" + Money.shown(capturable, currency) + ").")
                    .code("amount_too_large")
                    .param("amount_to_capture");
        }
        JsonObject described =
                Fields.updated(intent, request.params(), "statement_descriptor", "statement_descriptor_suffix");
        return capture(described, amount, request);
    }

    /** Takes an amount that was reserved. */
    JsonObject capture(JsonObject intent, long amount, ApiRequest request) {
        charges.capture(chargeOf(intent), amount, request);
        return confirmation.settled(
                intent.toBuilder()
                        .put("amount_capturable", 0)
                        .put("amount_received", amount)
                        .put("status", "succeeded")
                        .build(),
                "payment_intent.succeeded",
                request);
    }

    JsonObject cancel(ApiRequest request) {
        return cancel(account.named(KIND, request), Fields.text(request.params(), "cancellation_reason"), request);
    }

    JsonObject cancel(JsonObject intent, @Nullable String reason, ApiRequest request) {
        String status = Fields.string(intent, "status");
        if (!OPEN.contains(status) && !status.equals("requires_capture")) {
            throw IntentForm.unexpectedState(intent, "cancelled");
        }
        if (status.equals("requires_capture")) {
            charges.release(chargeOf(intent), request);
        }
        return confirmation.settled(
                intent.toBuilder()
                        .put("amount_capturable", 0)
                        .put("canceled_at", request.now())
                        .put("cancellation_reason", reason)
                        .put("next_action", null)
                        .put("status", "canceled")
                        .build(),
                "payment_intent.canceled",
                request);
    }

    private JsonObject chargeOf(JsonObject intent) {
        return account.named(Charges.KIND, Fields.string(intent, "latest_charge"));
    }
}
