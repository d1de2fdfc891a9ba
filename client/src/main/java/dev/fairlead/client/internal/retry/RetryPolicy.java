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
import org.jspecify.annotations.Nullable;

/** Makes attempts until one settles the call. */
public final class RetryPolicy implements Policy {

    private final RetryStrategy strategy;
    private final RetryBudgets budgets;
    private final @Nullable String attemptHeader;
    private final Events events;
    private final TimeSource time;

    /**
     * Creates the policy.
     *
     * @param attemptHeader the request header that tells the provider the number of the attempt; null for none
     */
    public RetryPolicy(
            RetryStrategy strategy,
            RetryBudgets budgets,
            @Nullable String attemptHeader,
            Events events,
            TimeSource time) {
        this.strategy = strategy;
        this.budgets = budgets;
        this.attemptHeader = attemptHeader;
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
        RetryBudget budget = budgets.of(exchange.call().tenant());
        boolean afterTimeout = false;
        for (int attempt = 1; ; attempt++) {
            Exchange current = numbered(exchange, attempt);
            Outcome outcome = attempt(current, next);
            tell(budget, attempt, afterTimeout, outcome);
            afterTimeout |= outcome instanceof Outcome.TimedOut;
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

    private Exchange numbered(Exchange exchange, int attempt) {
        Exchange current = attempt == exchange.attempt() ? exchange : exchange.asAttempt(attempt);
        if (attemptHeader == null) {
            return current;
        }
        var request = current.request();
        return current.with(request.withHeaders(request.headers().with(attemptHeader, Integer.toString(attempt))));
    }

    private void tell(Exchange failed, RetryDecision.Retry retry) {
        if (events.isHeard()) {
            Call call = failed.call();
            events.tell(new CallEvent.RetryScheduled(
                    call.id(), call.operationId(), failed.attempt(), retry.delay(), retry.reason()));
        }
    }

    private RetryDecision settle(Exchange current, Outcome outcome) {
        return outcome.kind() == OutcomeKind.SUCCESS ? RetryDecision.Stop.SILENT : strategy.decide(current, outcome);
    }

    /** A declined payment, say, is as good a sign of health as a success. */
    private static boolean wasAnswered(Outcome outcome) {
        return outcome instanceof Outcome.Answered && !outcome.isTransient() && !outcome.isTrouble();
    }

    private static void tell(RetryBudget budget, int attempt, boolean afterTimeout, Outcome outcome) {
        if (!wasAnswered(outcome)) {
            if (outcome.isTransient() || outcome.isTrouble()) {
                budget.attemptFailed();
            }
        } else if (attempt == 1) {
            budget.firstAttemptAnswered();
        } else {
            budget.retryAnswered(attempt - 1, afterTimeout);
        }
    }

    private static Outcome attempt(Exchange exchange, Next next) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before an attempt");
        }
        return next.proceed(exchange);
    }
}
