package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Invoices: drafted, made final, paid, voided. What paying does is in {@link InvoicePayment}. */
final class Invoices {

    static final String KIND = "invoice";
    private static final String[] SETTABLE = {
        "application_fee_amount",
        "auto_advance",
        "automatic_tax",
        "collection_method",
        "custom_fields",
        "default_payment_method",
        "description",
        "due_date",
        "footer",
        "payment_settings",
        "shipping_details",
        "statement_descriptor"
    };
    private static final long DAY = 86_400;

    private final Account account;
    private final InvoiceItems items;
    private final InvoicePayment payment;

    Invoices(Account account, InvoiceItems items, InvoicePayment payment) {
        this.account = account;
        this.items = items;
        this.payment = payment;
    }

    /** Has somebody told of each invoice that is paid. */
    void watchPaid(BiConsumer<JsonObject, ApiRequest> watcher) {
        payment.watchPaid(watcher);
    }

    JsonObject create(ApiRequest request) {
        JsonObject customer = account.referenced(Customers.KIND, request.requiredString("customer"), "customer");
        String behaviour =
                request.params().text("pending_invoice_items_behavior").orElse("exclude");
        String currency = Money.currency(request.params().text("currency").orElse("usd"));
        String id = account.newId("in_");
        JsonObject draft = InvoiceForm.blank(id, customer, currency, request.now());
        draft = due(Fields.updated(draft, request.params(), SETTABLE), request);
        String subscription = Fields.text(request.params(), "subscription");
        if (subscription != null) {
            account.referenced("subscription", subscription, "subscription");
            draft = draft.toBuilder().put("subscription", subscription).build();
        }
        if (behaviour.equals("include")) {
            draft = InvoiceForm.withLines(draft, items.claim(id, Fields.string(customer, "id"), currency));
        }
        account.save(draft);
        account.events.add("invoice.created", draft, request);
        return draft;
    }

    private static JsonObject due(JsonObject invoice, ApiRequest request) {
        Long days = request.params().integer("days_until_due");
        boolean sent = "send_invoice".equals(invoice.string("collection_method"));
        if (sent && days == null && !request.params().has("due_date")) {
            throw ApiFailure.invalid("An invoice that is sent has days_until_due or due_date.")
                    .code("parameter_missing")
                    .param("days_until_due");
        }
        return days == null
                ? invoice
                : invoice.toBuilder()
                        .put("due_date", request.now() + days * DAY)
                        .build();
    }

    /** Makes an invoice with lines of its own, final at once. */
    JsonObject openFor(JsonObject customer, JsonObject fields, List<JsonObject> lines, ApiRequest request) {
        String currency = Fields.string(fields, "currency");
        JsonObject blank = InvoiceForm.blank(account.newId("in_"), customer, currency, request.now());
        JsonObject draft = InvoiceForm.withLines(
                blank.toBuilder().putAll(fields).put("auto_advance", true).build(), lines);
        account.save(draft);
        account.events.add("invoice.created", draft, request);
        return finalized(draft, request);
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    JsonObject list(ApiRequest request) {
        return account.list(KIND, request, "collection_method", "customer", "status", "subscription");
    }

    JsonObject lines(ApiRequest request) {
        List<JsonObject> lines = new ArrayList<>(InvoiceForm.lines(account.named(KIND, request)));
        return Listing.list(lines, false, request.path());
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        JsonObject after = account.save(Fields.updated(before, request.params(), SETTABLE));
        account.events.changed("invoice.updated", before, after, request);
        return after;
    }

    JsonObject delete(ApiRequest request) {
        JsonObject invoice = in("draft", "deleted", request);
        items.release(request.argument(0));
        JsonObject stub = account.delete(invoice);
        account.events.add("invoice.deleted", invoice, request);
        return stub;
    }

    private JsonObject in(String status, String operation, ApiRequest request) {
        JsonObject invoice = account.named(KIND, request);
        if (!status.equals(invoice.string("status"))) {
            throw notIn(invoice, operation);
        }
        return invoice;
    }

    private static ApiFailure notIn(JsonObject invoice, String operation) {
        return ApiFailure.invalid(
                        "This invoice cannot be " + operation + ": its status is " + invoice.string("status") + ".")
                .code("invoice_not_editable");
    }

    JsonObject finalizeInvoice(ApiRequest request) {
        return finalized(in("draft", "made final", request), request);
    }

    private JsonObject finalized(JsonObject draft, ApiRequest request) {
        String id = Fields.string(draft, "id");
        int count = account.all(KIND).size();
        JsonObject open = InvoiceForm.in(draft, "open", "finalized_at", request.now()).toBuilder()
                .put("effective_at", request.now())
                .put("ending_balance", 0)
                .put("hosted_invoice_url", "https://sandbox.invalid/invoices/" + id)
                .put("invoice_pdf", "https://sandbox.invalid/invoices/" + id + "/pdf")
                .put("number", "FL-" + String.format("%04d", count))
                .build();
        JsonObject payable = payment.withIntent(open, request);
        account.save(payable);
        account.events.add("invoice.finalized", payable, request);
        return Fields.amount(payable, "amount_due") == 0 ? payment.paid(payable, request) : payable;
    }

    JsonObject pay(ApiRequest request) {
        JsonObject invoice = account.named(KIND, request);
        if ("draft".equals(invoice.string("status"))) {
            invoice = finalized(invoice, request);
        }
        if (invoice.isTrue("paid")) {
            throw ApiFailure.invalid("This invoice is paid already.").code("invoice_already_paid");
        }
        if (!"open".equals(invoice.string("status"))) {
            throw notIn(invoice, "paid");
        }
        if (request.params().isTrue("paid_out_of_band")) {
            return payment.paid(
                    invoice.toBuilder().put("paid_out_of_band", true).build(), request);
        }
        return payment.pay(invoice, Fields.text(request.params(), "payment_method"), request);
    }

    JsonObject voidInvoice(ApiRequest request) {
        JsonObject invoice = in("open", "voided", request);
        payment.abandon(invoice, request);
        JsonObject after = InvoiceForm.in(invoice, "void", "voided_at", request.now());
        return settled(after, "invoice.voided", request);
    }

    JsonObject markUncollectible(ApiRequest request) {
        JsonObject invoice = in("open", "marked as uncollectible", request);
        JsonObject after = InvoiceForm.in(invoice, "uncollectible", "marked_uncollectible_at", request.now());
        return settled(after, "invoice.marked_uncollectible", request);
    }

    JsonObject send(ApiRequest request) {
        JsonObject invoice = account.named(KIND, request);
        JsonObject open = "draft".equals(invoice.string("status")) ? finalized(invoice, request) : invoice;
        account.events.add("invoice.sent", open, request);
        return open;
    }

    private JsonObject settled(JsonObject invoice, String event, ApiRequest request) {
        account.save(invoice);
        account.events.add(event, invoice, request);
        return invoice;
    }
}
