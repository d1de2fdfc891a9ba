package dev.fairlead.testing.kit;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers as the test says, on virtual time, and keeps the requests. */
public final class ScriptedTransport implements Transport {

    private final VirtualTime time;
    private final Deque<Step> script = new ArrayDeque<>();
    private final List<HttpRequest> requests = new ArrayList<>();
    private final List<Duration> timeouts = new ArrayList<>();
    private Step otherwise = (request, timeout) -> {
        throw new AssertionError("the script has no answer for " + request);
    };
    private boolean closed;

    public ScriptedTransport(VirtualTime time) {
        this.time = time;
    }

    /** What the provider does with one request. */
    @FunctionalInterface
    public interface Step {
        TransportResult run(HttpRequest request, Duration timeout) throws InterruptedException;
    }

    public ScriptedTransport then(Step step) {
        script.add(step);
        return this;
    }

    /** What the provider does when the script is over. */
    public ScriptedTransport always(Step step) {
        otherwise = step;
        return this;
    }

    public ScriptedTransport thenStatus(int status, String... headers) {
        return then(status(status, headers));
    }

    public ScriptedTransport thenOk() {
        return then(ok());
    }

    public static Step ok() {
        return answer(200, "{\"id\":\"ok\"}");
    }

    public static Step status(int status, String... headers) {
        String code = status == 200 ? "{}" : "{\"error\":{\"message\":\"status " + status + "\"}}";
        return answer(status, code, headers);
    }

    public static Step answer(int status, String body, String... headers) {
        Headers all = Headers.of("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            all = all.with(headers[i], headers[i + 1]);
        }
        HttpResponse response = HttpResponse.of(status, all, body);
        return (request, timeout) -> new TransportResult.Answered(response);
    }

    public static Step broken(Delivery delivery) {
        return (request, timeout) ->
                new TransportResult.Broken(delivery, true, new IOException("scripted: " + delivery));
    }

    /** Lets time pass first; if that is too much, the attempt times out. */
    public Step after(Duration duration, Step step) {
        return (request, timeout) -> {
            if (duration.compareTo(timeout) >= 0) {
                time.advance(timeout);
                return new TransportResult.TimedOut(Delivery.MAYBE_PROCESSED);
            }
            time.advance(duration);
            return step.run(request, timeout);
        };
    }

    @Override
    public TransportResult send(HttpRequest request, Duration timeout) throws InterruptedException {
        requests.add(request);
        timeouts.add(timeout);
        return (script.isEmpty() ? otherwise : script.poll()).run(request, timeout);
    }

    public List<HttpRequest> requests() {
        return requests;
    }

    public List<Duration> timeouts() {
        return timeouts;
    }

    public List<String> sentValuesOf(String header) {
        return requests.stream()
                .map(request -> request.headers().first(header).orElse("(none)"))
                .toList();
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
