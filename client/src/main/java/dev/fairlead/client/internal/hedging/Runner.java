package dev.fairlead.client.internal.hedging;

import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Link;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** One of the requests of a race, on a thread of its own, with a part of the call of its own. */
final class Runner {

    private final Call part;
    private final HttpRequest request;
    private final Thread referee;
    private final TimeSource time;
    private final long begin;
    private @Nullable Outcome outcome;
    private @Nullable Throwable mistake;
    private long end;
    private volatile boolean arrived;
    private @Nullable Thread thread;

    private Runner(Call part, HttpRequest request, Thread referee, TimeSource time) {
        this.part = part;
        this.request = request;
        this.referee = referee;
        this.time = time;
        this.begin = time.nanoTime();
    }

    /** Sends one off; whoever calls this is told when it has arrived. */
    static Runner start(Call part, HttpRequest request, Link next, TimeSource time) {
        Runner runner = new Runner(part, request, Thread.currentThread(), time);
        runner.thread = time.start("fairlead-hedge", () -> runner.run(next));
        return runner;
    }

    private void run(Link next) {
        try {
            part.readClock(time);
            outcome = next.send(part, request);
        } catch (InterruptedException cutOff) {
            outcome = null; // what its exchange had taken was given back
        } catch (RuntimeException | Error failure) {
            mistake = failure;
        } finally {
            end = time.nanoTime();
            arrived = true;
            time.unpark(referee);
        }
    }

    boolean hasArrived() {
        return arrived;
    }

    /** Cuts the exchange off, if it is under way. */
    void cutOff() {
        if (!arrived && thread != null) {
            thread.interrupt();
        }
    }

    /** Returns what it came to; null where it was cut off. To be asked when it has arrived, as all that follows. */
    @Nullable
    Outcome outcome() {
        return outcome;
    }

    /** Returns what it threw that no exchange throws; null for nothing. */
    @Nullable
    Throwable mistake() {
        return mistake;
    }

    /** Returns whether its answer settles the attempt: a success, or a refusal that another try would meet as well. */
    boolean hasGoodAnswer() {
        return outcome instanceof Outcome.Answered answered && !answered.isTransient() && !answered.isTrouble();
    }

    Call part() {
        return part;
    }

    long tookNanos() {
        return end - begin;
    }
}
