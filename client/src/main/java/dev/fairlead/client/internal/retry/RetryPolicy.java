package dev.fairlead.client.internal.retry;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.Exchange;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Policy;
import dev.fairlead.client.internal.pipeline.Progress;
import dev.fairlead.client.internal.pipeline.Stage;
import dev.fairlead.client.time.TimeSource;

/** Makes attempts until one settles the call, and reports each that went on the wire. */
public final class RetryPolicy implements Policy {

    private final RetryStrategy strategy;
    private final RetryBudget budget;
    private final Events events;
    private final TimeSource time;

    /** Creates the policy. */
    public RetryPolicy(RetryStrategy strategy, RetryBudget budget, Events events, TimeSource time) {
        this.strategy = strategy;
        this.budget = budget;
        this.events = events;
        this.time = time;
    }

    @Override
    public Stage stage() {
        return Stage.RETRY;
    }

    @Override
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        Progress progress = exchange.call().progress();
        int lastPrice = 0;
        for (int attempt = 1; ; attempt++) {
            Exchange current = exchange.asAttempt(attempt);
            Outcome outcome = attempt(current, next);
            if (wasAnswered(outcome)) {
                refund(attempt, lastPrice);
            }
            switch (settle(current, outcome)) {
                case RetryDecision.Stop stop -> {
                    progress.note(stop.note());
                    return outcome;
                }
                case RetryDecision.Retry retry -> {
                    lastPrice = retry.price();
                    progress.keep(outcome);
                    events.tell(new CallEvent.RetryScheduled(
                            exchange.call().id(),
                            exchange.call().operationId(),
                            attempt,
                            retry.delay(),
                            retry.reason()));
                    time.sleep(retry.delay());
                }
            }
        }
    }

    private RetryDecision settle(Exchange current, Outcome outcome) {
        return outcome.kind() == OutcomeKind.SUCCESS ? new RetryDecision.Stop("") : strategy.decide(current, outcome);
    }

    /** A declined payment, say, is as good a sign of health as a success. */
    private static boolean wasAnswered(Outcome outcome) {
        return outcome instanceof Outcome.Answered && !outcome.isTransient() && !outcome.isTrouble();
    }

    private void refund(int attempt, int lastPrice) {
        if (attempt == 1) {
            budget.firstAttemptAnswered();
        } else {
            budget.giveBack(lastPrice);
        }
    }

    private Outcome attempt(Exchange exchange, Next next) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before an attempt");
        }
        Progress progress = exchange.call().progress();
        int before = progress.sent();
        try {
            Outcome outcome = next.proceed(exchange);
            if (progress.sent() > before) {
                report(exchange.call(), outcome);
            }
            return outcome;
        } catch (InterruptedException interrupt) {
            if (progress.sent() > before) {
                report(exchange.call(), OutcomeKind.CANCELLED);
            }
            throw interrupt;
        }
    }

    private void report(Call call, Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            events.tell(new CallEvent.AttemptFinished(
                    call.id(),
                    call.operationId(),
                    call.progress().sent(),
                    outcome.kind(),
                    answered.response().status(),
                    call.progress().lastDuration(),
                    answered.error().code() == null
                            ? answered.error().type()
                            : answered.error().code(),
                    answered.requestId(),
                    answered.retryAfter()));
        } else {
            report(call, outcome.kind());
        }
    }

    private void report(Call call, OutcomeKind kind) {
        events.tell(new CallEvent.AttemptFinished(
                call.id(),
                call.operationId(),
                call.progress().sent(),
                kind,
                0,
                call.progress().lastDuration(),
                null,
                null,
                null));
    }
}
