package dev.fairlead.telemetry.log;

import dev.fairlead.client.event.BreakerState;
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
import dev.fairlead.client.event.Endpoint;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes what a client does to the log, through slf4j with keys and values, one line for each call:
 *
 * <pre>{@code
 * WARN dev.fairlead.calls - the call failed fairlead.operation="PostCustomers" fairlead.call_id="1kq-17"
 *     http.request.method="POST" url.template="/v1/customers" fairlead.outcome="server_transient"
 *     http.response.status_code="503" error.type="ServerException" fairlead.attempts="4" fairlead.duration_ms="2310" …
 * }</pre>
 *
 * <p>Calls and breakers go to the logger {@value #CALLS}: successes, declines and cancelled calls at INFO, failed
 * authentication at ERROR, all other failures at WARN, unless {@link #withLevel} says otherwise; a breaker that opens at WARN.
 * Attempts, retries and waits go to {@value #ATTEMPTS} at DEBUG. Keys have the names of OpenTelemetry's semantic conventions where there
 * are such.
 *
 * <p>An outage does not flood the log: of each outcome but success at most {@value #LINES} lines are written in {@value #SECONDS}
 * seconds. When a call ends after that, of whatever outcome, a line says how many were left out, in {@code fairlead.suppressed}.
 *
 * <p>No line holds a credential, a body, a header, a query or the values of a path's variables: events do not have them.
 *
 * <p>Thread-safe.
 */
public final class CallLog implements CallListener {

    /** The logger of calls, limits and breakers. */
    public static final String CALLS = "dev.fairlead.calls";

    /** The logger of attempts. */
    public static final String ATTEMPTS = "dev.fairlead.calls.attempts";

    /** How many lines about calls of one outcome there are in a period. */
    static final int LINES = 20;

    /** How long the period is. */
    static final int SECONDS = 10;

    private static final Logger CALL_LOG = LoggerFactory.getLogger(CALLS);
    private static final Logger ATTEMPT_LOG = LoggerFactory.getLogger(ATTEMPTS);

    private final TimeSource time;
    private final Map<OutcomeKind, Level> levels;
    private final Map<OutcomeKind, LineLimit> limits = new EnumMap<>(OutcomeKind.class);

    private CallLog(TimeSource time, Map<OutcomeKind, Level> levels) {
        this.time = time;
        this.levels = levels;
        for (OutcomeKind kind : OutcomeKind.values()) {
            if (kind != OutcomeKind.SUCCESS) {
                limits.put(kind, new LineLimit(LINES, Duration.ofSeconds(SECONDS), time.nanoTime()));
            }
        }
    }

    /** Returns a log with the usual levels. */
    public static CallLog create() {
        return create(TimeSource.system());
    }

    /** Returns a log with the usual levels that counts its lines by a clock, for tests. */
    public static CallLog create(TimeSource time) {
        Map<OutcomeKind, Level> levels = new EnumMap<>(OutcomeKind.class);
        for (OutcomeKind kind : OutcomeKind.values()) {
            levels.put(kind, usualLevel(kind));
        }
        return new CallLog(time, levels);
    }

    private static Level usualLevel(OutcomeKind kind) {
        return switch (kind) {
            case SUCCESS, CALLER_FAULT, CANCELLED -> Level.INFO;
            case AUTHENTICATION -> Level.ERROR;
            case THROTTLED, SERVER_TRANSIENT, SERVER_PERMANENT, NEVER_SENT, MAYBE_SENT, REFUSED -> Level.WARN;
        };
    }

    /** Returns a log that writes calls of an outcome at another level, for instance successes at DEBUG. */
    public CallLog withLevel(OutcomeKind outcome, Level level) {
        Map<OutcomeKind, Level> changed = new EnumMap<>(levels);
        changed.put(outcome, level);
        return new CallLog(time, changed);
    }

    @Override
    public void on(CallEvent event) {
        switch (event) {
            case CallStarted ignored -> {}
            case AttemptStarted ignored -> {}
            case AttemptFinished attempt -> attemptFinished(attempt);
            case AttemptHedged hedged ->
                aboutCall(ATTEMPT_LOG.atDebug(), hedged.operationId(), hedged.callId())
                        .addKeyValue("fairlead.attempt", hedged.attempt())
                        .addKeyValue("fairlead.wait_ms", hedged.after().toMillis())
                        .log("attempt hedged");
            case RetryScheduled retry ->
                aboutCall(ATTEMPT_LOG.atDebug(), retry.operationId(), retry.callId())
                        .addKeyValue("fairlead.attempt", retry.attempt())
                        .addKeyValue("fairlead.wait_ms", retry.delay().toMillis())
                        .addKeyValue("fairlead.reason", retry.reason())
                        .log("the attempt is tried again");
            case RateLimitWaited wait ->
                aboutCall(ATTEMPT_LOG.atDebug(), wait.operationId(), wait.callId())
                        .addKeyValue("fairlead.wait_ms", wait.waited().toMillis())
                        .log("the attempt waited for the rate limit");
            case CacheUsed used ->
                aboutCall(ATTEMPT_LOG.atDebug(), used.operationId(), used.callId())
                        .addKeyValue("fairlead.cache.result", name(used.result()))
                        .addKeyValue("fairlead.cache.age_seconds", used.age().toSeconds())
                        .log("the response cache was asked");
            case LimitChanged change ->
                ATTEMPT_LOG
                        .atDebug()
                        .addKeyValue("fairlead.limit", change.limit())
                        .addKeyValue("fairlead.limit.change", name(change.change()))
                        .addKeyValue("fairlead.wait_ms", change.lasting().toMillis())
                        .log("the provider's answer changed a limit");
            case TokenRefreshed token ->
                CALL_LOG.atLevel(token.ok() ? Level.DEBUG : Level.WARN)
                        .addKeyValue("fairlead.token.grant", token.scope())
                        .addKeyValue("fairlead.duration_ms", token.took().toMillis())
                        .log(token.ok() ? "there is a new token" : "there is no new token");
            case BreakerChanged change ->
                CALL_LOG.atLevel(change.to() == BreakerState.OPEN ? Level.WARN : Level.INFO)
                        .addKeyValue("fairlead.breaker.scope", change.scope())
                        .addKeyValue("fairlead.breaker.from", name(change.from()))
                        .addKeyValue("fairlead.breaker.to", name(change.to()))
                        .log("the circuit breaker changed");
            case CallFinished call -> callFinished(call);
        }
    }

    private void attemptFinished(AttemptFinished attempt) {
        LoggingEventBuilder line = aboutCall(ATTEMPT_LOG.atDebug(), attempt.operationId(), attempt.callId());
        Endpoint endpoint = attempt.endpoint();
        line = line.addKeyValue("http.request.method", endpoint.method())
                .addKeyValue("url.template", endpoint.pathTemplate())
                .addKeyValue("server.address", endpoint.host())
                .addKeyValue("server.port", endpoint.port())
                .addKeyValue("fairlead.attempt", attempt.attempt())
                .addKeyValue("fairlead.outcome", name(attempt.outcome()));
        line = attempt.attempt() > 1 ? line.addKeyValue("http.request.resend_count", attempt.attempt() - 1) : line;
        line = status(line, attempt.status());
        line = unlessNull(line, "error.type", attempt.failure());
        line = unlessNull(line, "fairlead.error_code", attempt.errorCode());
        line = unlessNull(line, "fairlead.request_id", attempt.requestId());
        line = attempt.retryAfter() == null
                ? line
                : line.addKeyValue(
                        "fairlead.retry_after_ms", attempt.retryAfter().toMillis());
        line.addKeyValue("fairlead.duration_ms", attempt.duration().toMillis()).log("the attempt ended");
    }

    private void callFinished(CallFinished call) {
        tellWhatWasSuppressed();
        Level level = levels.getOrDefault(call.outcome(), Level.WARN);
        LineLimit limit = limits.get(call.outcome());
        if (!CALL_LOG.isEnabledForLevel(level) || (limit != null && !limit.passes(time.nanoTime()))) {
            return;
        }
        LoggingEventBuilder line = aboutCall(CALL_LOG.atLevel(level), call.operationId(), call.callId())
                .addKeyValue("http.request.method", call.method())
                .addKeyValue("url.template", call.pathTemplate())
                .addKeyValue("fairlead.outcome", name(call.outcome()));
        line = status(line, call.status());
        line = unlessNull(line, "error.type", call.errorType());
        line = unlessNull(line, "fairlead.error_code", call.errorCode());
        line = unlessNull(line, "fairlead.request_id", call.requestId());
        line.addKeyValue("fairlead.attempts", call.attempts())
                .addKeyValue("fairlead.duration_ms", call.duration().toMillis())
                .log(call.outcome() == OutcomeKind.SUCCESS ? "the call succeeded" : "the call failed");
    }

    /** After an outage the next call of any outcome tells what was left out. */
    private void tellWhatWasSuppressed() {
        long now = time.nanoTime();
        limits.forEach((outcome, limit) -> {
            long suppressed = limit.settle(now);
            if (suppressed > 0) {
                CALL_LOG.atLevel(levels.getOrDefault(outcome, Level.WARN))
                        .addKeyValue("fairlead.outcome", name(outcome))
                        .addKeyValue("fairlead.suppressed", suppressed)
                        .log("more calls ended like this than are logged one by one");
            }
        });
    }

    private static LoggingEventBuilder aboutCall(LoggingEventBuilder line, String operationId, String callId) {
        return line.addKeyValue("fairlead.operation", operationId).addKeyValue("fairlead.call_id", callId);
    }

    private static LoggingEventBuilder status(LoggingEventBuilder line, int status) {
        return status == 0 ? line : line.addKeyValue("http.response.status_code", status);
    }

    private static LoggingEventBuilder unlessNull(LoggingEventBuilder line, String key, @Nullable String value) {
        return value == null ? line : line.addKeyValue(key, value);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
