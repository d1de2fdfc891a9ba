package dev.fairlead.client.cache;

import static dev.fairlead.client.cache.GatedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.DeadlineExceededException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.event.CacheResult;
import dev.fairlead.client.event.CallEvent.CacheUsed;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many callers, real threads, real time: who asks, who waits, and who may see what. */
@Timeout(60)
class CacheSharingTest {

    private final GatedProvider provider = new GatedProvider();
    private final AtomicReference<Secret> key = new AtomicReference<>(Secret.of(TestProfiles.KEY));
    private final List<CacheUsed> used = new CopyOnWriteArrayList<>();
    private final Fixture fixture = Fixture.with(client -> client.transport(provider)
            .time(TimeSource.system())
            .maxAttempts(1)
            .breaker(BreakerOptions.off())
            .cache(CacheOptions.defaults())
            .listener(event -> {
                if (event instanceof CacheUsed one) {
                    used.add(one);
                }
            }));

    @AfterEach
    void close() {
        fixture.client.close();
    }

    private List<CompletableFuture<JsonObject>> callers(int number) {
        List<CompletableFuture<JsonObject>> calls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            calls.add(fixture.client.async(fixture::read));
        }
        return calls;
    }

    private void awaitWaiting(int callers) {
        while (fixture.client.state().callsRunning() < callers) {
            Thread.onSpinWait();
        }
    }

    @Test
    void identicalMissesAtTheSameTimeAreAskedForOnce() {
        List<CompletableFuture<JsonObject>> calls = callers(50);
        provider.awaitRequests(1);
        awaitWaiting(50);
        provider.open();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.join().integer("number")).isEqualTo(1));
        assertThat(provider.requests).hasSize(1);
        assertThat(used).hasSize(50);
        assertThat(Collections.frequency(used.stream().map(CacheUsed::result).toList(), CacheResult.MISS))
                .isEqualTo(1);
    }

    @Test
    void aCallerWhoIsCancelledWhileAskingHandsOver() {
        List<CompletableFuture<JsonObject>> first = callers(1);
        provider.awaitRequests(1);
        List<CompletableFuture<JsonObject>> others = callers(20);
        awaitWaiting(21);

        first.getFirst().cancel(true);
        provider.awaitRequests(2);
        provider.open();

        assertThat(others)
                .allSatisfy(call -> assertThat(call.join().integer("number")).isEqualTo(2));
        assertThat(provider.requests).hasSize(2);
    }

    @Test
    void whoWaitsForAnotherWaitsNoLongerThanItsOwnDeadline() {
        callers(1);
        provider.awaitRequests(1);

        assertThatThrownBy(() -> fixture.read(CallOptions.deadline(Duration.ofMillis(20))))
                .isInstanceOf(DeadlineExceededException.class);
        assertThat(provider.requests).hasSize(1);
        provider.open();
    }

    @Test
    void aCancelledWaiterLeavesTheLine() {
        List<CompletableFuture<JsonObject>> first = callers(1);
        provider.awaitRequests(1);
        List<CompletableFuture<JsonObject>> others = callers(2);
        awaitWaiting(3);
        others.getFirst().cancel(true);
        provider.open();

        assertThat(first.getFirst().join().integer("number")).isEqualTo(1);
        assertThat(others.getLast().join().integer("number")).isEqualTo(1);
    }

    @Test
    void afterAFailureEachAsksForItself() {
        provider.answers = number -> answer(500, "{}");
        List<CompletableFuture<JsonObject>> calls = callers(5);
        provider.awaitRequests(1);
        awaitWaiting(5);
        provider.open();

        assertThat(calls)
                .allSatisfy(call -> assertThat(
                                call.handle((value, failure) -> failure).join())
                        .isInstanceOf(ServerException.class));
        assertThat(provider.requests).hasSize(5);
    }

    @Test
    void answersThatNobodyElseMayUseAreNotWaitedForASecondTime() {
        CyclicBarrier allAtOnce = new CyclicBarrier(8);
        provider.open();
        provider.answers = number -> answer(200, "{}", "Cache-Control", "no-store");
        fixture.read();
        provider.answers = number -> {
            try {
                allAtOnce.await(30, TimeUnit.SECONDS);
            } catch (Exception somebodyWaited) {
                throw new IllegalStateException(somebodyWaited);
            }
            return answer(200, "{}", "Cache-Control", "no-store");
        };

        assertThat(callers(8)).allSatisfy(call -> assertThat(call.join()).isNotNull());
    }

    @Test
    void anAnswerIsUsedForItsOwnTenantOnly() {
        provider.open();

        assertThat(fixture.read(CallOptions.tenant("a")).integer("number")).isEqualTo(1);
        assertThat(fixture.read(CallOptions.tenant("b")).integer("number")).isEqualTo(2);
        assertThat(fixture.read(CallOptions.tenant("a")).integer("number")).isEqualTo(1);
        assertThat(fixture.read().integer("number")).isEqualTo(3);
    }

    @Test
    void anAnswerThatCameDuringAChangeIsNotKept() {
        CompletableFuture<JsonObject> read = callers(1).getFirst();
        provider.awaitRequests(1);
        CompletableFuture<JsonObject> change = fixture.client.async(fixture::create);
        provider.awaitRequests(2);
        HttpRequest second = provider.requests.get(1);
        assertThat(second.method()).isEqualTo("POST");
        provider.open();
        change.join();
        long before = read.join().integer("number");

        // Whichever of the two ended first: what was asked for before the change ended is not what is used after it.
        assertThat(before).isEqualTo(1);
        assertThat(fixture.read().integer("number")).isEqualTo(3);
    }

    @Test
    void anotherKeySeesNothingOfTheFirst() {
        provider.open();
        Fixture rotating = Fixture.with(client -> client.transport(provider)
                .apiKey(key::get)
                .time(TimeSource.system())
                .cache(CacheOptions.defaults()));

        assertThat(rotating.read().integer("number")).isEqualTo(1);
        key.set(Secret.of(TestProfiles.KEY + "Other"));
        assertThat(rotating.read().integer("number")).isEqualTo(2);
        key.set(Secret.of(TestProfiles.KEY));
        assertThat(rotating.read().integer("number")).isEqualTo(1);
    }

    @Test
    void anAnswerToAKeyThatChangedMeanwhileIsNotKept() {
        provider.open();
        Fixture rotating = Fixture.with(client -> client.transport(provider)
                .apiKey(key::get)
                .time(TimeSource.system())
                .cache(CacheOptions.defaults()));
        provider.answers = number -> {
            key.set(Secret.of(TestProfiles.KEY + number));
            return answer(200, "{\"number\":" + number + "}", "Cache-Control", "max-age=60");
        };
        rotating.read();
        key.set(Secret.of(TestProfiles.KEY));

        assertThat(rotating.read().integer("number")).isEqualTo(2);
    }
}
