package dev.fairlead.webhooks;

import static dev.fairlead.webhooks.fixture.StripeWebhooks.NOW;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.webhooks.fixture.ManualClock;
import dev.fairlead.webhooks.internal.sqlite.SqliteInboxStore;
import dev.fairlead.webhooks.store.Acceptance;
import dev.fairlead.webhooks.store.Attempt;
import dev.fairlead.webhooks.store.EventFilter;
import dev.fairlead.webhooks.store.EventState;
import dev.fairlead.webhooks.store.EventSummary;
import dev.fairlead.webhooks.store.ReceivedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inbox by hand: time stands still until a test moves it, and handlers run when it says so. */
class InboxTest {

    private static final String PAID = "payment_intent.succeeded";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(NOW);
    private final List<String> heard = new ArrayList<>();
    private Inbox inbox;

    @BeforeEach
    void open() {
        inbox = Inbox.open(
                folder.resolve("inbox.db"),
                InboxOptions.defaults()
                        .withClock(clock)
                        .withAttempts(3)
                        .withDelays(Duration.ofSeconds(10), Duration.ofMinutes(1))
                        .withListener(new Recorder()));
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void aHandlerGetsTheDecodedObjectAndItsEvent() {
        List<Object> seen = new ArrayList<>();
        inbox.on(PAID, object -> object.integer("amount"), (amount, event) -> {
            seen.add(amount);
            seen.add(event.id());
            seen.add(event.objectKey().orElseThrow());
            seen.add(event.attempt());
            seen.add(event.json().string("object"));
        });
        inbox.accept(event("evt_1", PAID, NOW));

        assertThat(inbox.handleDue()).isEqualTo(1);

        assertThat(seen).containsExactly(2_000L, "evt_1", "pi_of_evt_1", 1, "event");
        assertThat(state("evt_1")).isEqualTo(EventState.DONE);
        assertThat(heard).containsExactly("received evt_1", "handled evt_1");
    }

    @Test
    void aTypeWithoutAHandlerIsFilteredAndCanBeReplayedLater() {
        inbox.accept(event("evt_1", "customer.created", NOW));
        inbox.handleDue();
        assertThat(state("evt_1")).isEqualTo(EventState.FILTERED);
        assertThat(inbox.counts().in(EventState.FILTERED)).isEqualTo(1);

        inbox.onAny(event -> heard.add("any " + event.type()));
        assertThat(inbox.replayAll(EventState.FILTERED)).isEqualTo(1);
        inbox.handleDue();

        assertThat(state("evt_1")).isEqualTo(EventState.DONE);
        assertThat(heard).containsExactly("received evt_1", "unhandled evt_1", "any customer.created", "handled evt_1");
    }

    @Test
    void aFailedHandlerIsTriedAgainLaterAndLaterUntilTheEventIsADeadLetter() {
        inbox.on(PAID, event -> {
            throw new IOException("the shop\nis closed");
        });
        inbox.accept(event("evt_1", PAID, NOW));

        inbox.handleDue();
        EventSummary first = summary("evt_1");
        assertThat(first.state()).isEqualTo(EventState.RETRY);
        assertThat(first.lastError()).isEqualTo("java.io.IOException: the shop is closed");
        assertThat(first.nextAt()).isBetween(NOW.plusSeconds(5), NOW.plusSeconds(10));
        assertThat(inbox.handleDue()).as("before it is due").isZero();

        clock.advance(Duration.ofSeconds(10));
        inbox.handleDue();
        assertThat(summary("evt_1").nextAt()).isBetween(NOW.plusSeconds(10 + 15), NOW.plusSeconds(10 + 30));

        clock.advance(Duration.ofSeconds(30));
        inbox.handleDue();
        assertThat(state("evt_1")).isEqualTo(EventState.DEAD);
        clock.advance(Duration.ofDays(1));
        assertThat(inbox.handleDue()).isZero();
        assertThat(heard).containsExactly("received evt_1", "failed evt_1", "failed evt_1", "dead evt_1");
        assertThat(inbox.get("stripe", "evt_1").orElseThrow().history())
                .extracting(Attempt::result)
                .containsOnly(Attempt.Result.FAILED)
                .hasSize(3);
    }

    @Test
    void aDeadLetterIsReplayedWithAllItsAttempts() {
        List<Integer> attempts = new ArrayList<>();
        inbox.on(PAID, event -> {
            attempts.add(event.attempt());
            if (event.replay() == 0) {
                throw new IllegalStateException("not yet");
            }
        });
        inbox.accept(event("evt_1", PAID, NOW));
        for (int i = 0; i < 3; i++) {
            inbox.handleDue();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(state("evt_1")).isEqualTo(EventState.DEAD);

        assertThat(inbox.replay("stripe", "evt_1")).isTrue();
        inbox.handleDue();

        assertThat(state("evt_1")).isEqualTo(EventState.DONE);
        assertThat(attempts).containsExactly(1, 2, 3, 1);
    }

    @Test
    void anErrorOfTheMachineIsAFailureLikeAnyOther() {
        inbox.on(PAID, event -> recurse(0));
        inbox.on("bad.object", object -> object.integer("nothing").intValue(), (amount, event) -> {});
        inbox.on("good", event -> {});
        inbox.accept(event("evt_1", PAID, NOW));
        inbox.accept(event("evt_2", "bad.object", NOW));
        inbox.accept(event("evt_3", "good", NOW));

        inbox.handleDue();

        assertThat(summary("evt_1").lastError()).startsWith("java.lang.StackOverflowError");
        assertThat(summary("evt_2").lastError()).startsWith("java.lang.NullPointerException");
        assertThat(state("evt_3")).isEqualTo(EventState.DONE);
    }

    @Test
    void aLongErrorIsCut() {
        inbox.on(PAID, event -> {
            throw new IllegalStateException("x".repeat(10_000));
        });
        inbox.accept(event("evt_1", PAID, NOW));
        inbox.handleDue();

        assertThat(summary("evt_1").lastError()).hasSize(500).endsWith("…");
    }

    @Test
    void aRepeatedEventIsHandledOnce() {
        inbox.on(PAID, event -> heard.add("handling"));
        inbox.accept(event("evt_1", PAID, NOW));
        inbox.accept(event("evt_1", PAID, NOW));
        inbox.handleDue();
        inbox.accept(event("evt_1", PAID, NOW));
        inbox.handleDue();

        assertThat(heard)
                .containsExactly("received evt_1", "duplicate evt_1", "handling", "handled evt_1", "duplicate evt_1");
    }

    @Test
    void anEventWhoseProcessKeepsDyingBecomesADeadLetter() {
        inbox.accept(event("evt_1", PAID, NOW));
        inbox.close();
        for (int i = 0; i < 3; i++) {
            try (var store = SqliteInboxStore.open(folder.resolve("inbox.db"), Duration.ofSeconds(10), NOW)) {
                assertThat(store.lease(1, NOW, NOW.plusSeconds(60))).hasSize(1);
            }
        }
        open();
        inbox.on(PAID, event -> heard.add("handling"));

        inbox.handleDue();

        assertThat(state("evt_1")).isEqualTo(EventState.DEAD);
        assertThat(summary("evt_1").lastError()).isEqualTo("the handler never ended in 3 attempts");
        assertThat(heard).doesNotContain("handling");
    }

    @Test
    void aListenerThatThrowsChangesNothing() {
        inbox.close();
        inbox = Inbox.open(
                folder.resolve("inbox.db"),
                InboxOptions.defaults().withClock(clock).withListener(new InboxListener() {
                    @Override
                    public void received(ReceivedEvent event) {
                        throw new IllegalStateException("deaf");
                    }

                    @Override
                    public void handled(Event event, Duration duration) {
                        throw new IllegalStateException("deaf");
                    }
                }));
        inbox.on(PAID, event -> {});
        inbox.accept(event("evt_1", PAID, NOW));
        inbox.handleDue();

        assertThat(state("evt_1")).isEqualTo(EventState.DONE);
    }

    @Test
    void purgesByAge() {
        inbox.on(PAID, event -> {});
        inbox.accept(event("evt_1", PAID, NOW));
        inbox.handleDue();
        clock.advance(Duration.ofDays(30));

        assertThat(inbox.purge(Duration.ofDays(31))).isZero();
        assertThat(inbox.purge(Duration.ofDays(29))).isEqualTo(1);
        assertThat(inbox.list(EventFilter.all(), 10)).isEmpty();
    }

    @Test
    void misuseIsRefused() {
        inbox.on(PAID, event -> {});
        assertThatThrownBy(() -> inbox.on(PAID, event -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(PAID);
        inbox.start();
        assertThatThrownBy(() -> inbox.on("late", event -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> inbox.onAny(event -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(inbox::start).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(inbox::handleDue).isInstanceOf(IllegalStateException.class);
    }

    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    private EventSummary summary(String id) {
        return inbox.get("stripe", id).orElseThrow().summary();
    }

    private EventState state(String id) {
        return summary(id).state();
    }

    private final class Recorder implements InboxListener {

        @Override
        public void received(ReceivedEvent event) {
            heard.add("received " + event.id());
        }

        @Override
        public void duplicate(ReceivedEvent event, Acceptance acceptance) {
            heard.add("duplicate " + event.id());
        }

        @Override
        public void handled(Event event, Duration duration) {
            heard.add("handled " + event.id());
        }

        @Override
        public void failed(Event event, Duration duration, String error, Instant retryAt) {
            heard.add("failed " + event.id());
        }

        @Override
        public void dead(Event event, Duration duration, String error) {
            heard.add("dead " + event.id());
        }

        @Override
        public void unhandled(Event event) {
            heard.add("unhandled " + event.id());
        }
    }
}
