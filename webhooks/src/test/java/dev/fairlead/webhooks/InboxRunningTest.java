package dev.fairlead.webhooks;

import static dev.fairlead.webhooks.fixture.StripeWebhooks.NOW;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.webhooks.fixture.ManualClock;
import dev.fairlead.webhooks.store.EventState;
import dev.fairlead.webhooks.store.EventSummary;
import dev.fairlead.webhooks.store.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The inbox as it runs, on threads of its own. */
@Timeout(60)
class InboxRunningTest {

    private static final String PAID = "payment_intent.succeeded";

    @TempDir
    Path folder;

    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final InboxOptions options = InboxOptions.defaults()
            .withAcceptTimeout(Duration.ofSeconds(30))
            .withDelays(Duration.ofMillis(20), Duration.ofMillis(50))
            .withListener(new InboxListener() {
                @Override
                public void handled(Event event, Duration duration) {
                    ended.add("handled " + event.id());
                }

                @Override
                public void dead(Event event, Duration duration, String error) {
                    ended.add("dead " + event.id());
                }
            });

    @Test
    void eventsAreHandledAsTheyCome() throws Exception {
        try (Inbox inbox = open(options)) {
            inbox.on(PAID, event -> {}).start();
            for (int i = 0; i < 20; i++) {
                inbox.accept(event("evt_" + i, PAID, Instant.now()));
                assertThat(ended.take()).isEqualTo("handled evt_" + i);
            }
        }
    }

    @Test
    void eventsThatWereThereBeforeAreHandledFirst() throws Exception {
        try (Inbox inbox = open(options)) {
            inbox.accept(event("evt_1", PAID, Instant.now()));
        }
        try (Inbox inbox = open(options)) {
            inbox.on(PAID, event -> {}).start();
            assertThat(ended.take()).isEqualTo("handled evt_1");
        }
    }

    @Test
    void aFailedHandlerIsTriedAgainWithoutBeingAskedFor() throws Exception {
        try (Inbox inbox = open(options.withAttempts(3))) {
            inbox.on(PAID, event -> {
                        if (event.attempt() < 3) {
                            throw new IllegalStateException("not yet");
                        }
                    })
                    .on("hopeless", event -> {
                        throw new IllegalStateException("never");
                    })
                    .start();
            inbox.accept(event("evt_1", PAID, Instant.now()));
            inbox.accept(event("evt_2", "hopeless", Instant.now()));

            assertThat(Set.of(ended.take(), ended.take())).isEqualTo(Set.of("handled evt_1", "dead evt_2"));

            assertThat(inbox.replay("stripe", "evt_2")).isTrue();
            assertThat(ended.take()).isEqualTo("dead evt_2");
        }
    }

    @Test
    void noMoreHandlersRunAtOnceThanAllowed() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier all = new CyclicBarrier(4);
        try (Inbox inbox = open(options.withConcurrency(4))) {
            inbox.on(PAID, event -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        all.await(30, TimeUnit.SECONDS); // fails unless four run together
                        running.decrementAndGet();
                    })
                    .start();
            for (int i = 0; i < 40; i++) {
                inbox.accept(event("evt_" + i, PAID, Instant.now()));
            }
            for (int i = 0; i < 40; i++) {
                assertThat(ended.take()).startsWith("handled");
            }
        }
        assertThat(most).hasValue(4);
    }

    @Test
    void aSlowHandlerKeepsItsLease() throws Exception {
        ManualClock clock = new ManualClock(NOW);
        CountDownLatch finish = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        try (Inbox inbox = open(options.withClock(clock).withLeaseTime(Duration.ofSeconds(60)))) {
            inbox.on(PAID, event -> {
                        calls.incrementAndGet();
                        finish.await();
                    })
                    .on("tick", event -> {})
                    .start();
            inbox.accept(event("evt_slow", PAID, clock.instant()));
            for (int i = 0; i < 20; i++) {
                clock.advance(Duration.ofSeconds(20));
                inbox.accept(event("evt_" + i, "tick", clock.instant()));
                assertThat(ended.take()).isEqualTo("handled evt_" + i);
            }
            finish.countDown();
            assertThat(ended.take()).isEqualTo("handled evt_slow");
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void closingWaitsForRunningHandlers() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Inbox inbox = open(options);
        inbox.on(PAID, event -> {
                    started.countDown();
                    finish.await();
                })
                .start();
        inbox.accept(event("evt_1", PAID, Instant.now()));
        started.await();
        Thread closer = Thread.ofVirtual().start(inbox::close);
        finish.countDown();
        closer.join();

        assertThat(ended).containsExactly("handled evt_1");
        assertThat(stored("evt_1").summary().state()).isEqualTo(EventState.DONE);
    }

    @Test
    void closingInterruptsAHandlerThatDoesNotEndAndItsAttemptDoesNotCount() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Inbox inbox = open(options.withCloseTimeout(Duration.ofMillis(50)));
        inbox.on(PAID, event -> {
                    started.countDown();
                    new CountDownLatch(1).await();
                })
                .start();
        inbox.accept(event("evt_1", PAID, Instant.now()));
        started.await();
        inbox.close();

        EventSummary summary = stored("evt_1").summary();
        assertThat(summary.state()).isEqualTo(EventState.RETRY);
        assertThat(summary.attempts()).isZero();
    }

    @Test
    void aHandlerThatIgnoresTheInterruptDoesNotHoldUpClosing() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Inbox inbox = open(options.withCloseTimeout(Duration.ofMillis(50)));
        inbox.on(PAID, event -> {
                    started.countDown();
                    awaitUninterruptibly(finish);
                })
                .start();
        inbox.accept(event("evt_1", PAID, Instant.now()));
        started.await();
        inbox.close();

        assertThat(stored("evt_1").summary().state()).isEqualTo(EventState.RETRY);
        finish.countDown();
    }

    @Test
    void manyConcurrentRepetitionsAreHandledOnceEach() throws Exception {
        Set<String> handled = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        try (Inbox inbox = open(options)) {
            inbox.on(PAID, event -> {
                        if (!handled.add(event.id())) {
                            twice.incrementAndGet();
                        }
                    })
                    .start();
            try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 2_000; i++) {
                    String id = "evt_" + i % 200;
                    senders.submit(() -> inbox.accept(event(id, PAID, Instant.now())));
                }
            }
            for (int i = 0; i < 200; i++) {
                assertThat(ended.take()).startsWith("handled");
            }
            assertThat(inbox.counts().received()).isEqualTo(200);
            assertThat(inbox.counts().duplicates()).isEqualTo(1_800);
            assertThat(inbox.counts().in(EventState.DONE)).isEqualTo(200);
        }
        assertThat(handled).hasSize(200);
        assertThat(twice).hasValue(0);
    }

    private Inbox open(InboxOptions with) {
        return Inbox.open(folder.resolve("inbox.db"), with);
    }

    private StoredEvent stored(String id) {
        try (Inbox inbox = open(options)) {
            return inbox.get("stripe", id).orElseThrow();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException ignored) {
                // This handler is a bad one.
            }
        }
    }
}
