package dev.fairlead.client.event;

/**
 * Hears what the engine does.
 *
 * <p><b>When</b>: while a call runs, on the thread that runs it. For one call: {@link CallEvent.CallStarted}; then for each
 * attempt perhaps {@link CallEvent.RateLimitWaited}, then {@link CallEvent.AttemptStarted}, {@link CallEvent.AttemptFinished}
 * and, if another follows, {@link CallEvent.RetryScheduled}; last {@link CallEvent.CallFinished}, however the call ended.
 * {@link CallEvent.BreakerChanged} and {@link CallEvent.LimitChanged} come between, on the thread whose attempt caused them;
 * {@link CallEvent.TokenRefreshed} comes on a thread of its own. <b>Known then</b>: what the event says;
 * never a secret or a body. <b>If it fails</b>: the exception is logged and the call goes on.
 *
 * <p>Must be thread-safe, and fast: it holds up the call.
 */
@FunctionalInterface
public interface CallListener {

    /** Takes one event. */
    void on(CallEvent event);
}
