package dev.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;
import dev.fairlead.json.Json;
import dev.fairlead.sandbox.TestClient.Answer;
import dev.fairlead.sandbox.webhook.WebhookFaults;
import dev.fairlead.sandbox.webhook.WebhookStats;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks as they arrive at a real server. */
class WebhooksAcceptanceTest {

    private static final String SECRET = "whsec_test_of_the_sandbox";
    private static final Duration SOON = Duration.ofSeconds(20);

    private record Received(String signature, String body) {

        String type() {
            return Json.parseObject(body.getBytes(StandardCharsets.UTF_8)).string("type");
        }
    }

    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer receiver;
    private Sandbox sandbox;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean fails = failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
            if (!fails) {
                received.add(new Received(exchange.getRequestHeaders().getFirst("Stripe-Signature"), body));
            }
            exchange.sendResponseHeaders(fails ? 500 : 200, -1);
            exchange.close();
        });
        receiver.start();
        sandbox = Sandbox.builder(Descriptions.bundled(), Descriptions.STRIPE)
                .withoutRateLimit()
                .webhook(target("/start"), SECRET)
                .start();
        client = new TestClient(sandbox);
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
        receiver.stop(0);
    }

    private URI target(String path) {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + path);
    }

    private List<String> typesOnceIdle() throws InterruptedException {
        assertThat(sandbox.webhooks().awaitIdle(SOON)).isTrue();
        return received.stream().map(Received::type).toList();
    }

    @Test
    void stripesOwnLibraryAcceptsTheSignature() throws Exception {
        client.post("/v1/customers", "name", "Zoë ♥");
        typesOnceIdle();
        Received webhook = received.peek();

        Event event = Webhook.constructEvent(webhook.body(), webhook.signature(), SECRET);
        assertThat(event.getType()).isEqualTo("customer.created");
        assertThatThrownBy(() -> Webhook.constructEvent(webhook.body() + " ", webhook.signature(), SECRET))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void aPaymentIsToldInOrder() throws InterruptedException {
        client.post(
                "/v1/payment_intents",
                "amount",
                "2000",
                "currency",
                "usd",
                "payment_method",
                "pm_card_visa",
                "confirm",
                "true");

        assertThat(typesOnceIdle())
                .containsExactly("payment_intent.created", "charge.succeeded", "payment_intent.succeeded");
        assertThat(client.get("/v1/events", "type", "payment_intent.*").text("/data/0/type"))
                .isEqualTo("payment_intent.succeeded");
    }

    @Test
    void whatFailsIsTriedAgain() throws InterruptedException {
        failures.set(2);
        client.post("/v1/customers");

        assertThat(typesOnceIdle()).containsExactly("customer.created");
        WebhookStats stats = sandbox.webhooks().stats();
        assertThat(stats.attempts()).isEqualTo(3);
        assertThat(stats.failedAttempts()).isEqualTo(2);
        assertThat(stats.pending()).isZero();
    }

    @Test
    void anEndpointGetsWhatItAskedForSignedWithItsOwnSecret() throws Exception {
        Answer endpoint = client.post(
                "/v1/webhook_endpoints", "url", target("/endpoint").toString(), "enabled_events[]", "product.created");
        assertThat(endpoint.text("/secret")).startsWith("whsec_");
        assertThat(client.get("/v1/webhook_endpoints/" + endpoint.id()).body().has("secret"))
                .isFalse();

        client.post("/v1/customers");
        client.post("/v1/products", "name", "Tea");
        assertThat(typesOnceIdle()).containsExactlyInAnyOrder("customer.created", "product.created", "product.created");
        long verified = received.stream()
                .filter(webhook -> verifies(webhook, endpoint.text("/secret")))
                .count();
        assertThat(verified).isEqualTo(1);
    }

    private static boolean verifies(Received webhook, String secret) {
        try {
            Webhook.constructEvent(webhook.body(), webhook.signature(), secret);
            return true;
        } catch (SignatureVerificationException otherSecret) {
            return false;
        }
    }

    @Test
    void webhooksComeTwiceAndOutOfOrderOnRequest() throws InterruptedException {
        sandbox.webhooks().misbehave(new WebhookFaults(0.3, 0.3, 7));
        for (int i = 0; i < 50; i++) {
            client.post("/v1/customers");
        }
        List<String> types = typesOnceIdle();

        WebhookStats stats = sandbox.webhooks().stats();
        assertThat(stats.duplicated()).isBetween(5L, 25L);
        assertThat(stats.reordered()).isBetween(5L, 25L);
        assertThat(types).hasSize((int) (50 + stats.duplicated()));
        List<String> ids = received.stream()
                .map(webhook -> Json.parseObject(webhook.body().getBytes(StandardCharsets.UTF_8))
                        .string("id"))
                .toList();
        assertThat(ids.stream().distinct().count()).isEqualTo(50);
    }

    @Test
    void anEventIsSentAgainOnRequest() throws InterruptedException {
        client.post("/v1/customers");
        typesOnceIdle();
        String id = client.get("/v1/events").text("/data/0/id");

        assertThat(client.post("/__sandbox/events/" + id + "/resend").status()).isEqualTo(202);
        assertThat(typesOnceIdle()).containsExactly("customer.created", "customer.created");
        assertThat(sandbox.resend("evt_none")).isFalse();
    }
}
