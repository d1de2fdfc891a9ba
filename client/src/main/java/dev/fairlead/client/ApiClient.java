package dev.fairlead.client;

import dev.fairlead.client.auth.AuthorizationCode;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.CallInterruptedException;
import dev.fairlead.client.error.CallSummary;
import dev.fairlead.client.http.Download;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.CallIds;
import dev.fairlead.client.internal.pipeline.Described;
import dev.fairlead.client.internal.pipeline.Failures;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.model.Params;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Profile;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls to one provider with one key. Every call goes through the same policies; {@link #toString} prints their order.
 *
 * <p>Calls block, and are made for virtual threads: thousands at a time are no trouble. {@link #async} runs them on one. A
 * thread that is interrupted during a call gets {@link CallInterruptedException}: nothing more is sent, and the connection is
 * closed.
 *
 * <p>Thread-safe; one client for the whole application is right, because its limits and its breaker work only if all calls
 * share them.
 */
public final class ApiClient implements AutoCloseable {

    private static final Duration LONGEST_STREAM = Duration.ofDays(1);

    private final Settings settings;
    private final ClientPipeline pipeline;
    private final RequestFactory requests;
    private final CallIds ids;
    private final Set<AsyncWork<?>> asyncWork = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ApiClient(Settings settings, ClientPipeline pipeline, String name) {
        this.settings = settings;
        this.pipeline = pipeline;
        this.requests = new RequestFactory(settings);
        this.ids = new CallIds(name);
    }

    /** Returns a builder for a client of a provider. */
    public static ApiClientBuilder builder(Profile profile) {
        return new ApiClientBuilder(profile);
    }

    /**
     * Calls an operation and returns its value. Blocks until there is an answer that settles the call, or a reason to give up.
     *
     * @param path the values of the path's variables: texts, or anything that {@link Params#extra} takes
     * @return null for an operation that returns nothing
     * @throws ApiException if the call fails
     * @throws IllegalArgumentException if a required parameter or a path variable is missing; nothing was sent
     * @throws IllegalStateException if the client is closed
     */
    public <O extends @Nullable Object> O call(
            Operation<O> operation, Params params, Map<String, ?> path, CallOptions options) {
        return reply(operation, params, path, options).value();
    }

    /**
     * Calls an operation and returns its value with all around it: status, headers, request id, bytes. Like {@link #call}
     * otherwise.
     */
    public <O extends @Nullable Object> Reply<O> reply(
            Operation<O> operation, Params params, Map<String, ?> path, CallOptions options) {
        return send(operation, requests.request(operation, params, path, options), options, true);
    }

    /**
     * Returns what asks for the pages of a list, for a {@link Pager}. A link that a page names is followed within the origin of
     * the operation only; elsewhere nothing is sent, and an {@link IllegalArgumentException} says so.
     */
    public PageCall pages(Operation<? extends JsonValue> operation, Map<String, ?> path, CallOptions options) {
        return new PageCall() {

            @Override
            public Reply<? extends JsonValue> call(PageRequest page) {
                HttpRequest request = page.link()
                        .map(link -> requests.linked(operation, link, page.params(), path, options))
                        .orElseGet(() -> requests.request(operation, page.params(), path, options));
                return send(operation, request, options, page.isAuthenticated());
            }

            @Override
            public <T> CompletableFuture<T> ahead(Callable<T> call) {
                return async(call);
            }
        };
    }

    private <O extends @Nullable Object> Reply<O> send(
            Operation<O> operation, HttpRequest request, CallOptions options, boolean authenticated) {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
        Call call = newCall(operation.described(), options, authenticated);
        Outcome.Answered answered = answered(call, request);
        return reply(operation.valueOf(call.value()), call, answered, request, options);
    }

    /**
     * Calls an operation and lets the body of its answer go elsewhere than into memory, whatever the operation returns otherwise.
     * Like {@link #reply} otherwise; give large ones time with {@link CallOptions#withAttemptTimeout}.
     *
     * @return with what the download made of the body
     */
    public <T> Reply<T> download(
            Operation<?> operation, Params params, Map<String, ?> path, CallOptions options, Download<T> download) {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
        HttpRequest request = requests.request(operation, params, path, options).withDownload(download);
        Call call = newCall(operation.described().decodedBy(ApiClient::content), options, true);
        Outcome.Answered answered = answered(call, request);
        return reply(ApiClient.<T>typed(call.value()), call, answered, request, options);
    }

    /**
     * Calls an operation that answers with server-sent events, and returns them as they come. Blocks until the answer begins; like
     * {@link #call} until then. The call goes on, on a virtual thread, until the last event or until the stream is closed; where
     * neither the call nor its operation says how long it may take, that is a day.
     *
     * @param data reads the data of an event, when somebody asks for it: {@link EventStream#json} or {@link EventStream#text}
     */
    public <T> EventStream<T> events(
            Operation<?> operation,
            Params params,
            Map<String, ?> path,
            CallOptions options,
            Function<? super String, ? extends T> data) {
        CallOptions patient = options.withHeader("Accept", "text/event-stream");
        if (options.deadline().isEmpty() && operation.callTimeout().isEmpty()) {
            patient = patient.withDeadline(LONGEST_STREAM);
        }
        if (options.attemptTimeout().isEmpty() && operation.attemptTimeout().isEmpty()) {
            patient = patient.withAttemptTimeout(LONGEST_STREAM);
        }
        CallOptions asked = patient;
        return EventStream.open(
                reading -> async(() -> download(operation, params, path, asked, Download.readingOnce(reading))), data);
    }

    private static Object content(HttpResponse response) {
        if (response.content() == null) {
            throw new IllegalStateException("the transport of this client knows no downloads");
        }
        return response.content();
    }

    // What a download made is of its type.
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T typed(@Nullable Object content) {
        return (T) content;
    }

    private static <O extends @Nullable Object> Reply<O> reply(
            O value, Call call, Outcome.Answered answered, HttpRequest request, CallOptions options) {
        Reply<O> reply = new Reply<>(value, answered, call.sent(), call.cachedFor(), request.uri());
        options.tellReply(reply);
        return reply;
    }

    Call newCall(Described operation, CallOptions options, boolean authenticated) {
        return new Call(
                operation,
                authenticated ? options.settings() : options.settings().anonymously(),
                ids);
    }

    /** Sends a request through the pipeline, and returns the answer that does what was asked. */
    Outcome.Answered answered(Call call, HttpRequest request) {
        Outcome outcome = run(call, request);
        if (outcome instanceof Outcome.Answered answered && answered.isSuccess()) {
            return answered;
        }
        throw Failures.exception(call, outcome);
    }

    private Outcome run(Call call, HttpRequest request) {
        try {
            return pipeline.run(call, request);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            CallInterruptedException interrupted = new CallInterruptedException(
                    new CallSummary(call.operationId(), call.id(), call.sent()), interrupt);
            Failures.suppressEarlier(interrupted, call);
            throw interrupted;
        }
    }

    /**
     * Runs work, usually calls, on a virtual thread of its own. Cancelling the future interrupts it: a call in it sends nothing
     * more, and an exchange under way is cut off.
     *
     * @return completed with the work's result, or with what it threw
     * @throws IllegalStateException if the client is closed
     */
    public <T> CompletableFuture<T> async(Callable<T> work) {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
        return AsyncWork.start(work, asyncWork);
    }

    /** Returns the facts about the provider. */
    public Profile profile() {
        return settings.profile();
    }

    /** Returns what the client was built from; secrets in it are never printed. */
    public Settings settings() {
        return settings;
    }

    /**
     * Returns the flow that connects accounts through the provider's consent page.
     *
     * @throws IllegalStateException if the provider's profile has no authorization code grant
     */
    public AuthorizationCode authorizationCode() {
        AuthorizationCode flow = pipeline.authorizationCode();
        if (flow == null) {
            throw new IllegalStateException(
                    "the profile of " + settings.profile().name() + " has no authorization code grant");
        }
        return flow;
    }

    /** Returns how the policies stand now. */
    public PipelineState state() {
        return pipeline.state();
    }

    /** Interrupts asynchronous work and closes all connections at once; calls under way fail. Closing again does nothing. */
    @Override
    public void close() {
        closed = true;
        asyncWork.forEach(work -> work.cancel(true));
        pipeline.close();
    }

    /** Prints provider and pipeline. */
    @Override
    public String toString() {
        return "ApiClient(" + settings.profile().id() + ": " + pipeline + ")";
    }
}
