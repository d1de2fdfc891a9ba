package dev.fairlead.sandbox.webhook;

import dev.fairlead.profile.Webhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks in the background, on virtual threads. Webhooks with the same order key go to a target one after the
 * other in the order of their publication; one that fails is tried up to 12 times, after 100 ms and then twice as long
 * each time up to 5 s, and others do not wait for it meanwhile. Redirects are not followed: they count as failures.
 * Safe for use by any number of threads.
 */
public final class WebhookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int MAX_ATTEMPTS = 12;
    private static final long BASE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long CAP_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long HELD_BACK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Courier courier;
    private final Map<String, Lanes> targets = new ConcurrentHashMap<>();
    private final DelayQueue<Delivery> later = new DelayQueue<>();
    private final WebhookTally tally = new WebhookTally();
    private final AtomicLong sequence = new AtomicLong();
    private final Thread timer;
    private volatile WebhookFaults faults = WebhookFaults.NONE;
    private volatile boolean closed;

    /**
     * Creates a sender without targets.
     *
     * @param facts how webhooks are signed; null if the provider signs none
     */
    public WebhookSender(@Nullable Webhooks facts, InstantSource clock) {
        this.courier = new Courier(facts, clock);
        this.timer = Thread.ofVirtual().name("sandbox-webhooks-timer").start(this::moveDue);
    }

    /** Adds a target, or replaces the one with the same id. */
    public void add(WebhookTarget target) {
        Lanes before = targets.put(target.id(), new Lanes(target, this::deliver));
        stop(before);
    }

    /** Takes a target away, with all that is waiting for it. */
    public void remove(String targetId) {
        stop(targets.remove(targetId));
    }

    private void stop(@Nullable Lanes lanes) {
        if (lanes != null) {
            int dropped = lanes.stop();
            tally.givenUp.add(dropped);
            tally.pending(-dropped);
        }
    }

    /** Returns how many targets want events of a type. */
    public int targetsFor(String type) {
        return (int) targets.values().stream()
                .filter(lanes -> lanes.target.wants(type))
                .count();
    }

    /** Sends an event to all targets that want it, and returns at once. */
    public void publish(WebhookMessage message) {
        if (closed) {
            return;
        }
        byte[] body = null;
        for (Lanes lanes : targets.values()) {
            if (lanes.target.wants(message.type())) {
                body = body == null ? message.event().toPrettyJson().getBytes(StandardCharsets.UTF_8) : body;
                enqueue(new Delivery(message, lanes, body));
            }
        }
    }

    private void enqueue(Delivery delivery) {
        WebhookFaults now = faults;
        SplittableRandom random = new SplittableRandom(now.seed() + sequence.getAndIncrement());
        tally.sent.increment();
        tally.pending(1);
        if (random.nextDouble() < now.duplicates()) {
            tally.duplicated.increment();
            tally.pending(1);
            later.add(delivery.again().after(random.nextLong(HELD_BACK_NANOS)));
        }
        if (random.nextDouble() < now.reordered()) {
            tally.reordered.increment();
            later.add(delivery.after(HELD_BACK_NANOS / 5 + random.nextLong(HELD_BACK_NANOS * 4 / 5)));
        } else {
            start(delivery);
        }
    }

    private void start(Delivery delivery) {
        if (!delivery.lanes.add(delivery)) {
            tally.givenUp.increment();
            tally.pending(-1);
        }
    }

    private void moveDue() {
        try {
            while (!closed) {
                start(later.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Delivery delivery) {
        delivery.attempts++;
        tally.attempts.increment();
        String trouble = courier.carry(delivery.body, delivery.lanes.target);
        if (trouble == null) {
            tally.delivered.increment();
            tally.pending(-1);
            return;
        }
        tally.failedAttempts.increment();
        log(delivery, trouble);
        if (delivery.attempts < MAX_ATTEMPTS && !closed) {
            later.add(delivery.after(Math.min(CAP_NANOS, BASE_NANOS << (delivery.attempts - 1))));
        } else {
            tally.givenUp.increment();
            tally.pending(-1);
        }
    }

    private static void log(Delivery delivery, String reason) {
        LOG.atDebug()
                .addKeyValue("event", delivery.message.eventId())
                .addKeyValue("target", delivery.lanes.target.id())
                .addKeyValue("attempt", delivery.attempts)
                .addKeyValue("reason", reason)
                .log("webhook was not accepted");
    }

    /** Switches misbehaviour, for webhooks published from now on. */
    public void misbehave(WebhookFaults faults) {
        this.faults = faults;
    }

    /** Returns the misbehaviour that is on. */
    public WebhookFaults faults() {
        return faults;
    }

    /** Returns what became of the webhooks so far. */
    public WebhookStats stats() {
        return tally.stats();
    }

    /**
     * Waits until no webhook is pending.
     *
     * @return false if some still are after this time
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        return tally.awaitIdle(limit.toNanos());
    }

    /** Ends at once: what is pending is dropped, what is on its way is broken off. */
    @Override
    public void close() {
        closed = true;
        timer.interrupt();
        targets.values().forEach(this::stop);
        courier.close();
    }
}
