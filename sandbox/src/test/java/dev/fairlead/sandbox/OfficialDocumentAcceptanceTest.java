package dev.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.description.Violation;
import dev.fairlead.json.JsonString;
import dev.fairlead.sandbox.TestClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole official document: everything answers, and what it answers fits its schema. */
class OfficialDocumentAcceptanceTest {

    private static ApiDescription description;
    private static Sandbox sandbox;
    private static TestClient client;

    @BeforeAll
    static void start() {
        description = Descriptions.official();
        sandbox = Descriptions.start(description);
        client = new TestClient(sandbox);
    }

    @AfterAll
    static void stop() {
        if (sandbox != null) {
            client.close();
            sandbox.close();
        }
    }

    private static List<Violation> violations(Answer answer, ApiOperation operation) {
        return operation.success().orElseThrow().json().map(ApiContent::schema).stream()
                .flatMap(schema -> SchemaValidator.validate(answer.body(), schema).stream())
                .toList();
    }

    @Test
    void everyOperationAnswersAndNoneFails() {
        TreeMap<Integer, Integer> statuses = new TreeMap<>();
        List<String> misfits = new ArrayList<>();
        for (ApiOperation operation : description.operations()) {
            Answer answer = call(operation);
            statuses.merge(answer.status(), 1, Integer::sum);
            if (answer.status() == 200 && !violations(answer, operation).isEmpty()) {
                misfits.add(operation.id() + " " + violations(answer, operation));
            }
            if (answer.status() >= 500 || answer.status() == 401) {
                misfits.add(operation.id() + " " + answer.body());
            }
        }
        assertThat(misfits).isEmpty();
        assertThat(statuses.get(200)).as("operations that answer: " + statuses).isGreaterThan(300);
    }

    /** Calls with the required parameters only; what they name need not exist. */
    private static Answer call(ApiOperation operation) {
        String path = operation.path().replaceAll("\\{[^}]*}", "some_id");
        List<String> pairs = new ArrayList<>();
        for (ApiParameter parameter : operation.parameters(ApiParameter.Place.QUERY)) {
            if (parameter.required()) {
                add(pairs, parameter.name(), parameter.schema());
            }
        }
        ApiBody body = operation.body();
        if (body != null && !operation.method().equals("GET")) {
            Schema schema = body.preferred().map(ApiContent::schema).orElseThrow();
            schema.required()
                    .forEach(name -> add(pairs, name, schema.properties().get(name)));
        }
        return switch (operation.method()) {
            case "GET" -> client.get(path, pairs.toArray(String[]::new));
            case "DELETE" -> client.delete(path);
            default -> client.post(path, pairs.toArray(String[]::new));
        };
    }

    private static void add(List<String> pairs, String name, Schema schema) {
        Schema simple = schema.variants().isEmpty() ? schema : schema.variants().getFirst();
        if (simple.type() == SchemaType.OBJECT) {
            simple.required()
                    .forEach(inner -> add(
                            pairs, name + "[" + inner + "]", simple.properties().get(inner)));
        } else if (simple.type() == SchemaType.ARRAY) {
            add(pairs, name + "[0]", simple.items());
        } else {
            pairs.add(name);
            pairs.add(value(name, simple));
        }
    }

    private static String value(String name, Schema schema) {
        if (!schema.enumValues().isEmpty()) {
            return ((JsonString) schema.enumValues().getFirst()).value();
        }
        return switch (schema.type()) {
            case INTEGER, NUMBER -> "1000";
            case BOOLEAN -> "true";
            default -> name.endsWith("currency") ? "usd" : name.endsWith("url") ? "https://example.com/" : "some_id";
        };
    }

    private static Answer checked(String operationId, Answer answer) {
        assertThat(answer.status()).as(operationId + " " + answer.body()).isEqualTo(200);
        assertThat(violations(answer, description.operation(operationId).orElseThrow()))
                .as(operationId + " " + answer.body())
                .isEmpty();
        return answer;
    }

    @Test
    void paymentsFitTheirSchemas() {
        Answer customer =
                checked("PostCustomers", client.post("/v1/customers", "name", "Ada", "address[city]", "London"));
        Answer method = checked(
                "PostPaymentMethods",
                client.post(
                        "/v1/payment_methods",
                        "type",
                        "card",
                        "card[number]",
                        "4242424242424242",
                        "card[exp_month]",
                        "8",
                        "card[exp_year]",
                        "2030",
                        "card[cvc]",
                        "314"));
        checked(
                "PostPaymentMethodsPaymentMethodAttach",
                client.post("/v1/payment_methods/" + method.id() + "/attach", "customer", customer.id()));
        Answer paid = checked(
                "PostPaymentIntents",
                client.post(
                        "/v1/payment_intents",
                        "amount",
                        "2000",
                        "currency",
                        "usd",
                        "customer",
                        customer.id(),
                        "payment_method",
                        method.id(),
                        "confirm",
                        "true",
                        "expand[0]",
                        "latest_charge.balance_transaction",
                        "expand[1]",
                        "customer"));
        assertThat(paid.text("/latest_charge/balance_transaction/fee")).isEqualTo("88");
        assertThat(paid.text("/customer/name")).isEqualTo("Ada");
        checked("PostRefunds", client.post("/v1/refunds", "payment_intent", paid.id()));
        checked("GetCharges", client.get("/v1/charges", "expand[]", "data.customer"));
        checked("GetBalance", client.get("/v1/balance"));
        checked("GetBalanceTransactions", client.get("/v1/balance_transactions"));
        checked("GetEvents", client.get("/v1/events"));
        checked(
                "PostSetupIntents",
                client.post("/v1/setup_intents", "payment_method", "pm_card_visa", "confirm", "true"));
        Answer declined = client.post(
                "/v1/payment_intents",
                "amount",
                "2000",
                "currency",
                "usd",
                "payment_method",
                "pm_card_chargeDeclined",
                "confirm",
                "true");
        checked(
                "GetPaymentIntentsIntent",
                client.get("/v1/payment_intents/" + declined.text("/error/payment_intent/id")));
        checked("GetChargesCharge", client.get("/v1/charges/" + declined.text("/error/charge")));
    }

    @Test
    void subscriptionsFitTheirSchemas() {
        Answer customer = client.post(
                "/v1/customers",
                "payment_method",
                "pm_card_visa",
                "invoice_settings[default_payment_method]",
                "pm_card_visa");
        Answer product = checked("PostProducts", client.post("/v1/products", "name", "Tea"));
        Answer price = checked(
                "PostPrices",
                client.post(
                        "/v1/prices",
                        "product",
                        product.id(),
                        "currency",
                        "usd",
                        "unit_amount",
                        "1500",
                        "recurring[interval]",
                        "month"));
        Answer subscription = checked(
                "PostSubscriptions",
                client.post(
                        "/v1/subscriptions",
                        "customer",
                        customer.id(),
                        "items[0][price]",
                        price.id(),
                        "items[0][quantity]",
                        "2",
                        "expand[]",
                        "latest_invoice.payment_intent"));
        assertThat(subscription.text("/status")).isEqualTo("active");
        assertThat(subscription.text("/latest_invoice/amount_paid")).isEqualTo("3000");
        assertThat(subscription.text("/latest_invoice/payment_intent/status")).isEqualTo("succeeded");
        checked("GetInvoices", client.get("/v1/invoices", "customer", customer.id()));
        checked("GetSubscriptionItems", client.get("/v1/subscription_items", "subscription", subscription.id()));
        checked(
                "PostInvoiceitems",
                client.post("/v1/invoiceitems", "customer", customer.id(), "amount", "500", "currency", "usd"));
        Answer invoice = checked(
                "PostInvoices",
                client.post("/v1/invoices", "customer", customer.id(), "pending_invoice_items_behavior", "include"));
        assertThat(invoice.text("/amount_due")).isEqualTo("500");
        Answer paid = checked("PostInvoicesInvoicePay", client.post("/v1/invoices/" + invoice.id() + "/pay"));
        assertThat(paid.text("/status")).isEqualTo("paid");
        checked("DeleteSubscriptionsSubscriptionExposedId", client.delete("/v1/subscriptions/" + subscription.id()));
    }

    @Test
    void whatIsKnownByItsDescriptionAloneIsRememberedToo() {
        Answer coupon = checked(
                "PostCoupons", client.post("/v1/coupons", "percent_off", "25", "duration", "once", "metadata[a]", "1"));
        Answer read = checked("GetCouponsCoupon", client.get("/v1/coupons/" + coupon.id()));
        assertThat(read.body()).isEqualTo(coupon.body());
        assertThat(read.text("/percent_off")).isEqualTo("25");
        Answer changed = checked(
                "PostCouponsCoupon", client.post("/v1/coupons/" + coupon.id(), "metadata[b]", "2", "name", "Spring"));
        assertThat(changed.text("/metadata/a")).isEqualTo("1");
        assertThat(changed.text("/name")).isEqualTo("Spring");
        assertThat(client.get("/v1/coupons").text("/data/0/name")).isEqualTo("Spring");
        assertThat(checked("DeleteCouponsCoupon", client.delete("/v1/coupons/" + coupon.id()))
                        .text("/deleted"))
                .isEqualTo("true");
        assertThat(client.get("/v1/coupons/" + coupon.id()).status()).isEqualTo(404);
    }

    @Test
    void whatIsMadeUpIsTheSameEachTime() {
        Answer first = client.get("/v1/country_specs/US");
        assertThat(first.id()).isEqualTo("US");
        assertThat(client.get("/v1/country_specs/US").body()).isEqualTo(first.body());
    }
}
