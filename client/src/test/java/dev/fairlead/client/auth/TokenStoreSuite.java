package dev.fairlead.client.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.profile.Secret;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store has to do. */
abstract class TokenStoreSuite {

    abstract TokenStore store();

    static StoredToken token(long version, @Nullable String refreshToken) {
        return new StoredToken(
                version,
                Secret.of("access-canary-" + version),
                Instant.parse("2026-11-23T13:00:00Z"),
                Instant.parse("2026-11-23T12:00:00Z"),
                refreshToken == null ? null : Secret.of(refreshToken),
                "https://acme.example.com",
                "read write",
                null);
    }

    @Test
    void whatWasWrittenIsRead() {
        TokenStore store = store();

        assertThat(store.read("a")).isEmpty();
        assertThat(store.compareAndSet("a", 0, token(1, "refresh-1"))).isTrue();

        assertThat(store.read("a")).contains(token(1, "refresh-1"));
        assertThat(store.read("A")).isEmpty();
    }

    @Test
    void whoComesLateChangesNothing() {
        TokenStore store = store();
        store.compareAndSet("a", 0, token(1, null));

        assertThat(store.compareAndSet("a", 0, token(1, "late"))).isFalse();
        assertThat(store.compareAndSet("a", 2, token(3, "early"))).isFalse();
        assertThat(store.compareAndSet("a", 1, token(2, "right"))).isTrue();

        assertThat(store.read("a")).contains(token(2, "right"));
    }

    @Test
    void ofManyThreadsExactlyOneWinsEachVersion() throws InterruptedException {
        TokenStore store = store();
        AtomicInteger won = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(8);
        for (int thread = 0; thread < 8; thread++) {
            Thread.ofVirtual().start(() -> {
                for (int version = 0; version < 50; version++) {
                    if (store.compareAndSet("a", version, token(version + 1, null))) {
                        won.incrementAndGet();
                    }
                }
                done.countDown();
            });
        }
        done.await();

        assertThat((long) won.get())
                .isEqualTo(store.read("a").orElseThrow().version())
                .isPositive();
    }

    @Test
    void nothingOfATokenIsPrinted() {
        assertThat(token(1, "canary") + store().toString()).doesNotContain("canary");
    }
}
