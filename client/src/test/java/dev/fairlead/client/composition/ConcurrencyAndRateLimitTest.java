package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.ok;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent.LimitChanged;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConcurrencyAndRateLimitTest {

    @Test
    void whoeverFindsNoPlaceGivesThePermitBack() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        RateLimit rate = RateLimit.perAccount("account", 4, Duration.ofHours(1)).withBurst(4);
        try (var fixture = new LiveFixture(options ->
                options.concurrency(ConcurrencyOptions.fixed(1)).rateLimits(RateLimitOptions.of(List.of(rate))))) {
            Step ok = Step.respond("200 OK", "{}");
            fixture.server.always((socket, out) -> {
                awaitQuietly(release);
                return ok.run(socket, out);
            });
            CompletableFuture<?> holder = fixture.client.async(fixture::read);
            fixture.server.awaitRequest();

            assertThatThrownBy(() -> fixture.read(CallOptions.deadline(Duration.ofMillis(50))))
                    .hasMessageContaining("concurrency limit");

            assertThat(fixture.client.state().permitsAvailable()).isEqualTo(3);
            release.countDown();
            holder.join();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void neverMoreAttemptsThanPlacesAreOnTheWire() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (var fixture = new LiveFixture(options -> options.concurrency(ConcurrencyOptions.fixed(5)))) {
            Step ok = Step.respond("200 OK", "{}");
            fixture.server.always((socket, out) -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                inside.decrementAndGet();
                return ok.run(socket, out);
            });
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                calls.add(fixture.client.async(fixture::read));
            }
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
        }

        assertThat(most.get()).isBetween(1, 5);
    }

    @Test
    void retriesAfterTooManyAtOnceSucceedAndLeaveTheBreakerClosed() {
        Fixture fixture = Fixture.with(options -> options.concurrency(ConcurrencyOptions.adaptive(50))
                .breaker(BreakerOptions.defaults().withWindow(Duration.ofSeconds(60), 2)));
        fixture.provider.then(status(429)).then(status(429)).always(ok());

        fixture.read();

        assertThat(fixture.provider.requests()).hasSize(3);
        assertThat(fixture.client.state().breaker()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aRefusalLowersTheNumberOfPlacesWhereThatIsAskedFor() {
        Fixture adaptive = Fixture.with(options -> options.concurrency(ConcurrencyOptions.adaptive(50)));
        adaptive.provider.always(status(429, "Stripe-Rate-Limited-Reason", "global-concurrency"));
        assertThatThrownBy(() -> adaptive.read(CallOptions.none().withMaxAttempts(1)));
        assertThat(adaptive.events(LimitChanged.class))
                .containsExactly(
                        new LimitChanged("concurrency", LimitChanged.Change.CONCURRENCY_LOWERED, Duration.ZERO));

        Fixture fixed = Fixture.with(options -> options.concurrency(ConcurrencyOptions.fixed(50)));
        fixed.provider.always(status(429, "Stripe-Rate-Limited-Reason", "global-concurrency"));
        assertThatThrownBy(() -> fixed.read(CallOptions.none().withMaxAttempts(1)));
        assertThat(fixed.events(LimitChanged.class)).isEmpty();
    }
}
