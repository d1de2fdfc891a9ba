package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an invoice and its lines look like. */
final class InvoiceForm {

    private InvoiceForm() {}

    /** Returns a draft without lines. */
    static JsonObject blank(String id, JsonObject customer, String currency, long now) {
        return JsonObject.builder()
                .put("id", id)
                .put("object", Invoices.KIND)
                .put("account_country", "US")
                .put("account_name", "Fairlead sandbox")
                .put("account_tax_ids", null)
                .put("amount_due", 0)
                .put("amount_paid", 0)
                .put("amount_remaining", 0)
                .put("amount_shipping", 0)
                .put("application", null)
                .put("application_fee_amount", null)
                .put("attempt_count", 0)
                .put("attempted", false)
                .put("auto_advance", false)
                .put("automatic_tax", automaticTax())
                .put("billing_reason", "manual")
                .put("charge", null)
                .put("collection_method", "charge_automatically")
                .put("created", now)
                .put("currency", currency)
                .put("custom_fields", null)
                .put("customer", customer.get("id"))
                .put("customer_address", customer.get("address"))
                .put("customer_email", customer.get("email"))
                .put("customer_name", customer.get("name"))
                .put("customer_phone", customer.get("phone"))
                .put("customer_shipping", customer.get("shipping"))
                .put("customer_tax_exempt", customer.get("tax_exempt"))
                .put("customer_tax_ids", List.of())
                .put("default_payment_method", null)
                .put("default_source", null)
                .put("default_tax_rates", List.of())
                .put("description", null)
                .put("discount", null)
                .put("discounts", List.of())
                .put("due_date", null)
                .put("effective_at", null)
                .put("ending_balance", null)
                .put("footer", null)
                .put("from_invoice", null)
                .put("hosted_invoice_url", null)
                .put("invoice_pdf", null)
                .put("issuer", JsonObject.builder().put("type", "self").build())
                .put("last_finalization_error", null)
                .put("latest_revision", null)
                .put("lines", Listing.list(List.of(), false, "/v1/invoices/" + id + "/lines"))
                .put("livemode", false)
                .put("metadata", JsonObject.empty())
                .put("next_payment_attempt", null)
                .put("number", null)
                .put("on_behalf_of", null)
                .put("paid", false)
                .put("paid_out_of_band", false)
                .put("payment_intent", null)
                .put("payment_settings", paymentSettings())
                .put("period_end", now)
                .put("period_start", now)
                .put("post_payment_credit_notes_amount", 0)
                .put("pre_payment_credit_notes_amount", 0)
                .put("quote", null)
                .put("receipt_number", null)
                .put("rendering", null)
                .put("shipping_cost", null)
                .put("shipping_details", null)
                .put("starting_balance", 0)
                .put("statement_descriptor", null)
                .put("status", "draft")
                .put("status_transitions", transitions())
                .put("subscription", null)
                .put("subtotal", 0)
                .put("subtotal_excluding_tax", 0)
                .put("tax", null)
                .put("test_clock", null)
                .put("total", 0)
                .put("total_discount_amounts", List.of())
                .put("total_excluding_tax", 0)
                .put("total_tax_amounts", List.of())
                .put("transfer_data", null)
                .put("webhooks_delivered_at", null)
                .build();
    }

    static JsonObject automaticTax() {
        return JsonObject.builder()
                .put("enabled", false)
                .put("liability", null)
                .put("status", null)
                .build();
    }

    static JsonObject paymentSettings() {
        return JsonObject.builder()
                .put("default_mandate", null)
                .put("payment_method_options", null)
                .put("payment_method_types", null)
                .build();
    }

    private static JsonObject transitions() {
        return JsonObject.builder()
                .put("finalized_at", null)
                .put("marked_uncollectible_at", null)
                .put("paid_at", null)
                .put("voided_at", null)
                .build();
    }

    /** Returns an invoice in another state, with the moment at which it came to it. */
    static JsonObject in(JsonObject invoice, String status, String moment, long now) {
        JsonObject before = invoice.object("status_transitions");
        JsonObject after = (before == null ? transitions() : before)
                .toBuilder().put(moment, now).build();
        return invoice.toBuilder()
                .put("status", status)
                .put("status_transitions", after)
                .build();
    }

    /**
     * What a line is about.
     *
     * @param amount of the whole line
     * @param description for people
     * @param price the price, or null
     * @param quantity how many
     * @param start begin of the period that is paid, in seconds since 1970
     * @param end end of it
     */
    record Line(
            long amount,
            @Nullable String description,
            @Nullable JsonObject price,
            long quantity,
            long start,
            long end) {}

    /** Returns a line of an invoice. */
    static JsonObject line(String id, Line line, String currency, JsonObject source) {
        boolean ofSubscription = "subscription_item".equals(source.string("object"));
        return JsonObject.builder()
                .put("id", id)
                .put("object", "line_item")
                .put("amount", line.amount())
                .put("amount_excluding_tax", line.amount())
                .put("currency", currency)
                .put("description", line.description())
                .put("discount_amounts", List.of())
                .put("discountable", true)
                .put("discounts", List.of())
                .put("invoice", null)
                .put("livemode", false)
                .put("metadata", JsonObject.empty())
                .put(
                        "period",
                        JsonObject.builder()
                                .put("end", line.end())
                                .put("start", line.start())
                                .build())
                .put("price", line.price())
                .put("proration", false)
                .put("quantity", line.quantity())
                .put("subscription", source.get("subscription"))
                .put("tax_amounts", List.of())
                .put("tax_rates", List.of())
                .put("type", ofSubscription ? "subscription" : "invoiceitem")
                .put(ofSubscription ? "subscription_item" : "invoice_item", source.get("id"))
                .build();
    }

    /** Returns the invoice with these lines and the sums that follow. */
    static JsonObject withLines(JsonObject invoice, List<JsonObject> lines) {
        long total =
                lines.stream().mapToLong(line -> Fields.amount(line, "amount")).sum();
        long due = Math.max(0, total);
        JsonValue id = invoice.get("id");
        List<JsonObject> owned = lines.stream()
                .map(line -> line.toBuilder().put("invoice", id).build())
                .toList();
        JsonObject before = invoice.object("lines");
        JsonObject list = (before == null ? JsonObject.empty() : before)
                .toBuilder().put("data", JsonArray.of(owned)).build();
        return invoice.toBuilder()
                .put("amount_due", due)
                .put("amount_remaining", due)
                .put("lines", list)
                .put("subtotal", total)
                .put("subtotal_excluding_tax", total)
                .put("total", total)
                .put("total_excluding_tax", total)
                .build();
    }

    /** Returns the lines of an invoice. */
    static List<JsonObject> lines(JsonObject invoice) {
        JsonObject list = invoice.object("lines");
        return list == null ? List.of() : Fields.objects(list.array("data"));
    }
}
