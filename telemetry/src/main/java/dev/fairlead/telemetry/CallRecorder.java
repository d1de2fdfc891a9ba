package dev.fairlead.telemetry;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.CallEvent.AttemptFinished;
import dev.fairlead.client.event.CallEvent.AttemptHedged;
import dev.fairlead.client.event.CallEvent.AttemptStarted;
import dev.fairlead.client.event.CallEvent.BreakerChanged;
import dev.fairlead.client.event.CallEvent.CacheUsed;
import dev.fairlead.client.event.CallEvent.CallFinished;
import dev.fairlead.client.event.CallEvent.CallStarted;
import dev.fairlead.client.event.CallEvent.LimitChanged;
import dev.fairlead.client.event.CallEvent.RateLimitWaited;
import dev.fairlead.client.event.CallEvent.RetryScheduled;
import dev.fairlead.client.event.CallEvent.TokenRefreshed;
import dev.fairlead.client.event.CallListener;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what a client does: in total, second by second over the last 15 minutes, and in named phases.
 *
 * <p>Thread-safe. Taking an event costs well under a microsecond and no lock, failures and breaker changes aside, which are
 * kept in short lists behind one. Memory is bounded: two histograms of 24 KB per operation, 100 phases, and about a
 * megabyte for the seconds.
 */
public final class CallRecorder implements CallListener {

    private final TimeSource time;
    private final Instant since;
    private final Span total = new Span();
    private final Timeline timeline = new Timeline();
    private final BreakerChanges breakerChanges = new BreakerChanges();
    private final RecentFailures failures = new RecentFailures();
    private final Phases phases;

    /** Creates a recorder on the machine's own time. */
    public CallRecorder() {
        this(TimeSource.system());
    }

    /** Creates a recorder that reads the time from an object. */
    public CallRecorder(TimeSource time) {
        this.time = time;
        this.since = time.now();
        this.phases = new Phases(time, breakerChanges);
    }

    /**
     * Starts a phase, and ends the one before. Waits (microseconds) until events that are being taken belong to the old one.
     *
     * @param name how the report calls it; the same name may come again
     * @throws IllegalStateException if there were 100 phases already
     */
    public void phase(String name) {
        phases.start(name);
    }

    /** Ends the phase that runs, if one does: what follows counts in the totals only. */
    public void endPhase() {
        phases.end();
    }

    /** Returns the reports of all phases, oldest first, the running one last. */
    public List<PhaseReport> phases() {
        return phases.read();
    }

    /** Returns the counts since recording began. */
    public CallTotals totals() {
        return total.all.read();
    }

    /** Returns all that is known, at this instant. Takes about a millisecond; meant for a reader or two per second. */
    public Snapshot snapshot() {
        Instant now = time.now();
        CallTotals totals = total.all.read();
        List<SecondReport> seconds = timeline.read(now.getEpochSecond());
        return new Snapshot(
                now,
                since,
                Math.max(0, totals.started() - totals.finished()),
                totals,
                total.operations(),
                RecentSeconds.of(seconds, since, now, timeline.recentLatency(now.getEpochSecond())),
                seconds,
                phases.read(),
                breakerChanges.between(Instant.MIN, Instant.MAX),
                failures.read());
    }

    @Override
    public void on(CallEvent event) {
        switch (event) {
            case CallStarted started -> count(started.operationId(), Counters::callStarted);
            case CallFinished finished -> callFinished(finished);
            case AttemptStarted ignored -> {}
            case AttemptFinished finished -> attemptFinished(finished);
            case AttemptHedged ignored -> {}
            case RetryScheduled retry -> {
                count(retry.operationId(), Counters::retryScheduled);
                failures.change(retry.callId(), CallFailure::retried);
            }
            case RateLimitWaited wait -> count(wait.operationId(), counters -> counters.rateLimitWaited(wait.waited()));
            case LimitChanged ignored -> {} // seen in the pipeline's state while it lasts
            case TokenRefreshed ignored -> {}
            case BreakerChanged change ->
                breakerChanges.add(new BreakerChange(time.now(), change.from(), change.to(), change.scope()));
            case CacheUsed ignored -> {}
        }
    }

    private void callFinished(CallFinished call) {
        OutcomeKind outcome = call.outcome();
        Duration duration = call.duration();
        count(call.operationId(), counters -> counters.callFinished(outcome, duration));
        if (outcome != OutcomeKind.SUCCESS
                && !failures.change(call.callId(), failure -> failure.failed(call.errorType()))) {
            failures.add(new CallFailure(
                    time.now(),
                    call.callId(),
                    call.operationId(),
                    call.attempts(),
                    outcome,
                    call.status(),
                    null,
                    null,
                    CallFailure.Ending.FAILED,
                    call.errorType()));
        }
    }

    private void attemptFinished(AttemptFinished attempt) {
        OutcomeKind outcome = attempt.outcome();
        count(attempt.operationId(), counters -> counters.attemptFinished(outcome));
        if (outcome != OutcomeKind.SUCCESS) {
            failures.add(new CallFailure(
                    time.now(),
                    attempt.callId(),
                    attempt.operationId(),
                    attempt.attempt(),
                    outcome,
                    attempt.status(),
                    attempt.errorCode(),
                    attempt.requestId(),
                    CallFailure.Ending.UNDECIDED,
                    null));
        }
    }

    private void count(String operationId, Consumer<Counters> step) {
        count(total, operationId, step);
        long entered = phases.enter();
        try {
            count(phases.span(), operationId, step);
        } finally {
            phases.leave(entered);
        }
        Counters second = timeline.at(time.now().getEpochSecond());
        if (second != null) {
            step.accept(second);
        }
    }

    private static void count(@Nullable Span span, String operationId, Consumer<Counters> step) {
        if (span != null) {
            step.accept(span.all);
            step.accept(span.operation(operationId));
        }
    }
}
