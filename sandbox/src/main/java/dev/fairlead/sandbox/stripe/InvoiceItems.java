package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Filter;
import dev.fairlead.sandbox.core.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Invoice items: what waits to be put on a customer's next invoice. */
final class InvoiceItems {

    static final String KIND = "invoiceitem";

    private final Account account;

    InvoiceItems(Account account) {
        this.account = account;
    }

    JsonObject create(ApiRequest request) {
        JsonObject params = request.params();
        String customer = request.requiredString("customer");
        account.referenced(Customers.KIND, customer, "customer");
        String priceId = Fields.text(params, "price");
        JsonObject price = priceId == null ? null : account.referenced(Prices.KIND, priceId, "price");
        Long given = params.integer("quantity");
        long quantity = given == null ? 1 : given;
        Long unit = price == null ? params.integer("unit_amount") : price.integer("unit_amount");
        Long amount = params.integer("amount");
        if (unit == null && amount == null) {
            throw ApiFailure.invalid("One of these parameters must be given: amount, unit_amount, price.")
                    .code("parameter_missing")
                    .param("amount");
        }
        String currency = price == null ? params.text("currency").orElse("usd") : Fields.string(price, "currency");
        String invoice = Fields.text(params, "invoice");
        JsonObject item = account.save(JsonObject.builder()
                .put("id", account.newId("ii_"))
                .put("object", KIND)
                .put("amount", amount == null ? Math.multiplyExact(unit == null ? 0 : unit, quantity) : amount)
                .put("currency", Money.currency(currency))
                .put("customer", customer)
                .put("date", request.now())
                .put("description", Fields.text(params, "description"))
                .put("discountable", true)
                .put("discounts", List.of())
                .put("invoice", invoice)
                .put("livemode", false)
                .put("metadata", Fields.metadata(null, params.get("metadata")))
                .put(
                        "period",
                        JsonObject.builder()
                                .put("end", request.now())
                                .put("start", request.now())
                                .build())
                .put("price", price)
                .put("proration", false)
                .put("quantity", quantity)
                .put("subscription", Fields.text(params, "subscription"))
                .put("tax_rates", List.of())
                .put("test_clock", null)
                .put("unit_amount", unit)
                .put("unit_amount_decimal", unit == null ? null : unit.toString())
                .build());
        if (invoice != null) {
            putOnDraft(invoice, item);
        }
        account.events.add("invoiceitem.created", item, request);
        return item;
    }

    private void putOnDraft(String invoiceId, JsonObject item) {
        JsonObject invoice = account.referenced(Invoices.KIND, invoiceId, "invoice");
        if (!"draft".equals(invoice.string("status"))) {
            account.all(KIND).remove(Fields.string(item, "id"));
            throw ApiFailure.invalid("Items are put on drafts only: this invoice is final.")
                    .code("invoice_not_editable")
                    .param("invoice");
        }
        List<JsonObject> lines = new ArrayList<>(InvoiceForm.lines(invoice));
        lines.add(line(item));
        account.save(InvoiceForm.withLines(invoice, lines));
    }

    /** Takes all that waits for a customer onto an invoice, and returns it as lines. */
    List<JsonObject> claim(String invoice, String customer, String currency) {
        List<JsonObject> waiting = account.all(KIND)
                .newestFirst()
                .filter(item -> item.get("invoice") == JsonNull.NULL
                        && customer.equals(item.string("customer"))
                        && currency.equals(item.string("currency")))
                .toList()
                .reversed();
        waiting.forEach(
                item -> account.save(item.toBuilder().put("invoice", invoice).build()));
        return waiting.stream().map(this::line).toList();
    }

    /** Sets free what was on an invoice. */
    void release(String invoice) {
        List<JsonObject> held = account.all(KIND)
                .newestFirst()
                .filter(item -> invoice.equals(item.string("invoice")))
                .toList();
        held.forEach(item -> account.save(item.toBuilder().put("invoice", null).build()));
    }

    private JsonObject line(JsonObject item) {
        long date = Fields.amount(item, "date");
        InvoiceForm.Line line = new InvoiceForm.Line(
                Fields.amount(item, "amount"),
                item.string("description"),
                item.object("price"),
                Fields.amount(item, "quantity"),
                date,
                date);
        return InvoiceForm.line(account.newId("il_"), line, Fields.string(item, "currency"), item);
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = waiting(request);
        return account.save(Fields.updated(before, request.params(), "amount", "description"));
    }

    JsonObject delete(ApiRequest request) {
        JsonObject item = waiting(request);
        account.events.add("invoiceitem.deleted", item, request);
        return account.delete(item);
    }

    private JsonObject waiting(ApiRequest request) {
        JsonObject item = account.named(KIND, request);
        if (item.get("invoice") != JsonNull.NULL) {
            throw ApiFailure.invalid("This item is on an invoice already.").code("invoice_not_editable");
        }
        return item;
    }

    JsonObject list(ApiRequest request) {
        Predicate<JsonObject> filter = Filter.by(request.params(), "customer", "invoice");
        if (request.params().isTrue("pending")) {
            filter = filter.and(item -> item.get("invoice") == JsonNull.NULL);
        }
        return Listing.page(account.all(KIND), request, KIND, filter);
    }
}
