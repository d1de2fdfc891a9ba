package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.Listing;
import java.util.List;

/** What a subscription and its items look like. */
final class SubscriptionForm {

    private SubscriptionForm() {}

    static JsonObject blank(String id, String customer, String currency, long now) {
        return JsonObject.builder()
                .put("id", id)
                .put("object", Subscriptions.KIND)
                .put("application", null)
                .put("application_fee_percent", null)
                .put(
                        "automatic_tax",
                        JsonObject.builder()
                                .put("enabled", false)
                                .put("liability", null)
                                .build())
                .put("billing_cycle_anchor", now)
                .put("billing_cycle_anchor_config", null)
                .put("billing_thresholds", null)
                .put("cancel_at", null)
                .put("cancel_at_period_end", false)
                .put("canceled_at", null)
                .put("cancellation_details", cancellation())
                .put("collection_method", "charge_automatically")
                .put("created", now)
                .put("currency", currency)
                .put("current_period_end", now)
                .put("current_period_start", now)
                .put("customer", customer)
                .put("days_until_due", null)
                .put("default_payment_method", null)
                .put("default_source", null)
                .put("default_tax_rates", List.of())
                .put("description", null)
                .put("discount", null)
                .put("discounts", List.of())
                .put("ended_at", null)
                .put("invoice_settings", invoiceSettings())
                .put("items", Listing.list(List.of(), false, "/v1/subscription_items?subscription=" + id))
                .put("latest_invoice", null)
                .put("livemode", false)
                .put("metadata", JsonObject.empty())
                .put("next_pending_invoice_item_invoice", null)
                .put("on_behalf_of", null)
                .put("pause_collection", null)
                .put("payment_settings", paymentSettings())
                .put("pending_invoice_item_interval", null)
                .put("pending_setup_intent", null)
                .put("pending_update", null)
                .put("schedule", null)
                .put("start_date", now)
                .put("status", "incomplete")
                .put("test_clock", null)
                .put("transfer_data", null)
                .put("trial_end", null)
                .put("trial_settings", trialSettings())
                .put("trial_start", null)
                .build();
    }

    private static JsonObject cancellation() {
        return JsonObject.builder()
                .put("comment", null)
                .put("feedback", null)
                .put("reason", null)
                .build();
    }

    private static JsonObject invoiceSettings() {
        return JsonObject.builder()
                .put("account_tax_ids", null)
                .put("issuer", JsonObject.builder().put("type", "self").build())
                .build();
    }

    private static JsonObject paymentSettings() {
        return JsonObject.builder()
                .put("payment_method_options", null)
                .put("payment_method_types", null)
                .put("save_default_payment_method", "off")
                .build();
    }

    private static JsonObject trialSettings() {
        return JsonObject.builder()
                .put(
                        "end_behavior",
                        JsonObject.builder()
                                .put("missing_payment_method", "create_invoice")
                                .build())
                .build();
    }

    static JsonObject item(
            String id, String subscription, JsonObject price, long quantity, JsonObject metadata, long now) {
        return JsonObject.builder()
                .put("id", id)
                .put("object", SubscriptionItems.KIND)
                .put("billing_thresholds", null)
                .put("created", now)
                .put("discounts", List.of())
                .put("metadata", metadata)
                .put("price", price)
                .put("quantity", quantity)
                .put("subscription", subscription)
                .put("tax_rates", List.of())
                .build();
    }

    /** Returns the subscription with these items. */
    static JsonObject withItems(JsonObject subscription, List<JsonObject> items) {
        JsonObject before = subscription.object("items");
        JsonObject list = (before == null ? JsonObject.empty() : before)
                .toBuilder().put("data", JsonArray.of(items)).build();
        return subscription.toBuilder().put("items", list).build();
    }

    /** Returns the items of a subscription. */
    static List<JsonObject> items(JsonObject subscription) {
        JsonObject list = subscription.object("items");
        return list == null ? List.of() : Fields.objects(list.array("data"));
    }
}
