package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Filter;
import dev.fairlead.sandbox.core.Listing;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Subscriptions: made, changed, cancelled. What the first invoice does is in {@link SubscriptionStart}. */
final class Subscriptions {

    static final String KIND = "subscription";
    private static final String[] SETTABLE = {
        "automatic_tax",
        "cancel_at",
        "cancel_at_period_end",
        "collection_method",
        "days_until_due",
        "default_payment_method",
        "description",
        "pause_collection",
        "payment_settings",
        "trial_settings"
    };

    private final Account account;
    private final SubscriptionItems items;
    private final SubscriptionStart start;

    Subscriptions(Account account, SubscriptionItems items, SubscriptionStart start) {
        this.account = account;
        this.items = items;
        this.start = start;
    }

    JsonObject create(ApiRequest request) {
        JsonObject customer = account.referenced(Customers.KIND, request.requiredString("customer"), "customer");
        String id = account.newId("sub_");
        List<JsonObject> given = Fields.objects(request.params().array("items"));
        if (given.isEmpty()) {
            throw ApiFailure.invalid("Missing required param: items.")
                    .code("parameter_missing")
                    .param("items");
        }
        checkMethod(request.params(), Fields.string(customer, "id"));
        List<JsonObject> made = items.made(id, given, request);
        JsonObject price = made.getFirst().object("price");
        String currency = price == null ? "usd" : Fields.string(price, "currency");
        JsonObject blank = SubscriptionForm.blank(id, Fields.string(customer, "id"), currency, request.now());
        JsonObject subscription = SubscriptionForm.withItems(Fields.updated(blank, request.params(), SETTABLE), made);
        if ("send_invoice".equals(subscription.string("collection_method"))
                && subscription.integer("days_until_due") == null) {
            throw ApiFailure.invalid("A subscription whose invoices are sent has days_until_due.")
                    .code("parameter_missing")
                    .param("days_until_due");
        }
        return start.start(subscription, customer, request);
    }

    private void checkMethod(JsonObject params, String customer) {
        String method = Fields.text(params, "default_payment_method");
        if (method != null) {
            JsonObject found = account.referenced(PaymentMethods.KIND, method, "default_payment_method");
            if (!customer.equals(found.string("customer"))) {
                throw ApiFailure.invalid("The payment method must first be attached to this customer.")
                        .param("default_payment_method");
            }
        }
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    /** Cancelled subscriptions are listed on request only. */
    JsonObject list(ApiRequest request) {
        String status = Fields.text(request.params(), "status");
        boolean plain = status == null || status.equals("all") || status.equals("ended");
        Predicate<JsonObject> filter = plain
                ? Filter.by(request.params(), "customer", "collection_method")
                : Filter.by(request.params(), "customer", "collection_method", "status");
        if (status == null) {
            filter = filter.and(subscription -> !isOver(subscription));
        }
        String price = Fields.text(request.params(), "price");
        if (price != null) {
            filter = filter.and(subscription -> SubscriptionForm.items(subscription).stream()
                    .anyMatch(item -> price.equals(String.valueOf(idOf(item.object("price"))))));
        }
        return Listing.page(account.all(KIND), request, KIND, filter);
    }

    private static @Nullable String idOf(@Nullable JsonObject object) {
        return object == null ? null : object.string("id");
    }

    private static boolean isOver(JsonObject subscription) {
        String status = Fields.string(subscription, "status");
        return status.equals("canceled") || status.equals("incomplete_expired");
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        if (isOver(before)) {
            throw ApiFailure.invalid("A cancelled subscription can be changed in its metadata only.");
        }
        checkMethod(request.params(), Fields.string(before, "customer"));
        JsonObject after = Fields.updated(before, request.params(), SETTABLE);
        List<JsonObject> given = Fields.objects(request.params().array("items"));
        if (!given.isEmpty()) {
            List<JsonObject> changed = items.changed(before, given, request);
            items.store(before, changed);
            after = SubscriptionForm.withItems(after, changed);
        }
        boolean ends = after.isTrue("cancel_at_period_end");
        if (request.params().has("cancel_at_period_end")) {
            after = after.toBuilder()
                    .put("cancel_at", ends ? after.get("current_period_end") : null)
                    .put("canceled_at", ends ? request.now() : null)
                    .build();
        }
        account.save(after);
        account.events.changed("customer.subscription.updated", before, after, request);
        return after;
    }

    JsonObject cancel(ApiRequest request) {
        JsonObject subscription = account.named(KIND, request);
        if (isOver(subscription)) {
            throw ApiFailure.missing(KIND, request.argument(0), "id");
        }
        return cancelled(Fields.updated(subscription, request.params(), "cancellation_details"), request);
    }

    private JsonObject cancelled(JsonObject subscription, ApiRequest request) {
        JsonObject after = account.save(subscription.toBuilder()
                .put("canceled_at", request.now())
                .put("ended_at", request.now())
                .put("status", "canceled")
                .build());
        account.events.add("customer.subscription.deleted", after, request);
        return after;
    }

    /** Ends what a customer has subscribed to, because the customer goes. */
    void cancelAllOf(String customer, ApiRequest request) {
        List<JsonObject> running = account.all(KIND)
                .newestFirst()
                .filter(subscription -> customer.equals(subscription.string("customer")) && !isOver(subscription))
                .toList();
        running.forEach(subscription -> cancelled(subscription, request));
    }

    JsonObject resume(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        if (!"paused".equals(before.string("status"))) {
            throw ApiFailure.invalid(
                    "This subscription cannot be resumed: its status is " + Fields.string(before, "status") + ".");
        }
        JsonObject after =
                account.save(before.toBuilder().put("status", "active").build());
        account.events.add("customer.subscription.resumed", after, request);
        return after;
    }
}
