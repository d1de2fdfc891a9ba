package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.CallInterruptedException;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CancellationAcceptanceTest {

    @Test
    void cancellingInFlightClosesTheConnection() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.silence());
            CompletableFuture<?> call = fixture.client.async(() -> fixture.read());
            fixture.server.awaitRequest();

            assertThat(call.cancel(true)).isTrue();

            fixture.server.awaitHangUp();
            assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    @Test
    void cancellingInTheMiddleOfABodyClosesTheConnection() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.stall(100, "{"));
            CompletableFuture<?> call = fixture.client.async(() -> fixture.read());
            fixture.server.awaitRequest();

            call.cancel(false);

            fixture.server.awaitHangUp();
        }
    }

    @Test
    void cancellingDuringBackoffSendsNothingMore() throws Exception {
        CountDownLatch backingOff = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        List<CallEvent> events = new CopyOnWriteArrayList<>();
        try (var fixture = new LiveFixture(options -> options.listener(event -> {
            events.add(event);
            if (event instanceof CallEvent.RetryScheduled) {
                backingOff.countDown();
            }
            if (event instanceof CallEvent.CallFinished) {
                finished.countDown();
            }
        }))) {
            fixture.server.always(Step.respond("503 Unavailable", "{}", "Retry-After", "10"));
            CompletableFuture<?> call = fixture.client.async(() -> fixture.read());
            assertThat(backingOff.await(10, TimeUnit.SECONDS)).isTrue();

            call.cancel(true);

            assertThat(finished.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(fixture.server.requests()).hasSize(1);
            assertThat(events.getLast())
                    .isInstanceOfSatisfying(
                            CallEvent.CallFinished.class,
                            finish -> assertThat(finish.outcome()).isEqualTo(OutcomeKind.CANCELLED));
        }
    }

    @Test
    void interruptingAPlatformThreadEndsItsCallWithTheFlagSet() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.silence());
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    fixture.read();
                } catch (RuntimeException failure) {
                    thrown.set(failure);
                    flag.set(Thread.currentThread().isInterrupted());
                }
            });
            fixture.server.awaitRequest();

            caller.interrupt();

            fixture.server.awaitHangUp();
            caller.join(10_000);
            assertThat(thrown.get()).isInstanceOf(CallInterruptedException.class);
            assertThat(((CallInterruptedException) thrown.get()).attempts()).isEqualTo(1);
            assertThat(flag.get()).isTrue();
        }
    }

    @Test
    void closingTheClientCutsOffAsynchronousWork() throws Exception {
        var fixture = new LiveFixture();
        fixture.server.always(Step.silence());
        CompletableFuture<?> call = fixture.client.async(() -> fixture.read());
        fixture.server.awaitRequest();

        fixture.client.close();

        fixture.server.awaitHangUp();
        assertThat(call).isCancelled();
        assertThatThrownBy(fixture::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the client is closed");
        fixture.server.close();
    }
}
