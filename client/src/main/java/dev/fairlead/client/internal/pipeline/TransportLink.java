package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.Endpoint;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.internal.transport.Redirects;
import dev.fairlead.client.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The end of the pipeline: sends the request, measures, has the result read, and reports each attempt that goes on the wire. */
public final class TransportLink implements Link {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final Redirects transport;
    private final Classifier classifier;
    private final Events events;
    private final TimeSource time;

    /** Creates the link. */
    public TransportLink(Redirects transport, Classifier classifier, Events events, TimeSource time) {
        this.transport = transport;
        this.classifier = classifier;
        this.events = events;
        this.time = time;
    }

    @Override
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        int attempt = call.sending();
        Endpoint endpoint = begin(call, request, attempt);
        long start = call.clockNanos();
        Outcome outcome = null;
        boolean interrupted = false;
        try {
            TransportResult result = transport.send(request, call.timeout(), start);
            call.redirected(result instanceof TransportResult.Answered answered && answered.redirected());
            outcome = classifier.classify(result, call.timeout());
            return outcome;
        } catch (InterruptedException interrupt) {
            interrupted = true;
            throw interrupt;
        } finally {
            call.sentFor(call.readClock(time) - start);
            if (endpoint != null) {
                report(call, attempt, endpoint, outcome, interrupted);
            }
        }
    }

    /** Returns null where nobody listens; who listens does so before the attempt begins. */
    private @Nullable Endpoint begin(Call call, HttpRequest request, int attempt) {
        if (!events.isHeard()) {
            return null;
        }
        Endpoint endpoint = endpoint(request, call.pathTemplate());
        events.tell(new CallEvent.AttemptStarted(call.id(), call.operationId(), attempt, endpoint));
        call.readClock(time);
        return endpoint;
    }

    private static Endpoint endpoint(HttpRequest request, String pathTemplate) {
        URI uri = request.uri();
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        return new Endpoint(
                request.method(),
                scheme,
                uri.getHost().toLowerCase(Locale.ROOT),
                uri.getPort() < 0 ? usual : uri.getPort(),
                pathTemplate);
    }

    private void report(Call call, int attempt, Endpoint endpoint, @Nullable Outcome outcome, boolean interrupted) {
        Outcome.Answered answered = outcome instanceof Outcome.Answered some ? some : null;
        events.tell(new CallEvent.AttemptFinished(
                call.id(),
                call.operationId(),
                attempt,
                endpoint,
                kind(outcome, interrupted),
                answered == null ? 0 : answered.response().status(),
                Duration.ofNanos(call.lastNanos()),
                answered == null ? null : answered.errorCode(),
                answered == null ? null : answered.requestId(),
                answered == null ? null : answered.retryAfter(),
                answered == null ? failure(outcome, interrupted) : null));
    }

    /** A transport that throws is a mistake in the program. */
    private static OutcomeKind kind(@Nullable Outcome outcome, boolean interrupted) {
        if (outcome != null) {
            return outcome.kind();
        }
        return interrupted ? OutcomeKind.CANCELLED : OutcomeKind.CALLER_FAULT;
    }

    private static String failure(@Nullable Outcome outcome, boolean interrupted) {
        if (outcome instanceof Outcome.Broken broken) {
            return broken.cause().getClass().getName();
        }
        if (outcome instanceof Outcome.TimedOut) {
            return "timeout";
        }
        return interrupted ? "cancelled" : "_OTHER";
    }
}
