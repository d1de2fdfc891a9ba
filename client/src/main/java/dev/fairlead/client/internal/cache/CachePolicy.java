package dev.fairlead.client.internal.cache;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.event.CacheResult;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Policy;
import dev.fairlead.client.internal.pipeline.Stage;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls that read from memory where RFC 9111 allows it, and keeps what comes. Callers that want the same at the same
 * time wait for one answer. Stands outside of everything that costs time or permits: an answer from memory waits for nothing.
 */
public final class CachePolicy extends Policy implements AutoCloseable {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> PARTIAL_OR_CONDITIONAL =
            Set.of("Range", "If-Range", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since");

    private final CacheRules rules;
    private final AnswerKeeper keeper;
    private final Flights flights;
    private final LonelyKeys lonely = new LonelyKeys();
    private final Refreshes refreshes;
    private final CacheOwners owners;
    private final Duration callTimeout;
    private final TimeSource time;
    private final Events events;

    /**
     * Creates the policy.
     *
     * @param authenticator names the credentials in use
     * @param callTimeout how long a call may take that says nothing else
     */
    public CachePolicy(
            CacheOptions options, Authenticator authenticator, Duration callTimeout, TimeSource time, Events events) {
        this.owners = new CacheOwners(authenticator);
        this.rules = new CacheRules(options);
        this.keeper = new AnswerKeeper(options, rules, owners, time);
        this.flights = new Flights(time);
        this.refreshes = new Refreshes(options.maxRefreshes());
        this.callTimeout = callTimeout;
        this.time = time;
        this.events = events;
    }

    @Override
    public Stage stage() {
        return Stage.CACHE;
    }

    @Override
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        if (!SAFE.contains(request.method())) {
            return keeper.change(call, request, next());
        }
        if (!isEligible(request)) {
            return next().send(call, request);
        }
        String owner = owners.of(call.tenant());
        if (owner == null) {
            return next().send(call, request);
        }
        call.begin(callTimeout, time);
        return new Reader(call, request, CacheKey.of(owner, request)).run();
    }

    private static boolean isEligible(HttpRequest request) {
        return READING.contains(request.method())
                && request.body() == null
                && request.download() == null
                && PARTIAL_OR_CONDITIONAL.stream().noneMatch(request.headers()::has)
                && !CacheControl.of(request.headers()).has("no-store");
    }

    /** One call that reads. */
    private final class Reader {

        private final Call call;
        private final HttpRequest request;
        private final CacheKey key;
        private final Flights.Key flight;

        Reader(Call call, HttpRequest request, CacheKey key) {
            this.call = call;
            this.request = request;
            this.key = key;
            this.flight = new Flights.Key(key, request.headers());
        }

        Outcome run() throws InterruptedException {
            return switch (decide()) {
                case CacheDecision.Serve serve -> serve(serve, result(serve.use()));
                case CacheDecision.Unsatisfiable ignored -> unsatisfiable();
                case CacheDecision.Forward ignored -> isShareable() ? together() : ask(null);
                case CacheDecision.Revalidate old -> old.shared() && isShareable() ? together() : ask(old.stored());
            };
        }

        private CacheDecision decide() {
            return rules.decide(request, keeper.find(key, request), time.now());
        }

        private boolean isShareable() {
            return request.method().equals("GET") && !lonely.contains(flight);
        }

        private Outcome together() throws InterruptedException {
            return switch (flights.board(flight, () -> call.leftNanos(time))) {
                case ASK -> lead();
                case LOOK -> lookAgain(CacheResult.SHARED);
                case LATE -> new Outcome.Expired(call.limit());
                case WAITING -> throw new AssertionError("still waiting");
            };
        }

        private Outcome lead() throws InterruptedException {
            boolean landed = false;
            try {
                Outcome outcome = lookAgain(CacheResult.HIT); // somebody may have landed since we looked
                landed = true;
                if (outcome.kind() == OutcomeKind.SUCCESS) {
                    lonely.note(flight, !(decide() instanceof CacheDecision.Serve));
                }
                return outcome;
            } finally {
                if (landed) {
                    flights.land(flight);
                } else {
                    flights.abandon(flight);
                }
            }
        }

        private Outcome lookAgain(CacheResult ifServed) throws InterruptedException {
            return switch (decide()) {
                case CacheDecision.Serve serve -> serve(serve, ifServed);
                case CacheDecision.Revalidate old -> ask(old.stored());
                case CacheDecision.Forward ignored -> ask(null);
                case CacheDecision.Unsatisfiable ignored -> unsatisfiable();
            };
        }

        private Outcome ask(@Nullable StoredResponse stored) throws InterruptedException {
            AnswerKeeper.Answer answer = keeper.ask(call, request, next(), key, stored);
            StoredResponse used = answer.used();
            if (used == null) {
                tell(CacheResult.MISS, Duration.ZERO);
                return answer.outcome();
            }
            return serve(used, used.age(time.now()), answer.result());
        }

        private Outcome serve(CacheDecision.Serve serve, CacheResult result) {
            if (serve.use() == CacheDecision.Use.STALE_WHILE_REVALIDATE) {
                refresh();
            }
            return serve(serve.stored(), serve.age(), result);
        }

        private Outcome serve(StoredResponse stored, Duration age, CacheResult result) {
            tell(result, age);
            return keeper.use(call, request, key, stored, age);
        }

        private void refresh() {
            Call aside = call.aside("-refresh");
            refreshes.start(flight, () -> {
                // Another one may have brought a newer answer since we looked.
                if (decide() instanceof CacheDecision.Serve serve
                        && serve.use() == CacheDecision.Use.STALE_WHILE_REVALIDATE) {
                    keeper.ask(aside, request, next(), key, serve.stored());
                }
            });
        }

        private Outcome unsatisfiable() {
            tell(CacheResult.UNSATISFIABLE, Duration.ZERO);
            return new Outcome.Refused(
                    Stage.CACHE,
                    "the call wants an answer from the response cache only, and none is stored that it may use",
                    null);
        }

        private void tell(CacheResult result, Duration age) {
            if (!events.isHeard()) {
                return;
            }
            events.tell(new CallEvent.CacheUsed(call.id(), call.operationId(), result, age));
        }
    }

    private static CacheResult result(CacheDecision.Use use) {
        return switch (use) {
            case FRESH -> CacheResult.HIT;
            case STALE -> CacheResult.STALE;
            case STALE_WHILE_REVALIDATE -> CacheResult.STALE_WHILE_REVALIDATE;
        };
    }

    /** Returns how many answers are being fetched in the background. */
    int refreshing() {
        return refreshes.size();
    }

    /** Returns how many bytes the kept answers take. */
    long bytes() {
        return keeper.bytes();
    }

    /** Interrupts what is being fetched in the background. */
    @Override
    public void close() {
        refreshes.close();
    }
}
