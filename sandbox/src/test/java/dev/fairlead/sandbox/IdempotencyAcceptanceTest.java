package dev.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.sandbox.TestClient.Answer;
import dev.fairlead.sandbox.fault.Fault;
import dev.fairlead.sandbox.fault.FaultPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Idempotency keys, and the rate limit. */
class IdempotencyAcceptanceTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
    private Sandbox sandbox;
    private TestClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder(Descriptions.bundled(), Descriptions.STRIPE)
                .withoutRateLimit()
                .clock(now::get)
                .start();
        client = new TestClient(sandbox);
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void aDeclineIsReplayedToo() {
        String[] payment = {
            "amount", "2000", "currency", "usd", "payment_method", "pm_card_chargeDeclined", "confirm", "true"
        };
        Answer first = client.postWithKey("k", "/v1/payment_intents", payment);
        Answer again = client.postWithKey("k", "/v1/payment_intents", payment);

        assertThat(again.status()).isEqualTo(402);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Request-Id")).isNotEqualTo(first.header("Request-Id"));
        assertThat(sandbox.books().payments()).hasSize(1);
    }

    @Test
    void aKeyStandsForOneRequestOnly() {
        client.postWithKey("k", "/v1/customers", "name", "Ada");
        Answer other = client.postWithKey("k", "/v1/customers", "name", "Bob");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text("/error/type")).isEqualTo("idempotency_error");
        assertThat(client.postWithKey("k", "/v1/products", "name", "Ada").status())
                .isEqualTo(400);
    }

    @Test
    void whatFailsBeforeItBeginsIsNotRemembered() {
        assertThat(client.postWithKey("k", "/v1/customers", "nmae", "Ada").status())
                .isEqualTo(400);
        Answer corrected = client.postWithKey("k", "/v1/customers", "name", "Ada");
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void keysAreForgottenAfterADay() {
        String first = client.postWithKey("k", "/v1/customers").id();
        now.updateAndGet(instant -> instant.plus(Duration.ofHours(23)));
        assertThat(client.postWithKey("k", "/v1/customers").id()).isEqualTo(first);
        now.updateAndGet(instant -> instant.plus(Duration.ofHours(2)));
        assertThat(client.postWithKey("k", "/v1/customers").id()).isNotEqualTo(first);
    }

    @Test
    void longKeysAreRefusedAndReadsNeedNone() {
        assertThat(client.postWithKey("k".repeat(256), "/v1/customers").status())
                .isEqualTo(400);
        assertThat(client.postWithKey("k".repeat(255), "/v1/customers").status())
                .isEqualTo(200);
        Answer read = client.send(client.request("/v1/customers").header("Idempotency-Key", "k"));
        assertThat(read.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void manyAtOnceWithOneKeyMakeOneObject() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls = IntStream.range(0, 50)
                    .<Callable<Answer>>mapToObj(i -> () -> client.postWithKey("k", "/v1/customers", "name", "Ada"))
                    .toList();
            for (Future<Answer> call : callers.invokeAll(calls)) {
                Answer answer = call.get();
                assertThat(answer.status()).isIn(200, 409);
                if (answer.status() == 409) {
                    assertThat(answer.text("/error/code")).isEqualTo("idempotency_key_in_use");
                }
            }
        }
        assertThat(sandbox.books().customers()).hasSize(1);
    }

    @Test
    void aDelayedAnswerIsFoundAgainUnderItsKey() {
        sandbox.faults().use(FaultPlan.first(new Fault.Delay(Duration.ofMillis(1))));
        String first = client.postWithKey("k", "/v1/customers").id();
        assertThat(client.postWithKey("k", "/v1/customers").id()).isEqualTo(first);
    }

    @Test
    void theRateLimitHoldsOverAllOperations() {
        try (Sandbox limited = Sandbox.builder(Descriptions.bundled(), Descriptions.STRIPE)
                        .rateLimit(0.001)
                        .start();
                TestClient other = new TestClient(limited)) {
            assertThat(other.get("/v1/customers").status()).isEqualTo(200);
            Answer refused = other.get("/v1/balance");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text("/error/code")).isEqualTo("rate_limit");
            assertThat(refused.header("Stripe-Rate-Limited-Reason")).isEqualTo("global-rate");
            assertThat(other.get("/__sandbox/stores").status()).isEqualTo(200);
        }
    }
}
