package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Filter;
import dev.fairlead.sandbox.core.Listing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Payment methods: cards that behave as their numbers say, and others that always pay. */
final class PaymentMethods {

    static final String KIND = "payment_method";

    private final Account account;
    private final Map<String, TestCard> cards = new ConcurrentHashMap<>();
    /** Those that may be charged without their holder's authentication, because it was given before. */
    private final Set<String> setUp = ConcurrentHashMap.newKeySet();

    private final Set<String> used = ConcurrentHashMap.newKeySet();

    PaymentMethods(Account account) {
        this.account = account;
    }

    /** Notes that a payment was made with a payment method that belongs to nobody: that goes once. */
    void markUsed(String id) {
        used.add(id);
    }

    JsonObject create(ApiRequest request) {
        return make(request.params(), request);
    }

    /** Makes a payment method from its parameters, which may be part of another object's. */
    JsonObject make(JsonObject params, ApiRequest request) {
        String type = Fields.text(params, "type");
        JsonObject card = params.object("card");
        if (type == null) {
            type = card == null ? request.with(params).requiredString("type") : "card";
        }
        if (!type.equals("card")) {
            JsonObject details = params.object(type);
            return save(type, details == null ? JsonObject.empty() : details, params, request);
        }
        if (card == null) {
            throw ApiFailure.invalid("Missing required param: card.")
                    .code("parameter_missing")
                    .param("card");
        }
        TestCard known = CardForm.read(card, request.now());
        return saveCard(known, card, params, request);
    }

    private JsonObject saveCard(TestCard card, JsonObject given, JsonObject params, ApiRequest request) {
        JsonObject method = save("card", CardForm.shown(card, given, account, request.now()), params, request);
        cards.put(Fields.string(method, "id"), card);
        return method;
    }

    private JsonObject save(String type, JsonObject details, JsonObject params, ApiRequest request) {
        return account.save(JsonObject.builder()
                .put("id", account.newId("pm_"))
                .put("object", KIND)
                .put("billing_details", Fields.billingDetails(params.object("billing_details")))
                .put(type, details)
                .put("created", request.now())
                .put("customer", null)
                .put("livemode", false)
                .put("metadata", Fields.metadata(null, params.get("metadata")))
                .put("type", type)
                .build());
    }

    /**
     * Returns the payment method with this id; the id of a ready-made one gives a new one.
     *
     * @throws ApiFailure if there is none: 400
     */
    JsonObject resolve(String id, String param, ApiRequest request) {
        Optional<TestCard> readyMade = TestCard.named(id);
        if (readyMade.isPresent()) {
            return saveCard(readyMade.get(), JsonObject.empty(), JsonObject.empty(), request);
        }
        return account.referenced(KIND, id, param);
    }

    /**
     * Returns the payment method with this id for a payment of this customer.
     *
     * @throws ApiFailure if there is none, it belongs to somebody else, or it was used up: 400
     */
    JsonObject forPaymentOf(@Nullable String customer, String id, ApiRequest request) {
        JsonObject method = resolve(id, "payment_method", request);
        if (isOfAnother(method, customer)) {
            throw ApiFailure.invalid("The payment method belongs to a customer: name that customer in this request.")
                    .param("payment_method");
        }
        if (used.contains(id)) {
            throw ApiFailure.invalid("The payment method was used before without being attached to a customer, and"
                            + " cannot be used again.")
                    .param("payment_method");
        }
        return method;
    }

    /** Returns what happens when this payment method is charged. */
    CardOutcome outcome(String id) {
        TestCard card = cards.get(id);
        CardOutcome outcome = card == null ? CardOutcome.APPROVED : card.outcome();
        return outcome == CardOutcome.AUTHENTICATION_UNLESS_SET_UP && setUp.contains(id)
                ? CardOutcome.APPROVED
                : outcome;
    }

    /** Notes that the holder has authenticated for payments to come. */
    void markSetUp(String id) {
        setUp.add(id);
    }

    JsonObject retrieve(ApiRequest request) {
        Optional<TestCard> readyMade = TestCard.named(request.argument(0));
        return readyMade.isPresent()
                ? resolve(request.argument(0), "payment_method", request)
                : account.named(KIND, request);
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        JsonObject after = Fields.updated(before, request.params(), "allow_redisplay");
        JsonObject billing = request.params().object("billing_details");
        if (billing != null) {
            JsonObject merged = Fields.updated(before, request.params(), "billing_details");
            after = after.toBuilder()
                    .put("billing_details", Fields.billingDetails(merged.object("billing_details")))
                    .build();
        }
        JsonObject card = request.params().object("card");
        JsonObject shown = after.object("card");
        if (card != null && shown != null) {
            after = after.toBuilder()
                    .put("card", Fields.updated(shown, card, "exp_month", "exp_year"))
                    .build();
        }
        account.save(after);
        account.events.changed("payment_method.updated", before, after, request);
        return after;
    }

    JsonObject attach(ApiRequest request) {
        String customer = request.requiredString("customer");
        account.referenced(Customers.KIND, customer, "customer");
        if (TestCard.named(request.argument(0)).isEmpty()) {
            account.named(KIND, request);
        }
        checkAttachable(request.argument(0), "payment_method");
        String id = attach(request.argument(0), customer, "payment_method", request);
        return account.named(KIND, id);
    }

    /** Throws what attaching would throw. */
    void checkAttachable(String id, String param) {
        CardOutcome outcome = TestCard.named(id).map(TestCard::outcome).orElseGet(() -> outcome(id));
        if (outcome.failsWhenAttached()) {
            throw outcome.failure();
        }
        if (TestCard.named(id).isPresent()) {
            return;
        }
        JsonObject method = account.referenced(KIND, id, param);
        if (Fields.text(method, "customer") != null) {
            throw ApiFailure.invalid("The payment method is attached to a customer already.")
                    .code("payment_method_unexpected_state")
                    .param(param);
        }
    }

    /** Attaches a payment method and returns its id, which is a new one for one that is ready-made. */
    String attach(String id, String customer, String param, ApiRequest request) {
        JsonObject method = resolve(id, param, request);
        JsonObject attached =
                account.save(method.toBuilder().put("customer", customer).build());
        account.events.add("payment_method.attached", attached, request);
        return Fields.string(attached, "id");
    }

    JsonObject detach(ApiRequest request) {
        return detach(account.named(KIND, request), request);
    }

    private JsonObject detach(JsonObject method, ApiRequest request) {
        String customer = Fields.text(method, "customer");
        if (customer == null) {
            throw ApiFailure.invalid("The payment method is not attached to a customer, so detachment is impossible.")
                    .code("payment_method_unexpected_state");
        }
        JsonObject detached =
                account.save(method.toBuilder().put("customer", null).build());
        account.events.add("payment_method.detached", detached, request);
        return detached;
    }

    void detachAll(String customer, ApiRequest request) {
        List<JsonObject> attached = account.all(KIND)
                .newestFirst()
                .filter(method -> customer.equals(method.string("customer")))
                .toList();
        attached.forEach(method -> detach(method, request));
    }

    JsonObject list(ApiRequest request) {
        return account.list(KIND, request, "customer", "type");
    }

    JsonObject listOfCustomer(ApiRequest request) {
        account.named(Customers.KIND, request);
        JsonObject params = request.params().toBuilder()
                .put("customer", request.argument(0))
                .build();
        return Listing.page(account.all(KIND), request, KIND, Filter.by(params, "customer", "type"));
    }

    JsonObject retrieveOfCustomer(ApiRequest request) {
        account.named(Customers.KIND, request);
        JsonObject method = account.named(KIND, request.argument(1));
        JsonValue owner = method.get("customer");
        if (!JsonValue.of(request.argument(0)).equals(owner)) {
            throw ApiFailure.missing("PaymentMethod", request.argument(1), "payment_method");
        }
        return method;
    }

    /** Returns whether a payment method belongs to somebody else than this customer. */
    private static boolean isOfAnother(JsonObject method, @Nullable String customer) {
        String owner = Fields.text(method, "customer");
        return owner != null && !owner.equals(customer);
    }
}
