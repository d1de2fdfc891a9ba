package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What hedging leaves on the wire: nothing. */
class HedgingAcceptanceTest {

    /** A hedged call leaves no exchange behind: its loser's connection is closed. */
    @Test
    void theLoserOfAHedgedCallIsAborted() throws Exception {
        HedgingOptions soon = HedgingOptions.after(Duration.ofMillis(50));
        try (var fixture = new LiveFixture(options -> options.hedging(soon))) {
            fixture.server.then(Step.silence());

            fixture.read();

            fixture.server.awaitHangUp();
            assertThat(fixture.server.requests()).hasSize(2);
        }
    }

    /** A hedged call that is cancelled closes all of its connections. */
    @Test
    void cancellingAHedgedCallAbortsAllOfIt() throws Exception {
        CountDownLatch hedged = new CountDownLatch(1);
        try (var fixture = new LiveFixture(options -> options.hedging(HedgingOptions.after(Duration.ofMillis(20)))
                .listener(event -> {
                    if (event instanceof CallEvent.AttemptHedged) {
                        hedged.countDown();
                    }
                }))) {
            fixture.server.always(Step.silence());
            CompletableFuture<?> call = fixture.client.async(() -> fixture.read());
            assertThat(hedged.await(10, TimeUnit.SECONDS)).isTrue();
            fixture.server.awaitRequest();

            call.cancel(true);

            fixture.server.awaitHangUp();
        }
    }
}
