package dev.fairlead.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.auth.CredentialSource;
import dev.fairlead.client.auth.MemoryTokenStore;
import dev.fairlead.client.auth.StoredToken;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.KnownSecrets;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedTransport;
import dev.fairlead.testing.kit.SeededRandom;
import dev.fairlead.testing.kit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenKeeperTest {

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    /** A clock with which something happens between a look at the token and what follows from it. */
    private static final class Clock implements TimeSource {

        private final VirtualTime time = new VirtualTime();
        private Duration later = Duration.ZERO;
        private @Nullable Callable<?> meanwhile;

        @Override
        public Instant now() {
            Callable<?> work = meanwhile;
            meanwhile = null;
            if (work != null) {
                try {
                    work.call();
                } catch (Exception failed) {
                    throw new AssertionError(failed);
                }
            }
            return time.now().plus(later);
        }

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            time.sleep(duration);
        }

        @Override
        public void park(long nanos) throws InterruptedException {
            time.park(nanos);
        }

        @Override
        public void unpark(Thread thread) {
            time.unpark(thread);
        }
    }

    private final Clock clock = new Clock();
    private int renewals;

    private final TokenKeeper keeper = new TokenKeeper(
            new AuthRuntime(
                    Settings.builder(TestProfiles.authenticating(Authentication.of(new AuthScheme.None())))
                            .withoutApiKey()
                            .build(),
                    CredentialSource.of(CredentialSet.of("user", Secret.of("ada"))),
                    new MemoryTokenStore(),
                    new ScriptedTransport(clock.time),
                    clock,
                    SeededRandom.largest(),
                    new Events(List.of()),
                    new KnownSecrets(),
                    Runnable::run),
            "test",
            (last, refused) -> {
                Instant now = clock.now();
                Secret token = Secret.of("access-token-" + ++renewals);
                return new StoredToken(renewals, token, now.plusSeconds(100), now, null, null, null, null);
            });

    @Test
    void whoLookedBeforeAnotherGotTheNextTokenDoesNotGetAThird() throws InterruptedException {
        keeper.get(PATIENCE);
        clock.later = Duration.ofSeconds(99);
        clock.meanwhile = () -> keeper.get(PATIENCE);

        StoredToken token = keeper.get(PATIENCE);

        assertThat(renewals).isEqualTo(2);
        assertThat(token.accessToken()).isEqualTo(Secret.of("access-token-2"));
    }
}
