package dev.fairlead.webhooks.store;

import static dev.fairlead.webhooks.fixture.StripeWebhooks.NOW;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of an inbox does. */
public abstract class InboxStoreSuite {

    private static final String TYPE = "payment_intent.succeeded";
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Acceptance STORED = new Acceptance(Acceptance.Kind.STORED, false);
    private static final Acceptance DUPLICATE = new Acceptance(Acceptance.Kind.DUPLICATE, false);

    private InboxStore store;

    /** Opens a store that is empty. */
    protected abstract InboxStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void keepsAnEventAsItCame() {
        byte[] bytes = {(byte) 0xff, 0, '{', '\r', '\n'};
        ReceivedEvent event = new ReceivedEvent(
                "stripe", "evt_1", TYPE, Body.of(bytes), Map.of("a", "ö\"\n"), NOW, NOW, null, null, "/data/object");

        assertThat(store.accept(event)).isEqualTo(STORED);

        StoredEvent stored = store.find("stripe", "evt_1").orElseThrow();
        assertThat(stored.body()).isEqualTo(Body.of(bytes));
        assertThat(stored.headers()).containsExactly(Map.entry("a", "ö\"\n"));
        assertThat(stored.history()).isEmpty();
        assertThat(stored.summary().state()).isEqualTo(EventState.RECEIVED);
        assertThat(stored.summary().occurredAt()).isNull();
        assertThat(stored.summary().size()).isEqualTo(5);
        assertThat(lease(1)).singleElement().extracting(Lease::event).isEqualTo(event);
    }

    @Test
    void knowsNothingOfWhatWasNotAccepted() {
        assertThat(store.find("stripe", "evt_1")).isEmpty();
        assertThat(store.nextDue()).isEmpty();
        assertThat(store.list(EventFilter.all(), 10)).isEmpty();
        assertThat(store.counts()).isEqualTo(new InboxCounts(0, 0, 0, 0, Map.of()));
    }

    @Test
    void countsARepeatedEventAndKeepsOneRow() {
        store.accept(event("evt_1", TYPE, NOW));

        assertThat(store.accept(event("evt_1", TYPE, LATER))).isEqualTo(DUPLICATE);
        assertThat(store.accept(event("evt_1", TYPE, LATER))).isEqualTo(DUPLICATE);

        assertThat(summary("evt_1").duplicates()).isEqualTo(2);
        assertThat(summary("evt_1").receivedAt()).isEqualTo(NOW);
        assertThat(store.counts().received()).isEqualTo(1);
        assertThat(store.counts().duplicates()).isEqualTo(2);
    }

    @Test
    void tellsEventsOfDifferentSourcesApart() {
        ReceivedEvent event = event("evt_1", TYPE, NOW);
        store.accept(event);

        assertThat(store.accept(withSource(event, "other"))).isEqualTo(STORED);
        assertThat(store.counts().received()).isEqualTo(2);
    }

    @Test
    void flagsAnotherBodyUnderTheSameIdAndKeepsTheFirst() {
        store.accept(event("evt_1", TYPE, NOW));
        ReceivedEvent forged = withBody(event("evt_1", TYPE, NOW), "{}");

        assertThat(store.accept(forged)).isEqualTo(new Acceptance(Acceptance.Kind.DUPLICATE, true));

        assertThat(summary("evt_1").conflicts()).isEqualTo(1);
        assertThat(store.counts().conflicts()).isEqualTo(1);
        assertThat(store.find("stripe", "evt_1").orElseThrow().body())
                .isEqualTo(event("evt_1", TYPE, NOW).body());
    }

    @Test
    void concurrentRepetitionsCollapseToOneRow() throws Exception {
        int callers = 32;
        CountDownLatch ready = new CountDownLatch(callers);
        Callable<Acceptance> call = () -> {
            ready.countDown();
            ready.await();
            return store.accept(event("evt_1", TYPE, NOW));
        };
        List<Acceptance> all;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Acceptance>> futures = threads.invokeAll(
                    IntStream.range(0, callers).mapToObj(i -> call).toList());
            all = futures.stream().map(Future::resultNow).toList();
        }

        assertThat(all).filteredOn(STORED::equals).hasSize(1);
        assertThat(all).filteredOn(DUPLICATE::equals).hasSize(callers - 1);
        assertThat(store.counts()).isEqualTo(new InboxCounts(1, callers - 1, 0, 0, Map.of(EventState.RECEIVED, 1L)));
        assertThat(lease(10)).hasSize(1);
    }

    @Test
    void leasesInTheOrderOfReceiptAndNoMoreThanAsked() {
        store.accept(event("evt_2", TYPE, NOW.minusSeconds(1)));
        store.accept(event("evt_3", TYPE, NOW));
        store.accept(event("evt_1", TYPE, NOW.minusSeconds(2)));

        assertThat(lease(2)).extracting(lease -> lease.event().id()).containsExactly("evt_1", "evt_2");
        assertThat(lease(2)).extracting(lease -> lease.event().id()).containsExactly("evt_3");
        assertThat(lease(2)).isEmpty();
        assertThat(store.counts().in(EventState.RUNNING)).isEqualTo(3);
    }

    @Test
    void doesNotLeaseWhatIsNotDue() {
        store.accept(event("evt_1", TYPE, NOW));
        Lease lease = leaseOne();
        store.complete(lease, new Completion.Retry(LATER, "java.io.IOException: no"), NOW);

        assertThat(store.nextDue()).contains(LATER);
        assertThat(store.lease(1, LATER.minusMillis(1), LATER.plusSeconds(60))).isEmpty();
        assertThat(store.lease(1, LATER, LATER.plusSeconds(60)))
                .singleElement()
                .satisfies(again -> assertThat(again.attempt()).isEqualTo(2));
        assertThat(summary("evt_1").lastError()).isEqualTo("java.io.IOException: no");
    }

    @Test
    void completionsEndInTheirStatesAndKeepTheHistory() {
        store.accept(event("evt_1", TYPE, NOW));
        Instant end = NOW.plusSeconds(5);

        store.complete(leaseOne(), new Completion.Retry(NOW, "first"), end);
        store.complete(leaseOne(), new Completion.Released(NOW), end);
        store.complete(leaseOne(), new Completion.Dead("second"), end);

        StoredEvent stored = store.find("stripe", "evt_1").orElseThrow();
        assertThat(stored.summary().state()).isEqualTo(EventState.DEAD);
        assertThat(stored.summary().attempts()).isEqualTo(2);
        assertThat(stored.summary().finishedAt()).isEqualTo(end);
        assertThat(stored.summary().lastError()).isEqualTo("second");
        assertThat(stored.history())
                .containsExactly(
                        new Attempt(0, 1, NOW, end, Attempt.Result.FAILED, "first"),
                        new Attempt(0, 2, NOW, end, Attempt.Result.INTERRUPTED, null),
                        new Attempt(0, 2, NOW, end, Attempt.Result.FAILED, "second"));
        assertThat(store.nextDue()).isEmpty();
    }

    @Test
    void anEventWithoutAHandlerHasNoAttempts() {
        store.accept(event("evt_1", TYPE, NOW));

        store.complete(leaseOne(), new Completion.Filtered(), NOW);

        assertThat(summary("evt_1").state()).isEqualTo(EventState.FILTERED);
        assertThat(summary("evt_1").attempts()).isZero();
    }

    @Test
    void aLeaseThatRanOutIsGivenAgainAndTheOldOneIsWorthNothing() {
        store.accept(event("evt_1", TYPE, NOW));
        Lease old = store.lease(1, NOW, LATER).getFirst();
        assertThat(store.nextDue()).contains(LATER);

        Lease current = store.lease(1, LATER, LATER.plusSeconds(60)).getFirst();

        assertThat(current.attempt()).isEqualTo(2);
        assertThat(store.complete(old, new Completion.Done(), LATER)).isFalse();
        assertThat(summary("evt_1").state()).isEqualTo(EventState.RUNNING);
        assertThat(store.complete(current, new Completion.Done(), LATER)).isTrue();
        assertThat(store.complete(current, new Completion.Dead("twice"), LATER)).isFalse();
        assertThat(store.find("stripe", "evt_1").orElseThrow().history())
                .extracting(Attempt::result)
                .containsExactly(Attempt.Result.INTERRUPTED, Attempt.Result.DONE);
    }

    @Test
    void aRenewedLeaseRunsOutLater() {
        store.accept(event("evt_1", TYPE, NOW));
        Lease lease = store.lease(1, NOW, LATER).getFirst();

        store.renew(List.of(lease), LATER.plusSeconds(60));

        assertThat(store.lease(1, LATER, LATER.plusSeconds(120))).isEmpty();
        assertThat(store.complete(lease, new Completion.Done(), LATER)).isTrue();
    }

    @Test
    void aRepeatedDeadLetterGoesToItsHandlerAgain() {
        store.accept(event("evt_1", TYPE, NOW));
        store.complete(leaseOne(), new Completion.Dead("gone"), NOW);

        assertThat(store.accept(event("evt_1", TYPE, NOW)).kind()).isEqualTo(Acceptance.Kind.REQUEUED);

        Lease lease = leaseOne();
        assertThat(lease.attempt()).isEqualTo(1);
        assertThat(lease.replay()).isEqualTo(1);
    }

    @Test
    void repetitionsOfOtherStatesChangeNothing() {
        for (Completion completion :
                List.of(new Completion.Done(), new Completion.Filtered(), new Completion.Retry(LATER, "no"))) {
            String id = "evt_" + completion.getClass().getSimpleName();
            store.accept(event(id, TYPE, NOW));
            store.complete(leaseOne(), completion, NOW);
            EventState state = summary(id).state();

            assertThat(store.accept(event(id, TYPE, NOW))).isEqualTo(DUPLICATE);
            assertThat(summary(id).state()).isEqualTo(state);
        }
        assertThat(lease(10)).isEmpty();
    }

    @Test
    void replaysOneEventWithAllItsAttemptsBeforeIt() {
        store.accept(event("evt_1", TYPE, NOW));
        store.complete(leaseOne(), new Completion.Done(), NOW);

        assertThat(store.replay("stripe", "evt_1", NOW)).isTrue();

        assertThat(summary("evt_1").finishedAt()).isNull();
        Lease lease = leaseOne();
        assertThat(lease.attempt()).isEqualTo(1);
        assertThat(lease.replay()).isEqualTo(1);
        assertThat(store.replay("stripe", "evt_1", NOW)).as("while it runs").isFalse();
        assertThat(store.replay("stripe", "evt_2", NOW)).as("unknown").isFalse();
    }

    @Test
    void replaysAllDeadLettersAndNothingElse() {
        for (String id : List.of("evt_1", "evt_2")) {
            store.accept(event(id, TYPE, NOW));
            store.complete(leaseOne(), new Completion.Dead("gone"), NOW);
        }
        store.accept(event("evt_3", TYPE, NOW));
        store.complete(leaseOne(), new Completion.Done(), NOW);

        assertThat(store.replayAll(EventState.DEAD, NOW)).isEqualTo(2);

        assertThat(lease(10)).extracting(lease -> lease.event().id()).containsExactlyInAnyOrder("evt_1", "evt_2");
        assertThatThrownBy(() -> store.replayAll(EventState.RUNNING, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsLatestFirstByFilterAndPage() {
        for (int i = 1; i <= 5; i++) {
            store.accept(event("evt_" + i, i % 2 == 0 ? "even" : "odd", NOW.plusSeconds(i)));
        }

        assertThat(ids(EventFilter.all(), 2)).containsExactly("evt_5", "evt_4");
        long last = store.list(EventFilter.all(), 2).getLast().sequence();
        assertThat(ids(EventFilter.all().before(last), 10)).containsExactly("evt_3", "evt_2", "evt_1");
        assertThat(ids(EventFilter.all().withType("even"), 10)).containsExactly("evt_4", "evt_2");
        assertThat(ids(EventFilter.all().withState(EventState.DONE), 10)).isEmpty();
        assertThat(ids(EventFilter.all().withSource("stripe").withState(EventState.RECEIVED), 10))
                .hasSize(5);
    }

    @Test
    void purgesOldFinishedEventsAndKeepsDeadLetters() {
        for (String id : List.of("evt_done", "evt_new", "evt_dead", "evt_waiting")) {
            store.accept(event(id, TYPE, NOW));
        }
        List<Lease> leases = lease(3);
        store.complete(leases.get(0), new Completion.Done(), NOW);
        store.complete(leases.get(1), new Completion.Done(), LATER);
        store.complete(leases.get(2), new Completion.Dead("gone"), NOW);

        assertThat(store.purge(LATER)).isEqualTo(1);

        assertThat(ids(EventFilter.all(), 10)).containsExactly("evt_waiting", "evt_dead", "evt_new");
        assertThat(store.counts().received()).isEqualTo(4);
        assertThat(store.counts().purged()).isEqualTo(1);
        assertThat(store.accept(event("evt_done", TYPE, NOW))).isEqualTo(STORED);
    }

    @Test
    void purgesMoreThanOneBatch() {
        for (int i = 0; i < 600; i++) {
            store.accept(event("evt_" + i, TYPE, NOW));
        }
        lease(600).forEach(lease -> store.complete(lease, new Completion.Done(), NOW));

        assertThat(store.purge(LATER)).isEqualTo(600);
        assertThat(store.counts().received()).isEqualTo(600);
    }

    @Test
    void aClosedStoreRefusesWorkAndClosesTwice() {
        store.close();
        store.close();

        assertThatThrownBy(() -> store.accept(event("evt_1", TYPE, NOW)))
                .isInstanceOf(InboxException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.counts())
                .isInstanceOf(InboxException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void anInterruptedCallerIsToldAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> store.accept(event("evt_1", TYPE, NOW)))
                    .isInstanceOf(InboxException.class)
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private List<Lease> lease(int max) {
        return store.lease(max, NOW, NOW.plus(Duration.ofMinutes(1)));
    }

    private Lease leaseOne() {
        return lease(1).getFirst();
    }

    private EventSummary summary(String id) {
        return store.find("stripe", id).orElseThrow().summary();
    }

    private List<String> ids(EventFilter filter, int limit) {
        return store.list(filter, limit).stream().map(EventSummary::id).toList();
    }

    private static ReceivedEvent withSource(ReceivedEvent e, String source) {
        return new ReceivedEvent(
                source,
                e.id(),
                e.type(),
                e.body(),
                e.headers(),
                e.signedAt(),
                e.receivedAt(),
                e.occurredAt(),
                e.objectKey(),
                e.objectPointer());
    }

    private static ReceivedEvent withBody(ReceivedEvent e, String body) {
        return new ReceivedEvent(
                e.source(),
                e.id(),
                e.type(),
                Body.of(body.getBytes(StandardCharsets.UTF_8)),
                e.headers(),
                e.signedAt(),
                e.receivedAt(),
                e.occurredAt(),
                e.objectKey(),
                e.objectPointer());
    }
}
