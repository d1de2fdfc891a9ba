package dev.fairlead.telemetry.opentelemetry;

import dev.fairlead.client.ApiClientBuilder;
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
import dev.fairlead.client.interceptor.Interceptor;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Traces a client's calls with OpenTelemetry: one span for each call, named after its operation, and inside of it one client
 * span for each attempt, by OpenTelemetry's stable conventions for HTTP ({@code http.request.method}, {@code url.full},
 * {@code http.response.status_code}, {@code error.type}, {@code http.request.resend_count} from the second attempt on …). Each
 * attempt carries its own span to the provider, through the propagators that OpenTelemetry was set up with, usually
 * {@code traceparent} (W3C Trace Context).
 *
 * <pre>{@code
 * ApiClient client = OpenTelemetryTraces.of(telemetry)
 *         .addTo(ApiClient.builder(profile).environment(Environment.system()))
 *         .build();
 * }</pre>
 *
 * <p>The parent of a call's span is the span that is current on the thread that makes the call. No span holds a credential, a
 * body, a header, a value of a query or a value of a path's variables: {@code url.full} has the path as the description writes
 * it, {@code https://api.example.com/v1/customers/{customer}?limit=****}.
 *
 * <p>Thread-safe.
 */
public final class OpenTelemetryTraces implements CallListener, Interceptor {

    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("fairlead.operation");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("fairlead.outcome");
    private static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("fairlead.attempts");
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("fairlead.attempt");
    private static final AttributeKey<Double> SECONDS = AttributeKey.doubleKey("fairlead.wait_seconds");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Tracer tracer;
    private final AttemptSpans attempts;
    private final Map<String, Context> calls = new ConcurrentHashMap<>();

    private OpenTelemetryTraces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer(Scope.NAME);
        this.attempts = new AttemptSpans(tracer, telemetry.getPropagators().getTextMapPropagator());
    }

    /** Returns what traces into an OpenTelemetry. */
    public static OpenTelemetryTraces of(OpenTelemetry telemetry) {
        return new OpenTelemetryTraces(telemetry);
    }

    /** Has a client traced: adds this as a listener, for calls, and as an interceptor, for attempts. */
    public ApiClientBuilder addTo(ApiClientBuilder client) {
        return client.listener(this).interceptor(this);
    }

    @Override
    public Result intercept(Attempt attempt, Next next) throws InterruptedException {
        return attempts.trace(calls.getOrDefault(attempt.callId(), Context.current()), attempt, next);
    }

    @Override
    public void on(CallEvent event) {
        switch (event) {
            case CallStarted call -> start(call);
            case AttemptStarted ignored -> {} // the interceptor sees it
            case AttemptFinished ignored -> {}
            case AttemptHedged hedged ->
                span(hedged.callId())
                        .addEvent(
                                "fairlead.hedge",
                                Attributes.of(ATTEMPT, (long) hedged.attempt(), SECONDS, seconds(hedged.after())));
            case RetryScheduled retry ->
                span(retry.callId())
                        .addEvent(
                                "fairlead.retry",
                                Attributes.of(ATTEMPT, (long) retry.attempt(), SECONDS, seconds(retry.delay())));
            case RateLimitWaited wait ->
                span(wait.callId())
                        .addEvent("fairlead.rate_limit.wait", Attributes.of(SECONDS, seconds(wait.waited())));
            case CacheUsed used -> span(used.callId()).setAttribute("fairlead.cache.result", lowerCase(used.result()));
            case LimitChanged ignored -> {} // belongs to no call
            case BreakerChanged ignored -> {} // belongs to no call
            case TokenRefreshed ignored -> {} // belongs to no call
            case CallFinished call -> finish(call);
        }
    }

    private Span span(String callId) {
        return Span.fromContext(calls.getOrDefault(callId, Context.root()));
    }

    private void start(CallStarted call) {
        Span span = tracer.spanBuilder(call.operationId())
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute(OPERATION, call.operationId())
                .setAttribute("http.request.method", call.method())
                .setAttribute("url.template", call.pathTemplate())
                .startSpan();
        calls.put(call.callId(), Context.current().with(span));
    }

    private void finish(CallFinished call) {
        Context context = calls.remove(call.callId());
        if (context == null) {
            return;
        }
        Span span = Span.fromContext(context);
        span.setAttribute(OUTCOME, lowerCase(call.outcome()));
        span.setAttribute(ATTEMPTS, (long) call.attempts());
        if (call.errorType() != null) {
            span.setAttribute(ERROR_TYPE, call.errorType());
        }
        if (call.outcome() != OutcomeKind.SUCCESS) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
