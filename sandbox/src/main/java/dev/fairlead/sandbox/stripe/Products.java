package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import java.util.List;

/** Products: what is sold. */
final class Products {

    static final String KIND = "product";
    private static final String[] SETTABLE = {
        "active",
        "description",
        "images",
        "marketing_features",
        "name",
        "package_dimensions",
        "shippable",
        "statement_descriptor",
        "tax_code",
        "unit_label",
        "url"
    };

    private final Account account;
    private final Prices prices;

    Products(Account account, Prices prices) {
        this.account = account;
        this.prices = prices;
    }

    JsonObject create(ApiRequest request) {
        String own = Fields.text(request.params(), "id");
        if (own != null && account.all(KIND).get(own) != null) {
            throw ApiFailure.invalid("There is a product with the id '" + own + "' already.")
                    .code("resource_already_exists")
                    .param("id");
        }
        request.requiredString("name");
        JsonObject product = make(own == null ? account.shortId("prod_") : own, request.params(), account, request);
        JsonObject price = request.params().object("default_price_data");
        if (price == null) {
            return product;
        }
        JsonObject params = price.toBuilder().put("product", product.get("id")).build();
        JsonObject made = prices.create(request.with(params));
        return account.save(
                product.toBuilder().put("default_price", made.get("id")).build());
    }

    /** Makes a product from its parameters, which may be part of a price's. */
    static JsonObject make(String id, JsonObject params, Account account, ApiRequest request) {
        JsonObject blank = JsonObject.builder()
                .put("id", id)
                .put("object", KIND)
                .put("active", true)
                .put("created", request.now())
                .put("default_price", null)
                .put("description", null)
                .put("images", List.of())
                .put("livemode", false)
                .put("marketing_features", List.of())
                .put("metadata", JsonObject.empty())
                .put("name", "")
                .put("package_dimensions", null)
                .put("shippable", null)
                .put("statement_descriptor", null)
                .put("tax_code", null)
                .put("type", "service")
                .put("unit_label", null)
                .put("updated", request.now())
                .put("url", null)
                .build();
        JsonObject product = account.save(Fields.updated(blank, params, SETTABLE));
        account.events.add("product.created", product, request);
        return product;
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        String price = Fields.text(request.params(), "default_price");
        if (price != null) {
            account.referenced(Prices.KIND, price, "default_price");
        }
        JsonObject after = Fields.updated(before, request.params(), SETTABLE).toBuilder()
                .put("default_price", price == null ? before.get("default_price") : JsonValue.of(price))
                .put("updated", request.now())
                .build();
        account.save(after);
        account.events.changed("product.updated", before, after, request);
        return after;
    }

    JsonObject delete(ApiRequest request) {
        JsonObject product = account.named(KIND, request);
        String id = request.argument(0);
        if (account.all(Prices.KIND).newestFirst().anyMatch(price -> id.equals(price.string("product")))) {
            throw ApiFailure.invalid("This product cannot be deleted because it has prices: set active to false.");
        }
        JsonObject stub = account.delete(product);
        account.events.add("product.deleted", product, request);
        return stub;
    }

    JsonObject list(ApiRequest request) {
        return account.list(KIND, request, "active", "shippable", "url");
    }
}
