package dev.fairlead.client.internal.retry;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Policy;
import dev.fairlead.client.internal.pipeline.Stage;
import dev.fairlead.client.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Makes attempts until one settles the call. */
public final class RetryPolicy extends Policy {

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
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        RetryBudget budget = budgets.of(call.tenant());
        boolean afterTimeout = false;
        for (int attempt = 1; ; attempt++) {
            call.attempt(attempt);
            HttpRequest numbered = numbered(request, attempt);
            Outcome outcome = attempt(call, numbered);
            tell(budget, attempt, afterTimeout, outcome, call.clockNanos());
            if (outcome.kind() == OutcomeKind.SUCCESS) {
                return outcome;
            }
            afterTimeout |= outcome instanceof Outcome.TimedOut;
            switch (strategy.decide(call, numbered, outcome)) {
                case RetryDecision.Stop stop -> {
                    call.setbacks().note(stop.note());
                    return outcome;
                }
                case RetryDecision.Retry retry -> {
                    call.setbacks().keep(outcome);
                    tell(call, retry);
                    time.sleep(retry.delay());
                    call.readClock(time);
                }
            }
        }
    }

    private HttpRequest numbered(HttpRequest request, int attempt) {
        return attemptHeader == null
                ? request
                : request.withHeaders(request.headers().with(attemptHeader, Integer.toString(attempt)));
    }

    private void tell(Call failed, RetryDecision.Retry retry) {
        if (events.isHeard()) {
            events.tell(new CallEvent.RetryScheduled(
                    failed.id(), failed.operationId(), failed.attempt(), retry.delay(), retry.reason()));
        }
    }

    /** A declined payment, say, is as good a sign of health as a success. */
    private static boolean wasAnswered(Outcome outcome) {
        return outcome instanceof Outcome.Answered && !outcome.isTransient() && !outcome.isTrouble();
    }

    private static void tell(RetryBudget budget, int attempt, boolean afterTimeout, Outcome outcome, long nowNanos) {
        if (!wasAnswered(outcome)) {
            if (outcome.isTransient() || outcome.isTrouble()) {
                budget.attemptFailed();
            }
        } else if (attempt == 1) {
            budget.firstAttemptAnswered(nowNanos);
        } else {
            budget.retryAnswered(attempt - 1, afterTimeout);
        }
    }

    private Outcome attempt(Call call, HttpRequest request) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before an attempt");
        }
        return next().send(call, request);
    }
}
