package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Reports each call's beginning and end, however it ends. */
public final class TelemetryPolicy extends Policy {

    private final Events events;
    private final TimeSource time;
    private final LongAdder running = new LongAdder();

    /** Creates the policy. */
    public TelemetryPolicy(Events events, TimeSource time) {
        this.events = events;
        this.time = time;
    }

    @Override
    public Stage stage() {
        return Stage.TELEMETRY;
    }

    /** Returns how many calls are under way. */
    public int running() {
        return running.intValue();
    }

    @Override
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        running.increment();
        try {
            return events.isHeard() ? framed(call, request) : next().send(call, request);
        } finally {
            running.decrement();
        }
    }

    private Outcome framed(Call call, HttpRequest request) throws InterruptedException {
        String method = request.method();
        long start = time.nanoTime();
        events.tell(new CallEvent.CallStarted(call.id(), call.operationId(), method, call.pathTemplate(), time.now()));
        Ending ending = Ending.by(OutcomeKind.CALLER_FAULT, "RuntimeException");
        try {
            Outcome outcome = next().send(call, request);
            ending = ending(outcome);
            return outcome;
        } catch (InterruptedException interrupt) {
            ending = Ending.by(OutcomeKind.CANCELLED, "CallInterruptedException");
            throw interrupt;
        } catch (RuntimeException mistake) {
            ending = Ending.by(OutcomeKind.CALLER_FAULT, mistake.getClass().getSimpleName());
            throw mistake;
        } finally {
            events.tell(new CallEvent.CallFinished(
                    call.id(),
                    call.operationId(),
                    method,
                    call.pathTemplate(),
                    ending.kind(),
                    ending.answer() == null ? 0 : ending.answer().response().status(),
                    call.sent(),
                    Duration.ofNanos(time.nanoTime() - start),
                    ending.errorType(),
                    ending.answer() == null ? null : ending.answer().errorCode(),
                    ending.answer() == null ? null : ending.answer().requestId()));
        }
    }

    private record Ending(OutcomeKind kind, @Nullable String errorType, Outcome.@Nullable Answered answer) {

        static Ending by(OutcomeKind kind, String errorType) {
            return new Ending(kind, errorType, null);
        }
    }

    private static Ending ending(Outcome outcome) {
        Outcome.Answered answer = switch (outcome) {
            case Outcome.Answered answered -> answered;
            case Outcome.Unreadable unreadable -> unreadable.answer();
            case Outcome.Broken ignored -> null;
            case Outcome.TimedOut ignored -> null;
            case Outcome.Refused ignored -> null;
            case Outcome.Expired ignored -> null;
            case Outcome.Unauthenticated ignored -> null;
        };
        return new Ending(outcome.kind(), Failures.typeName(outcome), answer);
    }
}
