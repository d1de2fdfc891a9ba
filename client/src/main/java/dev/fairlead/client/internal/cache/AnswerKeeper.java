package dev.fairlead.client.internal.cache;

import dev.fairlead.client.event.CacheResult;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.codec.Addresses;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Link;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the provider, keeps what it answers, and forgets what it says no longer holds. Thread-safe. */
final class AnswerKeeper {

    private static final int NOT_MODIFIED = 304;
    private static final Set<Integer> ERRORS = Set.of(500, 502, 503, 504); // RFC 5861 §4
    private static final Set<Integer> PASSING = Set.of(408, 429);

    private final CacheRules rules;
    private final ResponseStore store;
    private final Generations generations = new Generations();
    private final int maxResponseBytes;
    private final CacheOwners owners;
    private final TimeSource time;

    AnswerKeeper(CacheOptions options, CacheRules rules, CacheOwners owners, TimeSource time) {
        this.rules = rules;
        this.store = new ResponseStore(options.maxBytes());
        this.maxResponseBytes = options.maxResponseBytes();
        this.owners = owners;
        this.time = time;
    }

    /**
     * What came of asking.
     *
     * @param outcome of asking
     * @param used the stored answer to use in its place; null for none
     * @param result why that is used
     */
    record Answer(Outcome outcome, @Nullable StoredResponse used, CacheResult result) {}

    @Nullable
    StoredResponse find(CacheKey key, HttpRequest request) {
        return store.find(key, request);
    }

    long bytes() {
        return store.bytes();
    }

    /** Asks whether a stored answer still holds, or for a new one. Blocks as a call does. */
    Answer ask(Call call, HttpRequest request, Link next, CacheKey key, @Nullable StoredResponse stored)
            throws InterruptedException {
        Generations.Generation generation = generations.of(request.uri());
        if (stored != null) {
            return askAbout(stored, call, request, next, key, generation);
        }
        Outcome outcome = next.send(call, request);
        keep(call, request, key, outcome, generation);
        return new Answer(outcome, null, CacheResult.MISS);
    }

    private Answer askAbout(
            StoredResponse stored,
            Call call,
            HttpRequest request,
            Link next,
            CacheKey key,
            Generations.Generation generation)
            throws InterruptedException {
        boolean isGet = request.method().equals("GET");
        Headers conditions = isGet ? stored.conditions() : Headers.empty();
        Outcome outcome = next.send(call, request.withHeaders(request.headers().withAll(conditions)));
        if (conditions.size() > 0
                && outcome instanceof Outcome.Answered answered
                && answered.response().status() == NOT_MODIFIED) {
            return stillHolds(call, request, next, key, stored, answered, generation);
        }
        if (isError(outcome) && rules.mayStandInForError(request, stored, time.now())) {
            return new Answer(outcome, stored, CacheResult.STALE_IF_ERROR);
        }
        if (!isGet) {
            compare(call, request, key, stored, outcome, generation);
        } else {
            if (isReplacement(outcome)) {
                store.remove(key, stored);
            }
            keep(call, request, key, outcome, generation);
        }
        return new Answer(outcome, null, CacheResult.MISS);
    }

    /** A 304 (RFC 9111 §4.3.4). One about an answer that we do not have is of no use: then the answer is asked for. */
    private Answer stillHolds(
            Call call,
            HttpRequest request,
            Link next,
            CacheKey key,
            StoredResponse stored,
            Outcome.Answered answered,
            Generations.Generation generation)
            throws InterruptedException {
        Headers fresh = answered.response().headers();
        if (!Storing.isAbout(stored, fresh)) {
            store.remove(key, stored);
            return ask(call, request, next, key, null);
        }
        StoredResponse updated = freshened(call, request, stored, fresh, generation);
        store.remove(key, stored);
        if (isKeepable(fresh) && isSameOwner(call, key)) {
            store.put(key, updated);
        }
        return new Answer(answered, updated, CacheResult.REVALIDATED);
    }

    /** A HEAD freshens the answer to a GET that it is about, or says that it no longer holds (§4.3.5). */
    private void compare(
            Call call,
            HttpRequest request,
            CacheKey key,
            StoredResponse stored,
            Outcome outcome,
            Generations.Generation generation) {
        if (!isReplacement(outcome) || !(outcome instanceof Outcome.Answered answered)) {
            return;
        }
        Headers fresh = answered.response().headers();
        store.remove(key, stored);
        if (answered.kind() == OutcomeKind.SUCCESS
                && fresh.has("ETag")
                && Storing.isAbout(stored, fresh)
                && isKeepable(fresh)
                && isSameOwner(call, key)) {
            store.put(key, freshened(call, request, stored, fresh, generation));
        }
    }

    /** What the answer depends on may be newer too: then it was chosen by the request that asked about it. */
    private StoredResponse freshened(
            Call call, HttpRequest request, StoredResponse stored, Headers fresh, Generations.Generation generation) {
        Headers updated = Storing.updated(stored.headers(), fresh);
        return stored(
                call,
                stored.answered().with(stored.response().withHeaders(updated)),
                VaryKey.of(request.headers(), updated),
                generation);
    }

    private static boolean isKeepable(Headers fresh) {
        return !CacheControl.of(fresh).has("no-store") && !VaryKey.isAny(fresh);
    }

    /** Keeps an answer if that is allowed and of use. */
    private boolean keep(
            Call call, HttpRequest request, CacheKey key, Outcome outcome, Generations.Generation generation) {
        if (!(outcome instanceof Outcome.Answered answered) || answered.kind() != OutcomeKind.SUCCESS) {
            return false;
        }
        HttpResponse response = answered.response();
        if (!Storing.isAllowed(request, response)
                || response.bodyLength() > maxResponseBytes
                || call.wasRedirected() // it is the answer of another address
                || !isSameOwner(call, key)) {
            return false;
        }
        StoredResponse fresh = stored(
                call,
                answered.with(response.withHeaders(Storing.kept(response.headers()))),
                VaryKey.of(request.headers(), response.headers()),
                generation);
        if (!rules.isUseful(fresh)) {
            return false;
        }
        store.put(key, fresh);
        call.kept(() -> store.remove(key, fresh));
        return true;
    }

    private StoredResponse stored(
            Call call, Outcome.Answered answered, VaryKey vary, Generations.Generation generation) {
        Instant received = time.now();
        Instant requested = received.minusNanos(call.lastNanos());
        return new StoredResponse(answered, vary, requested, received, generation);
    }

    /** The credential may have changed between the look and the request. */
    private boolean isSameOwner(Call call, CacheKey key) {
        return key.owner().equals(owners.of(call.tenant()));
    }

    /** An answer that is not kept may still say that what is kept is no longer so: it was changed, or is gone. */
    private static boolean isReplacement(Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return false;
        }
        int status = answered.response().status();
        return answered.kind() == OutcomeKind.SUCCESS || (status >= 400 && status < 500 && !PASSING.contains(status));
    }

    private static boolean isError(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered ->
                ERRORS.contains(answered.response().status());
            case Outcome.Broken broken -> broken.delivery() != Delivery.ANSWERED;
            case Outcome.TimedOut ignored -> true;
            case Outcome.Refused ignored -> true;
            case Outcome.Expired ignored -> true;
            case Outcome.Unauthenticated lacking -> lacking.mayPass();
            case Outcome.Unreadable ignored -> false;
        };
    }

    /** Answers with what is stored. */
    Outcome use(Call call, HttpRequest request, CacheKey key, StoredResponse stored, Duration age) {
        HttpResponse response =
                stored.response().withHeaders(stored.headers().with("Age", Long.toString(age.toSeconds())));
        call.fromCache(age, () -> store.remove(key, stored));
        return stored.answered().with(request.method().equals("HEAD") ? response.withoutBody() : response);
    }

    /** Passes a call on that changes something, and forgets what it may have changed (RFC 9111 §4.4). */
    Outcome change(Call call, HttpRequest request, Link next) throws InterruptedException {
        Outcome outcome = null;
        try {
            outcome = next.send(call, request);
            return outcome;
        } finally {
            forget(call, request, outcome);
        }
    }

    /** Whatever was sent may have changed something, unless the provider said that the request was at fault. */
    private void forget(Call call, HttpRequest request, @Nullable Outcome outcome) {
        URI target = request.uri();
        if (call.sent() == 0) {
            return;
        }
        if (!(outcome instanceof Outcome.Answered answered)) {
            generations.end(target);
            return;
        }
        int status = answered.response().status();
        if (status >= 400 && status < 500) {
            return;
        }
        generations.end(target);
        for (String field : new String[] {"Location", "Content-Location"}) {
            answered.response().headers().first(field).ifPresent(text -> forgetRelated(target, text));
        }
    }

    /** Only addresses of the same origin: others are not this provider's to speak for. */
    private void forgetRelated(URI target, String reference) {
        try {
            URI related = Addresses.resolve(target, reference);
            if (Addresses.origin(related).equals(Addresses.origin(target))) {
                generations.end(related);
            }
        } catch (IllegalArgumentException noAddress) {
            return;
        }
    }
}
