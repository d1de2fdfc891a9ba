package dev.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.JsonString;
import dev.fairlead.sandbox.TestClient.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, addresses, parameters: what is refused, and how that is said. */
class RequestsAcceptanceTest {

    private static Sandbox sandbox;
    private static TestClient client;

    @BeforeAll
    static void start() {
        sandbox = Descriptions.start(Descriptions.bundled());
        client = new TestClient(sandbox);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    private static Answer withAuthorization(String... header) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.uri().resolve("/v1/customers"));
        return client.send(header.length == 0 ? request : request.header("Authorization", header[0]));
    }

    @Test
    void theKeyComesAsBearerOrBasic() {
        String key = sandbox.apiKey();
        assertThat(withAuthorization("Bearer " + key).status()).isEqualTo(200);
        String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
        assertThat(withAuthorization("Basic " + basic).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer sk_live_ExampleExampleExample000, live key",
        "Bearer pk_test_ExampleExampleExample000, publishable key",
        "Bearer sk_test_ExampleExampleExample000, Invalid API key",
        "Basic %%%, did not provide an API key",
        "Bearer, did not provide an API key"
    })
    void otherKeysAreRefused(String header, String says) {
        Answer refused = withAuthorization(header);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(refused.text("/error/message")).contains(says).doesNotContain("Example");
        assertThat(withAuthorization().text("/error/message")).contains("did not provide an API key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1", "/v1/x", "/v1/customers/", "/v1/customers/cus_1/nothing", "/v2/customers", "/%2"})
    void unknownAddressesAreSaid(String path) {
        Answer unknown = client.get(path.equals("/%2") ? "/%25" : path);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("/error/message")).startsWith("Unrecognized request URL (GET: ");
        assertThat(client.delete("/v1/customers").status()).isEqualTo(404);
    }

    @Test
    void eachAnswerCarriesTheUsualHeaders() {
        Answer answer = client.send(client.form("/v1/customers")
                .header("Idempotency-Key", "usual")
                .header("Stripe-Version", "2026-09-30.endive"));
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Request-Id")).startsWith("req_");
        assertThat(answer.header("Stripe-Version")).isEqualTo("2026-09-30.endive");
        assertThat(answer.header("Idempotency-Key")).isEqualTo("usual");
        assertThat(client.get("/v1/customers").header("Stripe-Version")).isEqualTo("2024-04-10");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "currency=usd, amount, parameter_missing",
                "amount=2000, currency, parameter_missing",
                "amount=20x&currency=usd, amount, parameter_invalid_integer",
                "amount=&currency=usd, amount, parameter_invalid_empty",
                "amount=20&currency=usd, amount, amount_too_small",
                "amount=100000000&currency=usd, amount, amount_too_large",
                "amount=2000&currency=xxz, currency, -",
                "amount=2000&currency=usd&amuont=1, amuont, parameter_unknown",
                "amount=2000&currency=usd&capture_method=later, capture_method, -",
                "amount=2000&currency=usd&customer=cus_nobody, customer, resource_missing",
                "amount=2000&currency=usd&shipping[colour]=red, shipping[address], parameter_missing",
                "amount=2000&currency=usd&off_session=true, off_session, -",
                "amount=2000&amount[x]=1&currency=usd, amount[x], -",
                "amount=2000&currency=usd&metadata[a=1, metadata[a, -",
                "amount=2000&currency=%zz, -, -",
                "amount=2000&currency=usd&expand[]=nothing, expand[0], -"
            })
    void wrongParametersAreNamed(String body, String param, String code) {
        Answer refused = client.send(client.request("/v1/payment_intents")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(refused.status()).as(refused.body().toJson()).isEqualTo(400);
        assertThat(refused.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(refused.body().at("/error/param")).isEqualTo(param == null ? null : new JsonString(param));
        assertThat(refused.text("/error/code")).isEqualTo(code == null ? "" : code);
    }

    @Test
    void textsThatAreTooLongAreRefused() {
        Answer refused = client.post("/v1/customers", "name", "x".repeat(20_000));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/param")).isEqualTo("name");
        Answer metadata = client.post("/v1/customers", "metadata[a]", "x".repeat(501));
        assertThat(metadata.text("/error/param")).isEqualTo("metadata[a]");
    }

    @Test
    void bodiesThatAreTooLargeAreRefused() {
        Answer refused = client.post("/v1/customers", "description", "x".repeat(2 << 20));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(client.get("/v1/customers").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a[b]]=1",
                "[]=1",
                "a[",
                "=",
                "&&&",
                "%00=%00",
                "a[b][c]=1&a[b]=2",
                "metadata[][][]=1",
                "expand=x"
            })
    void malformedBodiesDoNoHarm(String body) {
        Answer answer = client.send(client.request("/v1/customers")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).isIn(200, 400);
    }

    @Test
    void deepAndManyParametersAreRefused() {
        String deep = "a" + String.join("", Collections.nCopies(2_000, "[b]")) + "=1";
        String many = String.join("&", Collections.nCopies(20_000, "a=1"));
        for (String body : new String[] {deep, many}) {
            Answer answer = client.send(client.request("/v1/customers")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Test
    void jsonIsNoFormAndOtherTypesAreUnknown() {
        Answer unknown = client.send(client.request("/v1/customers")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("a,b")));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/error/message")).contains("text/csv");
        Answer malformed = client.send(client.request("/v1/customers")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{")));
        assertThat(malformed.status()).isEqualTo(400);
    }
}
