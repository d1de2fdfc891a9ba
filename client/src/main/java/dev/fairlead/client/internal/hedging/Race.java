package dev.fairlead.client.internal.hedging;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.Link;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.retry.RetryBudget;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, run by several requests. The thread of the call only waits: it starts the requests, takes the first good answer,
 * cuts the others off and waits for their end, so that nothing of a call goes on when it has returned. Used once.
 */
final class Race {

    private static final long A_WHILE = Duration.ofHours(1).toNanos(); // whoever arrives wakes us

    private final Call call;
    private final HttpRequest request;
    private final Link next;
    private final TimeSource time;
    private final Latencies latencies;
    private final List<Runner> runners = new ArrayList<>();
    private final AtomicInteger numbers;

    Race(Call call, HttpRequest request, Link next, TimeSource time, Latencies latencies) {
        this.call = call;
        this.request = request;
        this.next = next;
        this.time = time;
        this.latencies = latencies;
        this.numbers = new AtomicInteger(call.sent());
    }

    Outcome run(long delayNanos, int most, RetryBudget budget, Events events) throws InterruptedException {
        start();
        try {
            waitForAnswer(delayNanos, most, budget::take, events);
        } finally {
            finish();
        }
        return result(budget);
    }

    private void waitForAnswer(long delayNanos, int most, BooleanSupplier payment, Events events)
            throws InterruptedException {
        long begin = time.nanoTime();
        boolean more = true;
        while (!isOver()) {
            long wait = begin + delayNanos * runners.size() - time.nanoTime();
            more = more && runners.size() <= most && call.leftNanos(time) > wait;
            if (!more || wait > 0) {
                time.park(more ? wait : A_WHILE);
            } else if (payment.getAsBoolean()) {
                tell(events, Duration.ofNanos(time.nanoTime() - begin));
                start();
            } else {
                more = false;
            }
        }
    }

    private void start() {
        runners.add(Runner.start(call.part(numbers), request, next, time));
    }

    private void tell(Events events, Duration after) {
        if (events.isHeard()) {
            events.tell(new CallEvent.AttemptHedged(call.id(), call.operationId(), call.attempt(), after));
        }
    }

    /** A first request that failed does not wait for company: the retries know better what to do next. */
    private boolean isOver() {
        boolean all = true;
        for (Runner runner : runners) {
            if (!runner.hasArrived()) {
                all = false;
            } else if (runner.hasGoodAnswer() || runner.mistake() != null) {
                return true;
            }
        }
        return all;
    }

    /** Cuts off what still runs and waits for its end, an interrupt of the call notwithstanding: that one comes afterwards. */
    private void finish() throws InterruptedException {
        InterruptedException interrupted = null;
        for (Runner runner : runners) {
            runner.cutOff();
        }
        for (Runner runner : runners) {
            while (!runner.hasArrived()) {
                try {
                    time.park(A_WHILE);
                } catch (InterruptedException interrupt) {
                    interrupted = interrupt;
                }
            }
        }
        call.readClock(time);
        learn(runners.getFirst());
        join(chosen());
        if (interrupted != null) {
            throw interrupted;
        }
    }

    /** One that was cut off would have taken longer still; how long a failure takes says nothing. */
    private void learn(Runner first) {
        if (first.outcome() == null || first.hasGoodAnswer()) {
            latencies.add(first.tookNanos());
        }
    }

    private Outcome result(RetryBudget budget) throws InterruptedException {
        Runner chosen = chosen();
        for (Runner runner : runners) {
            if (runner.mistake() instanceof RuntimeException mistake) {
                throw mistake;
            }
            if (runner.mistake() instanceof Error error) {
                throw error;
            }
            if (runner != runners.getFirst() && runner.part().sent() == 0) {
                budget.giveBack(); // refused by ourselves: it cost the provider nothing
            }
        }
        if (chosen == null) {
            throw new InterruptedException("all requests of an attempt were cut off");
        }
        return Objects.requireNonNull(chosen.outcome());
    }

    /** The first that has a good answer, else one that was sent, else the first. */
    private @Nullable Runner chosen() {
        Runner best = null;
        for (Runner runner : runners) {
            if (runner.hasGoodAnswer()) {
                return runner;
            }
            if (runner.outcome() != null && (best == null || best.part().sent() == 0)) {
                best = runner;
            }
        }
        return best;
    }

    private void join(@Nullable Runner chosen) {
        for (Runner runner : runners) {
            call.join(runner.part(), runner == chosen);
            Outcome outcome = runner.outcome();
            if (runner != chosen && outcome != null && runner.part().sent() > 0 && !runner.hasGoodAnswer()) {
                call.setbacks().keep(outcome);
            }
        }
    }
}
