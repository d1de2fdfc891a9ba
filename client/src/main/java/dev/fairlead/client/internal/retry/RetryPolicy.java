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

/** Makes attempts until one settles the call. */
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
        for (int attempt = 1; ; attempt++) {
            Exchange current = exchange.asAttempt(attempt);
            Outcome outcome = attempt(current, next);
            if (wasAnswered(outcome)) {
                refund(attempt);
            }
            switch (settle(current, outcome)) {
                case RetryDecision.Stop stop -> {
                    progress.note(stop.note());
                    return outcome;
                }
                case RetryDecision.Retry retry -> {
                    progress.keep(outcome);
                    tell(current, retry);
                    time.sleep(retry.delay());
                }
            }
        }
    }

    private void tell(Exchange failed, RetryDecision.Retry retry) {
        if (events.isHeard()) {
            Call call = failed.call();
            events.tell(new CallEvent.RetryScheduled(
                    call.id(), call.operationId(), failed.attempt(), retry.delay(), retry.reason()));
        }
    }

    private RetryDecision settle(Exchange current, Outcome outcome) {
        return outcome.kind() == OutcomeKind.SUCCESS ? new RetryDecision.Stop("") : strategy.decide(current, outcome);
    }

    /** A declined payment, say, is as good a sign of health as a success. */
    private static boolean wasAnswered(Outcome outcome) {
        return outcome instanceof Outcome.Answered && !outcome.isTransient() && !outcome.isTrouble();
    }

    private void refund(int attempt) {
        if (attempt == 1) {
            budget.firstAttemptAnswered();
        } else {
            budget.giveBack();
        }
    }

    private static Outcome attempt(Exchange exchange, Next next) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before an attempt");
        }
        return next.proceed(exchange);
    }
}
