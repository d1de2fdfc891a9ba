package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How invoices are paid: each final one that costs something has a payment intent. */
final class InvoicePayment {

    private final Account account;
    private final PaymentIntents intents;
    private final PaymentMethods methods;
    private final Confirmation confirmation;
    private final List<BiConsumer<JsonObject, ApiRequest>> watchers = new ArrayList<>();

    InvoicePayment(Account account, PaymentIntents intents, PaymentMethods methods, Confirmation confirmation) {
        this.account = account;
        this.intents = intents;
        this.methods = methods;
        this.confirmation = confirmation;
        confirmation.watch(this::intentMoved);
    }

    void watchPaid(BiConsumer<JsonObject, ApiRequest> watcher) {
        watchers.add(watcher);
    }

    /** Returns the invoice with an intent to pay it, if it costs something. */
    JsonObject withIntent(JsonObject invoice, ApiRequest request) {
        long due = Fields.amount(invoice, "amount_due");
        if (due == 0) {
            return invoice;
        }
        String currency = Fields.string(invoice, "currency");
        Money.checkPayment(due, currency);
        JsonObject intent =
                intents
                        .open(due, currency, Fields.text(invoice, "customer"), request.with(JsonObject.empty()))
                        .toBuilder()
                        .put("invoice", invoice.get("id"))
                        .build();
        account.save(intent);
        account.events.add("payment_intent.created", intent, request);
        return invoice.toBuilder().put("payment_intent", intent.get("id")).build();
    }

    /** Returns the payment method that an invoice is paid with unless another is given, or null. */
    @Nullable
    String defaultMethod(JsonObject invoice) {
        String own = Fields.text(invoice, "default_payment_method");
        String subscription = Fields.text(invoice, "subscription");
        if (own == null && subscription != null) {
            JsonObject found = account.all("subscription").get(subscription);
            own = found == null ? null : Fields.text(found, "default_payment_method");
        }
        String customer = Fields.text(invoice, "customer");
        return own != null || customer == null ? own : methodOf(account.named(Customers.KIND, customer));
    }

    /** Returns the payment method that a customer's invoices are paid with, or null. */
    static @Nullable String methodOf(JsonObject customer) {
        JsonObject settings = customer.object("invoice_settings");
        return settings == null ? null : Fields.text(settings, "default_payment_method");
    }

    /**
     * Pays an open invoice.
     *
     * @throws ApiFailure if the payment method declines (402) or there is none (400)
     */
    JsonObject pay(JsonObject invoice, @Nullable String given, ApiRequest request) {
        String method = given == null ? defaultMethod(invoice) : given;
        if (method == null) {
            throw noMethod();
        }
        JsonObject resolved = methods.resolve(method, "payment_method", request);
        JsonObject intent = account.named(PaymentIntents.KIND, Fields.string(invoice, "payment_intent"));
        confirmation.confirm(
                intent.toBuilder().put("payment_method", resolved.get("id")).build(), request.with(JsonObject.empty()));
        return account.named(Invoices.KIND, Fields.string(invoice, "id"));
    }

    static ApiFailure noMethod() {
        return ApiFailure.invalid("There is no payment method to charge: attach one to the customer and set it as"
                        + " invoice_settings[default_payment_method], or give one.")
                .code("resource_missing");
    }

    /** Ends the intent of an invoice that is not to be paid any more. */
    void abandon(JsonObject invoice, ApiRequest request) {
        String id = Fields.text(invoice, "payment_intent");
        if (id != null) {
            intents.cancel(account.named(PaymentIntents.KIND, id), "void_invoice", request);
        }
    }

    private void intentMoved(JsonObject intent, ApiRequest request) {
        String id = Fields.text(intent, "invoice");
        JsonObject invoice = id == null ? null : account.all(Invoices.KIND).get(id);
        if (invoice == null) {
            return;
        }
        switch (Fields.string(intent, "status")) {
            case "succeeded" -> paid(attempted(invoice, intent), request);
            case "requires_payment_method" -> tell(attempted(invoice, intent), "invoice.payment_failed", request);
            case "requires_action" -> tell(attempted(invoice, intent), "invoice.payment_action_required", request);
            default -> {}
        }
    }

    private static JsonObject attempted(JsonObject invoice, JsonObject intent) {
        return invoice.toBuilder()
                .put("attempt_count", Fields.amount(invoice, "attempt_count") + 1)
                .put("attempted", true)
                .put("charge", intent.get("latest_charge"))
                .build();
    }

    private void tell(JsonObject invoice, String event, ApiRequest request) {
        account.save(invoice);
        account.events.add(event, invoice, request);
    }

    /** Notes that an invoice is paid. */
    JsonObject paid(JsonObject invoice, ApiRequest request) {
        JsonObject paid = InvoiceForm.in(invoice, "paid", "paid_at", request.now()).toBuilder()
                .put("amount_paid", invoice.get("amount_due"))
                .put("amount_remaining", 0)
                .put("attempted", true)
                .put("paid", true)
                .build();
        account.save(paid);
        account.events.add("invoice.paid", paid, request);
        account.events.add("invoice.payment_succeeded", paid, request);
        watchers.forEach(watcher -> watcher.accept(paid, request));
        return paid;
    }
}
