package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Filter;
import dev.fairlead.sandbox.core.Listing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of subscriptions: a price and how many of it. A subscription shows its items as they are. */
final class SubscriptionItems {

    static final String KIND = "subscription_item";

    private final Account account;
    private final Prices prices;

    SubscriptionItems(Account account, Prices prices) {
        this.account = account;
        this.prices = prices;
    }

    /** Returns new items, not yet stored, from the parameter {@code items}. */
    List<JsonObject> made(String subscription, List<JsonObject> given, ApiRequest request) {
        List<JsonObject> items = new ArrayList<>();
        for (JsonObject params : given) {
            items.add(made(subscription, params, "items[" + items.size() + "]", request));
        }
        return items;
    }

    private JsonObject made(String subscription, JsonObject params, String at, ApiRequest request) {
        JsonObject price = price(params, at, request);
        if (price.object("recurring") == null) {
            throw ApiFailure.invalid("A subscription takes recurring prices: this one is paid once.")
                    .param(at.isEmpty() ? "price" : at + "[price]");
        }
        return SubscriptionForm.item(
                account.newId("si_"),
                subscription,
                price,
                quantity(params, 1),
                Fields.metadata(null, params.get("metadata")),
                request.now());
    }

    private static long quantity(JsonObject params, long otherwise) {
        Long quantity = params.integer("quantity");
        if (quantity != null && quantity < 0) {
            throw ApiFailure.invalid("Invalid quantity: it is at least 0.")
                    .code("parameter_invalid_integer")
                    .param("quantity");
        }
        return quantity == null ? otherwise : quantity;
    }

    private JsonObject price(JsonObject params, String at, ApiRequest request) {
        String id = Fields.text(params, "price");
        JsonObject data = params.object("price_data");
        if (id != null) {
            return account.referenced(Prices.KIND, id, at.isEmpty() ? "price" : at + "[price]");
        }
        if (data != null) {
            return prices.create(request.with(data));
        }
        String param = at.isEmpty() ? "price" : at + "[price]";
        throw ApiFailure.invalid("Missing required param: " + param + ".")
                .code("parameter_missing")
                .param(param);
    }

    /** Returns a subscription's items after a change, as the parameter {@code items} of an update asks for it. */
    List<JsonObject> changed(JsonObject subscription, List<JsonObject> given, ApiRequest request) {
        List<JsonObject> items = new ArrayList<>(SubscriptionForm.items(subscription));
        for (JsonObject params : given) {
            String id = Fields.text(params, "id");
            int position = positionOf(items, id);
            if (id != null && position < 0) {
                throw ApiFailure.missing("subscription item", id, "items").status(400);
            }
            if (id == null) {
                items.add(made(
                        Fields.string(subscription, "id"), params, "items[" + given.indexOf(params) + "]", request));
            } else if (params.isTrue("deleted")) {
                items.remove(position);
            } else {
                items.set(position, changed(items.get(position), params, request));
            }
        }
        return items;
    }

    private static int positionOf(List<JsonObject> items, @Nullable String id) {
        for (int i = 0; i < items.size(); i++) {
            if (Fields.string(items.get(i), "id").equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private JsonObject changed(JsonObject item, JsonObject params, ApiRequest request) {
        boolean priced = params.has("price") || params.has("price_data");
        return Fields.updated(item, params).toBuilder()
                .put("price", priced ? price(params, "", request) : item.get("price"))
                .put("quantity", quantity(params, Fields.amount(item, "quantity")))
                .build();
    }

    JsonObject create(ApiRequest request) {
        JsonObject subscription =
                account.referenced(Subscriptions.KIND, request.requiredString("subscription"), "subscription");
        JsonObject item = made(Fields.string(subscription, "id"), request.params(), "", request);
        List<JsonObject> items = new ArrayList<>(SubscriptionForm.items(subscription));
        items.add(item);
        save(subscription, items, request);
        return item;
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    JsonObject list(ApiRequest request) {
        request.requiredString("subscription");
        return Listing.page(account.all(KIND), request, KIND, Filter.by(request.params(), "subscription"));
    }

    JsonObject update(ApiRequest request) {
        JsonObject item = changed(account.named(KIND, request), request.params(), request);
        JsonObject subscription = account.named(Subscriptions.KIND, Fields.string(item, "subscription"));
        List<JsonObject> items = new ArrayList<>(SubscriptionForm.items(subscription));
        items.set(positionOf(items, request.argument(0)), item);
        save(subscription, items, request);
        return item;
    }

    JsonObject delete(ApiRequest request) {
        JsonObject item = account.named(KIND, request);
        JsonObject subscription = account.named(Subscriptions.KIND, Fields.string(item, "subscription"));
        List<JsonObject> items = new ArrayList<>(SubscriptionForm.items(subscription));
        if (items.size() == 1) {
            throw ApiFailure.invalid("A subscription has at least one item: cancel the subscription instead.");
        }
        items.remove(positionOf(items, request.argument(0)));
        save(subscription, items, request);
        return account.delete(item);
    }

    private void save(JsonObject subscription, List<JsonObject> items, ApiRequest request) {
        store(subscription, items);
        JsonObject after = account.save(SubscriptionForm.withItems(subscription, items));
        account.events.changed("customer.subscription.updated", subscription, after, request);
    }

    /** Keeps the items of a subscription so that they are found by their ids. */
    void store(JsonObject before, List<JsonObject> items) {
        for (JsonObject item : SubscriptionForm.items(before)) {
            if (positionOf(items, Fields.string(item, "id")) < 0) {
                account.all(KIND).remove(Fields.string(item, "id"));
            }
        }
        items.forEach(account::save);
    }
}
