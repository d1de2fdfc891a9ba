package dev.fairlead.client.cache;

import static dev.fairlead.client.cache.GatedProvider.answer;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.event.CacheResult;
import dev.fairlead.client.event.CallEvent.CacheUsed;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.policy.CacheUse;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.testing.kit.ScriptedTransport;
import dev.fairlead.testing.kit.SteppedTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a kept answer: fetched anew in the background, thrown out, given up. */
@Timeout(60)
class CacheLifeTest {

    private final SteppedTime time = new SteppedTime();
    private final GatedProvider provider = new GatedProvider();

    private Fixture gated(CacheOptions options) {
        return Fixture.with(client -> client.transport(provider).time(time).cache(options));
    }

    private static Operation<byte[]> read(String path) {
        return Operation.get("read", path).returnsBytes();
    }

    private static void awaitUntil(java.util.function.BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aStaleAnswerIsUsedAtOnceWhileANewerOneIsFetchedOnce() {
        provider.answers = number ->
                answer(200, "{\"number\":" + number + "}", "Cache-Control", "max-age=10, stale-while-revalidate=60");
        provider.gate.release();
        try (var client = gated(CacheOptions.defaults()).client) {
            client.call(Fixture.READ, Params.none(), Map.of(), CallOptions.none());
            time.advance(Duration.ofSeconds(11));

            for (int i = 0; i < 20; i++) {
                var reply = client.reply(Fixture.READ, Params.none(), Map.of(), CallOptions.none());
                assertThat(reply.value().integer("number")).isEqualTo(1);
                assertThat(reply.age()).contains(Duration.ofSeconds(11));
                assertThat(reply.attempts()).isZero();
            }
            provider.awaitRequests(2);
            provider.open();
            awaitUntil(() -> client.call(Fixture.READ, Params.none(), Map.of(), CallOptions.none())
                            .integer("number")
                    == 2);
            assertThat(provider.requests).hasSize(2);
        }
    }

    @Test
    void afterTheWindowTheCallWaits() {
        provider.open();
        provider.answers = number ->
                answer(200, "{\"number\":" + number + "}", "Cache-Control", "max-age=10, stale-while-revalidate=60");
        Fixture fixture = gated(CacheOptions.defaults());
        fixture.read();
        time.advance(Duration.ofSeconds(70));

        assertThat(fixture.read().integer("number")).isEqualTo(2);
    }

    @Test
    void nothingIsFetchedInTheBackgroundBeyondTheBound() {
        provider.answers = number -> answer(200, "{}", "Cache-Control", "max-age=1");
        provider.gate.release(10);
        Fixture fixture = gated(CacheOptions.defaults()
                .withStaleWhileRevalidate(Duration.ofHours(1))
                .withMaxRefreshes(3));
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 10; i++) {
                fixture.client.call(read("/v1/things/" + i), Params.none(), Map.of(), CallOptions.none());
            }
            time.advance(Duration.ofSeconds(2));
        }
        provider.awaitRequests(13);
        assertThat(fixture.events(CacheUsed.class))
                .filteredOn(event -> event.result() == CacheResult.STALE_WHILE_REVALIDATE)
                .hasSize(10);
        assertThat(provider.requests).hasSize(13);
        fixture.client.close();
        awaitUntil(() -> provider.interrupted.get() == 3);
    }

    @Test
    void anAnswerThatCannotBeReadIsNotKept() {
        Fixture fixture = Fixture.with(client -> client.cache(CacheOptions.defaults()));
        fixture.provider
                .then(ScriptedTransport.answer(200, "<html>log in first</html>", "Cache-Control", "max-age=600"))
                .thenOk();

        assertThatThrownBy(fixture::read).isInstanceOf(DecodingException.class);
        assertThat(fixture.read().string("id")).isEqualTo("ok");
    }

    @Test
    void theAnswerOfAnotherAddressIsNotKeptForThisOne() {
        Fixture fixture = Fixture.with(client -> client.cache(CacheOptions.defaults()));
        for (int i = 0; i < 2; i++) {
            fixture.provider
                    .then(status(302, "Location", "/v1/elsewhere"))
                    .then(ScriptedTransport.answer(200, "{}", "Cache-Control", "max-age=600"));
            fixture.read();
        }
        assertThat(fixture.provider.requests()).hasSize(4);
    }

    @Test
    void typedWishesOfACallGoOut() {
        Fixture fixture = Fixture.with(client -> client.cache(CacheOptions.defaults()));
        fixture.provider.then(ScriptedTransport.answer(200, "{}", "Cache-Control", "max-age=10"));

        fixture.read(CallOptions.cache(CacheUse.maxAge(Duration.ofMinutes(1)).orStale(Duration.ofMinutes(5))));
        assertThat(fixture.provider.sentValuesOf("Cache-Control")).containsExactly("max-age=60, max-stale=300");
        fixture.time.advance(Duration.ofSeconds(30));
        fixture.read(CallOptions.cache(CacheUse.only().orStale(Duration.ofSeconds(20))));
        assertThatThrownBy(() -> fixture.read(CallOptions.cache(CacheUse.only())))
                .isInstanceOf(CallRefusedException.class)
                .hasMessageContaining("response cache");
        assertThat(fixture.provider.requests()).hasSize(1);
    }

    @Test
    void thereIsNoCacheUnlessAskedFor() {
        Fixture fixture = Fixture.usual();
        fixture.provider.always(ScriptedTransport.answer(200, "{}", "Cache-Control", "max-age=600"));
        fixture.read();
        fixture.read();

        assertThat(fixture.provider.requests()).hasSize(2);
        assertThat(fixture.client.toString()).doesNotContain("cache");
        assertThat(fixture.events(CacheUsed.class)).isEmpty();
    }

    @Test
    void memoryStaysUnderItsBoundWhateverIsRead() {
        byte[] body = new byte[100_000];
        Headers headers = Headers.of("Cache-Control", "max-age=600");
        provider.open();
        provider.answers = number -> new TransportResult.Answered(HttpResponse.of(200, headers, body));
        try (var client = gated(CacheOptions.defaults().withMaxBytes(8 << 20)).client) {
            long before = usedMemory();
            for (int i = 0; i < 3_000; i++) { // 300 MB
                client.call(read("/v1/things/" + i), Params.none(), Map.of(), CallOptions.none());
                provider.requests.clear();
            }
            assertThat(usedMemory() - before).isBetween(4L << 20, 16L << 20);
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
