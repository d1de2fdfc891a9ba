package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reports each call's beginning and end, however it ends. */
public final class TelemetryPolicy implements Policy {

    private final Events events;
    private final TimeSource time;
    private final AtomicInteger running = new AtomicInteger();

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
        return running.get();
    }

    @Override
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        Call call = exchange.call();
        long start = time.nanoTime();
        events.tell(new CallEvent.CallStarted(
                call.id(), call.operationId(), exchange.request().method(), call.pathTemplate(), time.now()));
        running.incrementAndGet();
        Ending ending = new Ending(OutcomeKind.CALLER_FAULT, 0, "RuntimeException");
        try {
            Outcome outcome = next.proceed(exchange);
            ending = ending(outcome);
            return outcome;
        } catch (InterruptedException interrupt) {
            ending = new Ending(OutcomeKind.CANCELLED, 0, "CallInterruptedException");
            throw interrupt;
        } catch (RuntimeException mistake) {
            ending = new Ending(OutcomeKind.CALLER_FAULT, 0, mistake.getClass().getSimpleName());
            throw mistake;
        } finally {
            running.decrementAndGet();
            events.tell(new CallEvent.CallFinished(
                    call.id(),
                    call.operationId(),
                    ending.kind(),
                    ending.status(),
                    call.progress().sent(),
                    Duration.ofNanos(time.nanoTime() - start),
                    ending.errorType()));
        }
    }

    private record Ending(
            OutcomeKind kind, int status, @Nullable String errorType) {}

    private static Ending ending(Outcome outcome) {
        int status = switch (outcome) {
            case Outcome.Answered answered -> answered.response().status();
            case Outcome.Unreadable unreadable -> unreadable.answer().response().status();
            case Outcome.Broken ignored -> 0;
            case Outcome.TimedOut ignored -> 0;
            case Outcome.Refused ignored -> 0;
            case Outcome.Expired ignored -> 0;
        };
        return new Ending(outcome.kind(), status, Failures.typeName(outcome));
    }
}
