package dev.fairlead.testing.kit;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A provider that a test plays: it answers each request as the script says, on virtual time and without a socket, and keeps the
 * requests.
 *
 * <pre>{@code
 * VirtualTime time = new VirtualTime();
 * ScriptedTransport provider = new ScriptedTransport(time)
 *         .then(ScriptedTransport.reset())
 *         .then(provider.after(Duration.ofSeconds(2), ScriptedTransport.status(503)))
 *         .always(ScriptedTransport.answer(200, "{\"id\":\"cus_1\"}"));
 * }</pre>
 *
 * <p>Safe for use by any number of tasks of the virtual time.
 */
public final class ScriptedTransport implements Transport {

    private final VirtualTime time;
    private final Deque<Step> script = new ArrayDeque<>();
    private final List<HttpRequest> requests = new ArrayList<>();
    private final List<Duration> timeouts = new ArrayList<>();
    private Step otherwise = (request, timeout) -> {
        throw new AssertionError("the script has no answer for " + request);
    };
    private boolean closed;

    /** Creates a transport without a script: each request fails the test. */
    public ScriptedTransport(VirtualTime time) {
        this.time = time;
    }

    /** What the provider does with one request. */
    @FunctionalInterface
    public interface Step {

        /**
         * Answers, fails, or takes its time.
         *
         * @param timeout how long the attempt may take
         */
        TransportResult run(HttpRequest request, Duration timeout) throws InterruptedException;
    }

    /** Does this to the request after those that the script has so far. */
    public ScriptedTransport then(Step step) {
        script.add(step);
        return this;
    }

    /** Does this to each request when the script is over. */
    public ScriptedTransport always(Step step) {
        otherwise = step;
        return this;
    }

    /** Answers the next request with a {@link #status}. */
    public ScriptedTransport thenStatus(int status, String... headers) {
        return then(status(status, headers));
    }

    /** Answers the next request with {@link #ok}. */
    public ScriptedTransport thenOk() {
        return then(ok());
    }

    /** Answers 200 with a small JSON object. */
    public static Step ok() {
        return answer(200, "{\"id\":\"ok\"}");
    }

    /**
     * Answers with a status; from 201 on with an error in the body.
     *
     * @param headers names and values in turn
     */
    public static Step status(int status, String... headers) {
        String code = status == 200 ? "{}" : "{\"error\":{\"message\":\"status " + status + "\"}}";
        return answer(status, code, headers);
    }

    /**
     * Answers with a status and a JSON body.
     *
     * @param headers names and values in turn
     */
    public static Step answer(int status, String body, String... headers) {
        Headers all = Headers.of("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            all = all.with(headers[i], headers[i + 1]);
        }
        HttpResponse response = HttpResponse.of(status, all, body);
        return (request, timeout) -> new TransportResult.Answered(response);
    }

    /** Breaks the exchange off. */
    public static Step broken(Delivery delivery) {
        return (request, timeout) ->
                new TransportResult.Broken(delivery, true, new IOException("scripted: " + delivery));
    }

    /** Refuses the connection: nothing was sent. */
    public static Step refused() {
        return broken(Delivery.NOT_SENT);
    }

    /** Resets the connection after the request: the provider may have acted. */
    public static Step reset() {
        return broken(Delivery.MAYBE_PROCESSED);
    }

    /** Cuts the answer off in the middle of its body: the provider has acted, but the client cannot know how. */
    public static Step truncated() {
        return (request, timeout) -> new TransportResult.Broken(
                Delivery.MAYBE_PROCESSED, true, new EOFException("scripted: the body ended early"));
    }

    /** Never answers: the attempt times out. */
    public Step silence() {
        return (request, timeout) -> {
            time.delay(timeout);
            return new TransportResult.TimedOut(Delivery.MAYBE_PROCESSED);
        };
    }

    /** Lets time pass first; if that is too much, the attempt times out. */
    public Step after(Duration duration, Step step) {
        return (request, timeout) -> {
            if (duration.compareTo(timeout) >= 0) {
                return silence().run(request, timeout);
            }
            time.delay(duration);
            return step.run(request, timeout.minus(duration));
        };
    }

    @Override
    public TransportResult send(HttpRequest request, Duration timeout) throws InterruptedException {
        requests.add(request);
        timeouts.add(timeout);
        return (script.isEmpty() ? otherwise : script.poll()).run(request, timeout);
    }

    /** Returns the requests so far, in the order in which they came. */
    public List<HttpRequest> requests() {
        return requests;
    }

    /** Returns how long each attempt might have taken. */
    public List<Duration> timeouts() {
        return timeouts;
    }

    /** Returns the values of one header, {@code (none)} for requests without it. */
    public List<String> sentValuesOf(String header) {
        return requests.stream()
                .map(request -> request.headers().first(header).orElse("(none)"))
                .toList();
    }

    /** Returns whether the client closed it. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
