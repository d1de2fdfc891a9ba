package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Filter;
import dev.fairlead.sandbox.core.Listing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Prices: what a product costs, once or again and again. */
final class Prices {

    static final String KIND = "price";

    private final Account account;

    Prices(Account account) {
        this.account = account;
    }

    JsonObject create(ApiRequest request) {
        JsonObject params = request.params();
        String currency = Money.currency(request.requiredString("currency"));
        BigDecimal amount = amount(params);
        boolean priced = amount != null || params.has("tiers") || params.has("custom_unit_amount");
        if (!priced) {
            throw ApiFailure.invalid("One of these parameters must be given: unit_amount, unit_amount_decimal,"
                            + " custom_unit_amount.")
                    .code("parameter_missing")
                    .param("unit_amount");
        }
        JsonObject recurring = params.object("recurring");
        JsonObject price = account.save(JsonObject.builder()
                .put("id", account.newId("price_"))
                .put("object", KIND)
                .put("active", !params.has("active") || params.isTrue("active"))
                .put("billing_scheme", params.text("billing_scheme").orElse("per_unit"))
                .put("created", request.now())
                .put("currency", currency)
                .put("custom_unit_amount", null)
                .put("livemode", false)
                .put("lookup_key", Fields.text(params, "lookup_key"))
                .put("metadata", Fields.metadata(null, params.get("metadata")))
                .put("nickname", Fields.text(params, "nickname"))
                .put("product", product(request))
                .put("recurring", recurring == null ? null : recurring(recurring))
                .put("tax_behavior", params.text("tax_behavior").orElse("unspecified"))
                .put("tiers_mode", Fields.text(params, "tiers_mode"))
                .put("transform_quantity", params.object("transform_quantity"))
                .put("type", recurring == null ? "one_time" : "recurring")
                .put("unit_amount", whole(amount))
                .put("unit_amount_decimal", amount == null ? null : amount.toPlainString())
                .build());
        account.events.add("price.created", price, request);
        return price;
    }

    private static @Nullable BigDecimal amount(JsonObject params) {
        Long whole = params.integer("unit_amount");
        String decimal = Fields.text(params, "unit_amount_decimal");
        try {
            BigDecimal amount =
                    whole != null ? BigDecimal.valueOf(whole) : decimal == null ? null : new BigDecimal(decimal);
            if (amount != null && amount.signum() < 0) {
                throw ApiFailure.invalid("Invalid unit_amount: it is at least 0.")
                        .code("parameter_invalid_integer")
                        .param("unit_amount");
            }
            return amount;
        } catch (NumberFormatException malformed) {
            throw ApiFailure.invalid("Invalid unit_amount_decimal: it is a decimal number.")
                    .param("unit_amount_decimal");
        }
    }

    private static @Nullable Long whole(@Nullable BigDecimal amount) {
        return amount == null || amount.stripTrailingZeros().scale() > 0
                ? null
                : amount.setScale(0, RoundingMode.UNNECESSARY).longValue();
    }

    private static JsonObject recurring(JsonObject given) {
        Long count = given.integer("interval_count");
        return JsonObject.builder()
                .put("aggregate_usage", Fields.text(given, "aggregate_usage"))
                .put("interval", given.text("interval").orElse("month"))
                .put("interval_count", count == null ? 1 : count)
                .put("meter", Fields.text(given, "meter"))
                .put("trial_period_days", given.integer("trial_period_days"))
                .put("usage_type", given.text("usage_type").orElse("licensed"))
                .build();
    }

    private String product(ApiRequest request) {
        String id = Fields.text(request.params(), "product");
        JsonObject data = request.params().object("product_data");
        if (id != null) {
            account.referenced(Products.KIND, id, "product");
            return id;
        }
        if (data == null) {
            throw ApiFailure.invalid("One of these parameters must be given: product, product_data.")
                    .code("parameter_missing")
                    .param("product");
        }
        JsonObject product = Products.make(account.shortId("prod_"), data, account, request);
        return Fields.string(product, "id");
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        JsonObject after = account.save(
                Fields.updated(before, request.params(), "active", "lookup_key", "nickname", "tax_behavior"));
        account.events.changed("price.updated", before, after, request);
        return after;
    }

    JsonObject list(ApiRequest request) {
        Predicate<JsonObject> filter = Filter.by(request.params(), "active", "currency", "product", "type");
        var keys = request.params().array("lookup_keys");
        if (keys != null) {
            filter = filter.and(price -> keys.values().contains(price.get("lookup_key")));
        }
        return Listing.page(account.all(KIND), request, KIND, filter);
    }
}
