package dev.fairlead.sandbox.server;

import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Idempotency;
import dev.fairlead.sandbox.core.Action;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.IdempotencyKeys;
import dev.fairlead.sandbox.core.IdempotencyKeys.Fingerprint;
import dev.fairlead.sandbox.core.Reply;
import dev.fairlead.sandbox.core.TokenBucket;
import dev.fairlead.sandbox.wire.Incoming;
import dev.fairlead.sandbox.wire.Routes;
import java.nio.charset.StandardCharsets;
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
    private final @Nullable TokenBucket limit;
    private final @Nullable Idempotency idempotency;
    private final @Nullable IdempotencyKeys memory;

    Pipeline(Provider provider) {
        this.provider = provider;
        this.envelope = new ErrorEnvelope(provider.profile().errors());
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
        Answer answer = failed(
                switch (status) {
                    case 413 ->
                        ApiFailure.of(413, "invalid_request_error", "The body is larger than this sandbox takes.");
                    case 429 -> throttled();
                    default ->
                        ApiFailure.of(status, "api_error", "Trouble on the provider's side. Nothing was processed.");
                });
        if (status >= 500) {
            verdict(answer, true);
        }
        return withUsualHeaders(answer, request, provider.ids().next("req_", 14));
    }

    private Answer answer(Incoming request, String requestId) {
        try {
            Optional<Routes.Match> match = provider.routes().find(request);
            if (match.isEmpty() || !match.get().route().isPublic()) {
                provider.gate().check(request);
            }
            if (limit != null && !limit.tryTake()) {
                throw throttled();
            }
            if (match.isEmpty()) {
                throw unknownUrl(request);
            }
            return remembered(request, match.get(), parameters(request), requestId);
        } catch (ApiFailure failure) {
            return failed(failure);
        } catch (RuntimeException bug) {
            return broken(bug, requestId);
        }
    }

    private JsonObject parameters(Incoming request) {
        JsonObject given = RequestBody.read(request);
        JsonObject.Builder others = given.toBuilder();
        provider.gate().queryNames().forEach(others::remove);
        return provider.gate().queryNames().isEmpty() ? given : others.build();
    }

    private Answer broken(RuntimeException bug, String requestId) {
        LOG.atError().addKeyValue("request", requestId).setCause(bug).log("the sandbox failed");
        Answer answer = failed(ApiFailure.of(500, "api_error", "The sandbox itself failed; its log says why."));
        verdict(answer, false);
        return answer;
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
        JsonObject params = match.route().check(given, !RequestBody.isJson(request));
        ApiRequest checked = new ApiRequest(
                request.method(),
                request.path(),
                match.arguments(),
                params.toBuilder().remove("expand").build(),
                requestId,
                key,
                version(request),
                provider.clock().instant().getEpochSecond());
        return new Work(match, checked, match.route().expansions(params));
    }

    private Reply processed(Work work) {
        try {
            JsonObject body = performed(work);
            JsonObject whole =
                    work.expansions.isEmpty() ? body : provider.expander().expand(body, work.expansions);
            return new Reply(200, whole.toJson().getBytes(StandardCharsets.UTF_8));
        } catch (ApiFailure failure) {
            return new Reply(failure.status(), failed(failure).body);
        } catch (RuntimeException bug) {
            return new Reply(500, broken(bug, work.request.id()).body);
        }
    }

    private JsonObject performed(Work work) {
        Action action = provider.actions().of(work.match.route());
        if (!work.match.route().changes()) {
            return action.perform(work.request);
        }
        provider.lock().lock();
        try {
            return action.perform(work.request);
        } finally {
            provider.lock().unlock();
        }
    }

    private Answer toAnswer(Reply reply) {
        Answer answer = new Answer(reply.status(), reply.body());
        if (reply.isReplay() && idempotency != null) {
            answer.with(idempotency.replayedHeader(), "true");
        }
        if (reply.status() >= 500) {
            verdict(answer, false);
        }
        return answer;
    }

    private Answer failed(ApiFailure failure) {
        Answer answer = Answer.json(failure.status(), envelope.of(failure));
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
