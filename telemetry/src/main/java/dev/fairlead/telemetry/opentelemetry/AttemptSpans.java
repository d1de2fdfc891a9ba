package dev.fairlead.telemetry.opentelemetry;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.Redaction;
import dev.fairlead.client.interceptor.Interceptor.Attempt;
import dev.fairlead.client.interceptor.Interceptor.Next;
import dev.fairlead.client.interceptor.Interceptor.Result;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.net.URI;
import java.util.Optional;

/** One client span for each attempt, by the stable semantic conventions for HTTP clients (version 1.23 and later). */
final class AttemptSpans {

    private static final int FIRST_ERROR = 400;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    AttemptSpans(Tracer tracer, TextMapPropagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    Result trace(Context call, Attempt attempt, Next next) throws InterruptedException {
        Span span = start(call, attempt);
        Context context = call.with(span);
        var scope = context.makeCurrent();
        try {
            Result result = next.proceed(withContext(context, attempt.request()));
            tell(span, result);
            return result;
        } catch (InterruptedException interrupt) {
            fail(span, "cancelled");
            throw interrupt;
        } catch (RuntimeException mistake) {
            fail(span, mistake.getClass().getName());
            throw mistake;
        } finally {
            scope.close();
            span.end();
        }
    }

    private Span start(Context call, Attempt attempt) {
        HttpRequest request = attempt.request();
        URI uri = request.uri();
        Span span = tracer.spanBuilder(request.method() + " " + attempt.pathTemplate())
                .setParent(call)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", request.method())
                .setAttribute("server.address", uri.getHost())
                .setAttribute("server.port", (long) port(uri))
                .setAttribute("url.scheme", uri.getScheme())
                .setAttribute("url.template", attempt.pathTemplate())
                .setAttribute("url.full", Redaction.address(uri, attempt.pathTemplate()))
                .startSpan();
        if (attempt.number() > 1) {
            span.setAttribute("http.request.resend_count", attempt.number() - 1L);
        }
        return span;
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    /** The headers of a request do not change: the propagator writes into a box. */
    private static final class Box {
        private Headers headers;

        private Box(Headers headers) {
            this.headers = headers;
        }
    }

    private HttpRequest withContext(Context context, HttpRequest request) {
        Box box = new Box(request.headers());
        propagator.inject(context, box, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.headers = carrier.headers.with(name, value);
            }
        });
        return request.withHeaders(box.headers);
    }

    /** Client spans are in error from status 400 on, and where there was no answer. */
    private static void tell(Span span, Result result) {
        Optional<HttpResponse> response = result.response();
        if (response.isPresent()) {
            int status = response.get().status();
            span.setAttribute("http.response.status_code", (long) status);
            if (status >= FIRST_ERROR) {
                fail(span, Integer.toString(status));
            } else if (result.kind() != OutcomeKind.SUCCESS) {
                fail(span, result.kind().name().toLowerCase(java.util.Locale.ROOT));
            }
        } else {
            fail(span, result.cause().map(cause -> cause.getClass().getName()).orElseGet(() -> without(result)));
        }
    }

    private static String without(Result result) {
        return switch (result.kind()) {
            case NEVER_SENT, MAYBE_SENT -> "timeout";
            case REFUSED -> "refused";
            case AUTHENTICATION -> "authentication";
            case SUCCESS, CALLER_FAULT, THROTTLED, SERVER_TRANSIENT, SERVER_PERMANENT, CANCELLED -> "_OTHER";
        };
    }

    private static void fail(Span span, String type) {
        span.setAttribute("error.type", type);
        span.setStatus(StatusCode.ERROR);
    }
}
