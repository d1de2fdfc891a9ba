package dev.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.TestClient.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made is read, listed, searched, changed and deleted. */
class ObjectsAcceptanceTest {

    private Sandbox sandbox;
    private TestClient client;

    @BeforeEach
    void start() {
        sandbox = Descriptions.start(Descriptions.bundled());
        client = new TestClient(sandbox);
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    private List<String> makeCustomers(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.addFirst(client.post("/v1/customers", "email", "c" + i % 3 + "@example.com")
                    .id());
        }
        return ids;
    }

    private static List<String> ids(Answer list) {
        return list.body().array("data").stream()
                .map(item -> ((JsonObject) item).string("id"))
                .toList();
    }

    @Test
    void metadataIsMergedAndEmptyValuesDelete() {
        String id = client.post("/v1/customers", "metadata[a]", "1", "metadata[b]", "2")
                .id();
        Answer merged = client.post("/v1/customers/" + id, "metadata[b]", "", "metadata[c]", "3", "name", "Ada");
        assertThat(merged.body().object("metadata").members().keySet()).containsExactly("a", "c");
        assertThat(client.post("/v1/customers/" + id, "name", "").text("/name")).isEqualTo("null");
        assertThat(client.post("/v1/customers/" + id, "metadata", "")
                        .body()
                        .object("metadata")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void listsAreCutByCursorsInBothDirections() {
        List<String> all = makeCustomers(12);

        Answer first = client.get("/v1/customers");
        assertThat(ids(first)).isEqualTo(all.subList(0, 10));
        assertThat(first.text("/has_more")).isEqualTo("true");
        Answer second = client.get("/v1/customers", "starting_after", all.get(9));
        assertThat(ids(second)).isEqualTo(all.subList(10, 12));
        assertThat(second.text("/has_more")).isEqualTo("false");
        Answer back = client.get("/v1/customers", "ending_before", all.get(5), "limit", "3");
        assertThat(ids(back)).isEqualTo(all.subList(2, 5));
        assertThat(back.text("/has_more")).isEqualTo("true");
        assertThat(client.get("/v1/customers", "limit", "101").text("/error/param"))
                .isEqualTo("limit");
        assertThat(client.get("/v1/customers", "starting_after", "cus_x").text("/error/code"))
                .isEqualTo("resource_missing");
    }

    @Test
    void listsAreFilteredAndSearched() {
        List<String> all = makeCustomers(6);
        assertThat(ids(client.get("/v1/customers", "email", "c0@example.com"))).containsExactly(all.get(2), all.get(5));
        assertThat(ids(client.get("/v1/customers", "created[gt]", "4000000000")))
                .isEmpty();
        assertThat(ids(client.get("/v1/customers", "created[gte]", "1", "limit", "100")))
                .hasSize(6);
        Answer found = client.get("/v1/customers/search", "query", "email:'c1@example.com'", "limit", "1");
        assertThat(ids(found)).containsExactly(all.get(1));
        Answer next =
                client.get("/v1/customers/search", "query", "email:'c1@example.com'", "page", found.text("/next_page"));
        assertThat(ids(next)).containsExactly(all.get(4));
        assertThat(client.get("/v1/customers/search", "query", "email='x'").text("/error/param"))
                .isEqualTo("query");
    }

    @Test
    void whatIsDeletedIsGoneButRemembered() {
        String id = client.post("/v1/customers").id();
        assertThat(client.delete("/v1/customers/" + id).text("/deleted")).isEqualTo("true");
        assertThat(client.get("/v1/customers/" + id).text("/deleted")).isEqualTo("true");
        assertThat(ids(client.get("/v1/customers"))).isEmpty();
        assertThat(client.post("/v1/customers/" + id, "name", "x").status()).isEqualTo(404);
    }

    @Test
    void idsComeFromTheSeed() {
        try (Sandbox same = Sandbox.builder(Descriptions.bundled(), Descriptions.STRIPE)
                        .withoutRateLimit()
                        .start();
                Sandbox other = Sandbox.builder(Descriptions.bundled(), Descriptions.STRIPE)
                        .withoutRateLimit()
                        .seed(2)
                        .start();
                TestClient onSame = new TestClient(same);
                TestClient onOther = new TestClient(other)) {
            String id = client.post("/v1/customers").id();
            assertThat(onSame.post("/v1/customers").id()).isEqualTo(id).matches("cus_[0-9A-Za-z]{14}");
            assertThat(onOther.post("/v1/customers").id()).isNotEqualTo(id);
        }
    }

    @Test
    void aSubscriptionRunsFromItsFirstInvoiceToItsEnd() {
        Answer customer = client.post(
                "/v1/customers",
                "payment_method",
                "pm_card_visa",
                "invoice_settings[default_payment_method]",
                "pm_card_visa");
        Answer product = client.post("/v1/products", "name", "Tea");
        Answer price = client.post(
                "/v1/prices",
                "product",
                product.id(),
                "currency",
                "usd",
                "unit_amount",
                "1500",
                "recurring[interval]",
                "month");
        Answer subscription =
                client.post("/v1/subscriptions", "customer", customer.id(), "items[0][price]", price.id());
        assertThat(subscription.text("/status")).isEqualTo("active");
        Answer invoice = client.get("/v1/invoices/" + subscription.text("/latest_invoice"));
        assertThat(invoice.text("/status")).isEqualTo("paid");
        assertThat(client.delete("/v1/subscriptions/" + subscription.id()).text("/status"))
                .isEqualTo("canceled");
        assertThat(client.delete("/v1/products/" + product.id()).status()).isEqualTo(400);
    }

    @Test
    void aDecliningSubscriptionStaysIncompleteUntilItsInvoiceIsPaid() {
        Answer customer = client.post("/v1/customers");
        Answer method = client.post("/v1/payment_methods/pm_card_chargeCustomerFail/attach", "customer", customer.id());
        Answer price = client.post(
                "/v1/prices",
                "product",
                client.post("/v1/products", "name", "Tea").id(),
                "currency",
                "usd",
                "unit_amount",
                "1500",
                "recurring[interval]",
                "month");
        Answer subscription = client.post(
                "/v1/subscriptions",
                "customer",
                customer.id(),
                "items[0][price]",
                price.id(),
                "default_payment_method",
                method.id());
        assertThat(subscription.text("/status")).isEqualTo("incomplete");
        Answer failing = client.post("/v1/invoices/" + subscription.text("/latest_invoice") + "/pay");
        assertThat(failing.status()).isEqualTo(402);
        Answer paid = client.post(
                "/v1/invoices/" + subscription.text("/latest_invoice") + "/pay", "payment_method", "pm_card_visa");
        assertThat(paid.text("/status")).isEqualTo("paid");
        assertThat(client.get("/v1/subscriptions/" + subscription.id()).text("/status"))
                .isEqualTo("active");
    }
}
