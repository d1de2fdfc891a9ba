package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Customers. */
final class Customers {

    static final String KIND = "customer";
    private static final String[] SETTABLE = {
        "address",
        "balance",
        "description",
        "email",
        "invoice_prefix",
        "invoice_settings",
        "name",
        "next_invoice_sequence",
        "phone",
        "preferred_locales",
        "shipping",
        "tax_exempt"
    };

    private final Account account;
    private final PaymentMethods methods;
    private final BiConsumer<String, ApiRequest> leaving;

    /**
     * Creates the customers.
     *
     * @param leaving told of the id of each customer that is about to be deleted
     */
    Customers(Account account, PaymentMethods methods, BiConsumer<String, ApiRequest> leaving) {
        this.account = account;
        this.methods = methods;
        this.leaving = leaving;
    }

    JsonObject create(ApiRequest request) {
        JsonObject blank = blank(account.shortId("cus_"), request.now());
        JsonObject customer = settled(Fields.updated(blank, checked(request.params()), SETTABLE));
        String method = Fields.text(request.params(), "payment_method");
        String defaultMethod = defaultMethod(request.params());
        if (method == null && defaultMethod != null) {
            throw ApiFailure.missing("PaymentMethod", defaultMethod, "invoice_settings[default_payment_method]")
                    .status(400);
        }
        if (method != null) {
            methods.checkAttachable(method, "payment_method");
        }
        account.save(customer);
        account.events.add("customer.created", customer, request);
        if (method != null) {
            String attached = methods.attach(method, Fields.string(customer, "id"), "payment_method", request);
            if (defaultMethod != null) {
                customer = account.save(withDefaultMethod(customer, attached));
            }
        }
        return customer;
    }

    private static @Nullable String defaultMethod(JsonObject params) {
        JsonObject settings = params.object("invoice_settings");
        return settings == null ? null : Fields.text(settings, "default_payment_method");
    }

    private static JsonObject withDefaultMethod(JsonObject customer, String method) {
        JsonObject settings = customer.object("invoice_settings");
        JsonObject changed = (settings == null ? JsonObject.empty() : settings)
                .toBuilder().put("default_payment_method", method).build();
        return customer.toBuilder().put("invoice_settings", changed).build();
    }

    JsonObject retrieve(ApiRequest request) {
        JsonObject deleted = account.all("deleted_" + KIND).get(request.argument(0));
        return deleted != null ? deleted : account.named(KIND, request);
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        String method = defaultMethod(request.params());
        if (method != null) {
            JsonObject found =
                    account.referenced(PaymentMethods.KIND, method, "invoice_settings[default_payment_method]");
            if (!before.text("id").equals(found.text("customer"))) {
                throw ApiFailure.invalid("The payment method must first be attached to this customer.")
                        .param("invoice_settings[default_payment_method]");
            }
        }
        JsonObject after = settled(Fields.updated(before, checked(request.params()), SETTABLE));
        account.save(after);
        account.events.changed("customer.updated", before, after, request);
        return after;
    }

    JsonObject delete(ApiRequest request) {
        JsonObject customer = account.named(KIND, request);
        leaving.accept(request.argument(0), request);
        methods.detachAll(request.argument(0), request);
        JsonObject stub = account.delete(customer);
        account.events.add("customer.deleted", customer, request);
        return stub;
    }

    JsonObject list(ApiRequest request) {
        return account.list(KIND, request, "email");
    }

    private static JsonObject checked(JsonObject params) {
        String email = Fields.text(params, "email");
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) {
            throw ApiFailure.invalid("Invalid email address: " + email)
                    .code("email_invalid")
                    .param("email");
        }
        return params;
    }

    /** Completes addresses, and gives what was cleared the value that stands for nothing. */
    private static JsonObject settled(JsonObject customer) {
        JsonObject.Builder result = customer.toBuilder();
        JsonObject address = customer.object("address");
        if (address != null) {
            result.put("address", Fields.address(address));
        }
        JsonObject shipping = customer.object("shipping");
        if (shipping != null) {
            result.put(
                    "shipping",
                    shipping.toBuilder()
                            .put("address", Fields.address(shipping.object("address")))
                            .build());
        }
        if (customer.get("preferred_locales") == JsonNull.NULL) {
            result.put("preferred_locales", List.of());
        }
        if (customer.get("tax_exempt") == JsonNull.NULL) {
            result.put("tax_exempt", "none");
        }
        return result.build();
    }

    private JsonObject blank(String id, long now) {
        return JsonObject.builder()
                .put("id", id)
                .put("object", KIND)
                .put("address", null)
                .put("balance", 0)
                .put("created", now)
                .put("currency", null)
                .put("default_source", null)
                .put("delinquent", false)
                .put("description", null)
                .put("discount", null)
                .put("email", null)
                .put("invoice_prefix", account.derived(id, 8).toUpperCase(Locale.ROOT))
                .put(
                        "invoice_settings",
                        JsonObject.builder()
                                .put("custom_fields", null)
                                .put("default_payment_method", null)
                                .put("footer", null)
                                .put("rendering_options", null)
                                .build())
                .put("livemode", false)
                .put("metadata", JsonObject.empty())
                .put("name", null)
                .put("next_invoice_sequence", 1)
                .put("phone", null)
                .put("preferred_locales", JsonArray.of(List.of()))
                .put("shipping", null)
                .put("tax_exempt", "none")
                .put("test_clock", null)
                .build();
    }
}
