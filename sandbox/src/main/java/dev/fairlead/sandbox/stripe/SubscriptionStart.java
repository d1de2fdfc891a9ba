package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The start of a subscription: its first invoice, and the state that paying it leads to. */
final class SubscriptionStart {

    private static final long DAY = 86_400;

    private final Account account;
    private final SubscriptionItems items;
    private final Invoices invoices;
    private final InvoicePayment payment;
    private final PaymentMethods methods;

    SubscriptionStart(
            Account account,
            SubscriptionItems items,
            Invoices invoices,
            InvoicePayment payment,
            PaymentMethods methods) {
        this.account = account;
        this.items = items;
        this.invoices = invoices;
        this.payment = payment;
        this.methods = methods;
        invoices.watchPaid(this::paid);
    }

    /**
     * Stores a subscription, makes its first invoice and tries to have it paid.
     *
     * @throws ApiFailure if there is nothing to pay with, or paying fails and the request wants that to be an error
     */
    JsonObject start(JsonObject blank, JsonObject customer, ApiRequest request) {
        JsonObject params = request.params();
        JsonObject subscription = withPeriod(blank, params, request.now());
        boolean trial = subscription.get("trial_end") instanceof JsonNumber;
        boolean automatic = "charge_automatically".equals(subscription.string("collection_method"));
        String behaviour = params.text("payment_behavior").orElse("allow_incomplete");
        List<JsonObject> lines = lines(subscription, trial);
        boolean costs =
                lines.stream().mapToLong(line -> Fields.amount(line, "amount")).sum() > 0;
        String method = method(subscription, customer);
        if (costs && automatic && method == null && !behaviour.equals("default_incomplete")) {
            throw InvoicePayment.noMethod();
        }
        if (costs && automatic && method != null && behaviour.equals("error_if_incomplete")) {
            checkPays(method);
        }
        items.store(JsonObject.empty(), SubscriptionForm.items(subscription));
        subscription = account.save(subscription.toBuilder()
                .put("status", trial ? "trialing" : costs && automatic ? "incomplete" : "active")
                .build());
        account.events.add("customer.subscription.created", subscription, request);
        JsonObject invoice = invoices.openFor(customer, invoiceFields(subscription), lines, request);
        String id = Fields.string(subscription, "id");
        account.save(account.named(Subscriptions.KIND, id).toBuilder()
                .put("latest_invoice", invoice.get("id"))
                .build());
        if (costs && automatic && method != null && !behaviour.equals("default_incomplete")) {
            tryToPay(invoice, method, request);
        }
        return account.named(Subscriptions.KIND, id);
    }

    private void checkPays(String method) {
        CardOutcome outcome = methods.outcome(method);
        if (outcome != CardOutcome.APPROVED) {
            throw outcome.failure();
        }
    }

    private void tryToPay(JsonObject invoice, String method, ApiRequest request) {
        try {
            payment.pay(invoice, method, request);
        } catch (ApiFailure declined) {
            // the subscription stays incomplete, and its invoice and the intent say why
        }
    }

    private static @Nullable String method(JsonObject subscription, JsonObject customer) {
        String own = Fields.text(subscription, "default_payment_method");
        return own == null ? InvoicePayment.methodOf(customer) : own;
    }

    private static JsonObject withPeriod(JsonObject subscription, JsonObject params, long now) {
        JsonObject price = SubscriptionForm.items(subscription).getFirst().object("price");
        long trialEnd = trialEnd(params, now);
        boolean trial = trialEnd > now;
        long end = trial ? trialEnd : Periods.end(now, price == null ? JsonObject.empty() : price);
        return subscription.toBuilder()
                .put("current_period_end", end)
                .put("trial_end", trial ? trialEnd : null)
                .put("trial_start", trial ? now : null)
                .build();
    }

    /** Returns when the trial ends, 0 where there is none; {@code trial_end} may also be the word {@code now}. */
    private static long trialEnd(JsonObject params, long now) {
        Long days = params.integer("trial_period_days");
        return days != null && days > 0 ? now + days * DAY : Fields.amount(params, "trial_end");
    }

    private List<JsonObject> lines(JsonObject subscription, boolean trial) {
        long start = Fields.amount(subscription, "current_period_start");
        long end = Fields.amount(subscription, "current_period_end");
        String currency = Fields.string(subscription, "currency");
        return SubscriptionForm.items(subscription).stream()
                .map(item -> {
                    JsonObject price = item.object("price");
                    long unit = price == null || trial ? 0 : Fields.amount(price, "unit_amount");
                    long quantity = Fields.amount(item, "quantity");
                    InvoiceForm.Line line = new InvoiceForm.Line(
                            Math.multiplyExact(unit, quantity),
                            quantity + " × " + (price == null ? "" : Fields.string(price, "product")),
                            price,
                            quantity,
                            start,
                            end);
                    return InvoiceForm.line(account.newId("il_"), line, currency, item);
                })
                .toList();
    }

    private static JsonObject invoiceFields(JsonObject subscription) {
        return JsonObject.builder()
                .put("billing_reason", "subscription_create")
                .put("collection_method", subscription.get("collection_method"))
                .put("currency", subscription.get("currency"))
                .put("subscription", subscription.get("id"))
                .build();
    }

    private void paid(JsonObject invoice, ApiRequest request) {
        String id = Fields.text(invoice, "subscription");
        JsonObject before = id == null ? null : account.all(Subscriptions.KIND).get(id);
        if (before == null) {
            return;
        }
        String status = Fields.string(before, "status");
        if (status.equals("incomplete") || status.equals("past_due") || status.equals("unpaid")) {
            JsonObject after =
                    account.save(before.toBuilder().put("status", "active").build());
            account.events.changed("customer.subscription.updated", before, after, request);
        }
    }
}
