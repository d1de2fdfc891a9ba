package dev.fairlead.sandbox.server;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Idempotency;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Handler;
import dev.fairlead.sandbox.core.IdempotencyKeys;
import dev.fairlead.sandbox.core.IdempotencyKeys.Fingerprint;
import dev.fairlead.sandbox.core.Reply;
import dev.fairlead.sandbox.core.Response;
import dev.fairlead.sandbox.core.TokenBucket;
import dev.fairlead.sandbox.wire.Incoming;
import dev.fairlead.sandbox.wire.Routes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a request to its answer: key, rate limit, route, idempotency key, parameters, work, expansion. Safe for use by any
 * number of threads.
 */
final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final Provider provider;
    private final ErrorEnvelope envelope;
    private final Reading reading;
    private final @Nullable TokenBucket limit;
    private final @Nullable Idempotency idempotency;
    private final @Nullable IdempotencyKeys memory;

    Pipeline(Provider provider) {
        this.provider = provider;
        this.envelope = new ErrorEnvelope(provider.profile().errors());
        this.reading = new Reading(provider);
        this.limit = provider.limit();
        this.idempotency = provider.profile().idempotency();
        this.memory = idempotency == null ? null : new IdempotencyKeys(idempotency, provider.clock());
    }

    /** Does what a request asks for, and returns the answer to it; never throws. */
    Answer answer(Incoming request) {
        String requestId = provider.ids().next("req_", 14);
        return withUsualHeaders(answer(request, requestId), request, requestId);
    }

    /** Answers a request for a token; empty for any other. Tokens meet no faults: these are for the calls that tests make. */
    Optional<Answer> token(Incoming request) {
        return provider.gate().token(request).map(reply -> {
            Answer answer = Answer.json(reply.status(), reply.body()).with("Cache-Control", "no-store");
            return reply.location() == null ? answer : answer.with("Location", reply.location());
        });
    }

    /** Returns the answer for a fault that comes before any work, or for trouble with the request as such. */
    Answer refuse(Incoming request, int status) {
        Answer answer = failed(null, failure(status));
        if (status >= 500) {
            verdict(answer, true);
        }
        return withUsualHeaders(answer, request, provider.ids().next("req_", 14));
    }

    /** Returns an error as the description declares it for the operation that a request is meant for. */
    Answer declaredError(Incoming request, int status) {
        ApiOperation operation = provider.routes()
                .find(request)
                .map(match -> match.route().operation())
                .orElse(null);
        Answer answer = failed(operation, failure(status));
        if (status == 429 || status == 503) {
            provider.profile().retries().waitHints().stream()
                    .filter(hint -> hint.header() != null)
                    .findFirst()
                    .ifPresent(hint ->
                            answer.with(String.valueOf(hint.header()), Waits.written(hint.unit(), provider.clock())));
        }
        return withUsualHeaders(answer, request, provider.ids().next("req_", 14));
    }

    private static ApiFailure failure(int status) {
        return switch (status) {
            case 413 -> ApiFailure.of(413, "invalid_request_error", "The body is larger than this sandbox takes.");
            case 429 -> throttled();
            default ->
                status < 500
                        ? ApiFailure.of(
                                status, "invalid_request_error", "Refused on purpose with the status " + status + ".")
                        : ApiFailure.of(status, "api_error", "Trouble on the provider's side. Nothing was processed.");
        };
    }

    private Answer answer(Incoming request, String requestId) {
        Optional<Routes.Match> match = provider.routes().find(request);
        ApiOperation operation = match.map(found -> found.route().operation()).orElse(null);
        try {
            if (match.isEmpty() || !match.get().route().isPublic()) {
                provider.gate().check(request);
            }
            if (limit != null && !limit.tryTake()) {
                throw throttled();
            }
            if (match.isEmpty()) {
                throw unknownUrl(request);
            }
            return remembered(request, match.get(), reading.given(request), requestId);
        } catch (ApiFailure failure) {
            return failed(operation, failure);
        } catch (RuntimeException bug) {
            return broken(bug, requestId);
        }
    }

    private Answer broken(RuntimeException bug, String requestId) {
        LOG.atError().addKeyValue("request", requestId).setCause(bug).log("the sandbox failed");
        Answer answer = failed(null, ownFailure());
        verdict(answer, false);
        return answer;
    }

    private static ApiFailure ownFailure() {
        return ApiFailure.of(500, "api_error", "The sandbox itself failed; its log says why.");
    }

    private static ApiFailure unknownUrl(Incoming request) {
        return ApiFailure.of(
                404,
                "invalid_request_error",
                "Unrecognized request URL (" + request.method() + ": " + request.path()
                        + "). No operation of the description has this method and path: check both for typing errors.");
    }

    private static ApiFailure throttled() {
        return ApiFailure.of(
                        429,
                        "invalid_request_error",
                        "Too many requests at once. Send fewer, and wait longer each time.")
                .code("rate_limit");
    }

    /** Answers from memory where the idempotency key is known; remembers the answer where it is new. */
    private Answer remembered(Incoming request, Routes.Match match, JsonObject given, String requestId) {
        String key = idempotency == null || !idempotency.methods().contains(request.method())
                ? null
                : request.header(idempotency.header());
        if (key == null || key.isEmpty() || memory == null) {
            return toAnswer(processed(checked(request, match, given, requestId, null)));
        }
        Optional<Reply> earlier = memory.claim(key, new Fingerprint(request.method(), request.path(), given));
        if (earlier.isPresent()) {
            return toAnswer(earlier.get());
        }
        boolean done = false;
        try {
            Work work = checked(request, match, given, requestId, key);
            done = true; // from here on something may have happened, so the answer counts whatever it is
            Reply reply = processed(work);
            memory.complete(key, reply);
            return toAnswer(reply);
        } finally {
            if (!done) {
                memory.release(key);
            }
        }
    }

    private record Work(Routes.Match match, ApiRequest request, List<String> expansions) {}

    private Work checked(
            Incoming request, Routes.Match match, JsonObject given, String requestId, @Nullable String key) {
        ApiRequest checked = reading.checked(request, match, given, requestId, key);
        if (!provider.nestedForms()) {
            return new Work(match, checked, List.of());
        }
        List<String> expansions = match.route().expansions(checked.params());
        return new Work(
                match,
                checked.with(checked.params().toBuilder().remove("expand").build()),
                expansions);
    }

    private Reply processed(Work work) {
        try {
            Response response = performed(work);
            return Reply.of(
                    response.json() instanceof JsonObject body && !work.expansions.isEmpty()
                            ? response.withJson(provider.expander().expand(body, work.expansions))
                            : response);
        } catch (ApiFailure failure) {
            return Reply.of(error(work.match.route().operation(), failure));
        } catch (RuntimeException bug) {
            LOG.atError()
                    .addKeyValue("request", work.request.id())
                    .setCause(bug)
                    .log("the sandbox failed");
            return Reply.of(error(null, ownFailure()));
        }
    }

    private Response performed(Work work) {
        Handler handler = provider.handlers().of(work.match.route());
        if (!work.match.route().changes()) {
            return handler.answer(work.request);
        }
        provider.lock().lock();
        try {
            return handler.answer(work.request);
        } finally {
            provider.lock().unlock();
        }
    }

    private Answer toAnswer(Reply reply) {
        Answer answer = Answer.of(reply);
        String replayed = idempotency == null ? null : idempotency.replayedHeader();
        if (reply.isReplay() && replayed != null) {
            answer.with(replayed, "true");
        }
        if (reply.status() >= 500) {
            verdict(answer, false);
        }
        return answer;
    }

    private Response error(@Nullable ApiOperation operation, ApiFailure failure) {
        JsonObject usual = envelope.of(failure);
        return provider.nestedForms()
                ? Response.of(failure.status(), usual)
                : provider.answers()
                        .error(
                                operation,
                                failure,
                                usual,
                                provider.clock().instant().getEpochSecond());
    }

    private Answer failed(@Nullable ApiOperation operation, ApiFailure failure) {
        Answer answer = Answer.of(error(operation, failure));
        if (failure.status() == 429) {
            provider.throttledHeaders().forEach(answer::with);
        }
        return answer;
    }

    private void verdict(Answer answer, boolean again) {
        var verdict = provider.profile().retries().verdict();
        if (verdict != null) {
            answer.with(verdict.header(), again ? verdict.retry() : verdict.stop());
        }
    }

    private @Nullable String version(Incoming request) {
        var versioning = provider.profile().versioning();
        return versioning == null ? null : request.header(versioning.header());
    }

    private Answer withUsualHeaders(Answer answer, Incoming request, String requestId) {
        provider.profile().errors().requestIdHeader().ifPresent(header -> answer.with(header, requestId));
        var versioning = provider.profile().versioning();
        if (versioning != null) {
            String asked = version(request);
            answer.with(versioning.header(), asked == null ? versioning.pinned() : asked);
        }
        String key = idempotency == null ? null : request.header(idempotency.header());
        if (idempotency != null && key != null) {
            answer.with(idempotency.header(), key);
        }
        return answer;
    }
}
