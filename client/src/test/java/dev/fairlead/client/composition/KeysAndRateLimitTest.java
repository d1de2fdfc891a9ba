package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.answer;
import static dev.fairlead.testing.kit.ScriptedTransport.ok;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.RateLimitedException;
import dev.fairlead.client.event.CallEvent.LimitChanged;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.profile.RateLimits;
import dev.fairlead.profile.WaitUnit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What shares a limit, what a call costs, and what answers teach, through the whole pipeline. */
class KeysAndRateLimitTest {

    private static final CallOptions ONE_ATTEMPT = CallOptions.none().withMaxAttempts(1);
    private static final CallOptions NO_WAIT = ONE_ATTEMPT.withDeadline(Duration.ofMillis(10));
    private static final Operation<JsonObject> UPDATE =
            Operation.post("updateIntent", "/v1/intents/{intent}").form().returnsJson();

    /** One at once, and 50 ms for the next. */
    private static RateLimit narrow(String id) {
        return RateLimit.perAccount(id, 21, Duration.ofSeconds(1)).withBurst(1);
    }

    private static Fixture limited(RateLimit... limits) {
        return following(new RateLimits(List.of(limits), List.of(), null, null));
    }

    private static Fixture following(RateLimits rules) {
        Fixture fixture =
                Fixture.of(TestProfiles.limiting(rules), options -> options.rateLimits(RateLimitOptions.fromProfile()));
        fixture.provider.always(ok());
        return fixture;
    }

    private static void update(Fixture fixture, String intent, CallOptions options) {
        fixture.client.call(UPDATE, Params.none(), Map.of("intent", intent), options);
    }

    private static Duration took(Fixture fixture, Runnable calls) {
        Duration before = fixture.time.elapsed();
        calls.run();
        return fixture.time.elapsed().minus(before);
    }

    @Test
    void eachTenantHasItsOwnAccount() {
        Fixture fixture = limited(narrow("account"));

        assertThat(took(fixture, () -> {
                    fixture.read(CallOptions.tenant("ada"));
                    fixture.read(CallOptions.tenant("bob"));
                    fixture.read();
                }))
                .isZero();
        assertThat(took(fixture, () -> fixture.read(CallOptions.tenant("ada")))).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aLimitOfTheApplicationIsSharedByAllTenants() {
        Fixture fixture = limited(narrow("app").withKey(RateLimit.Key.APPLICATION));

        assertThat(took(fixture, () -> {
                    fixture.read();
                    fixture.read(CallOptions.tenant("ada"));
                    fixture.read(CallOptions.tenant("bob"));
                }))
                .isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aLimitOfAnObjectHoldsForThatObjectOnly() {
        Fixture fixture = limited(narrow("intent").withKey(RateLimit.Key.ACCOUNT, RateLimit.Key.path("intent")));

        assertThat(took(fixture, () -> {
                    update(fixture, "pi_1", ONE_ATTEMPT);
                    update(fixture, "pi_2", ONE_ATTEMPT);
                    fixture.read();
                    fixture.read();
                }))
                .isZero();
        assertThat(took(fixture, () -> update(fixture, "pi_1", ONE_ATTEMPT))).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aLimitMayBeOfAHeadersValueOrAMethodsCallsOnly() {
        Fixture project = limited(narrow("project").withKey(RateLimit.Key.header("X-Project")));
        assertThat(took(project, () -> {
                    project.read(CallOptions.header("X-Project", "a"));
                    project.read(CallOptions.header("X-Project", "b"));
                    project.read();
                }))
                .isZero();
        assertThat(took(project, () -> project.read(CallOptions.header("X-Project", "b"))))
                .isEqualTo(Duration.ofMillis(50));

        Fixture writes = limited(narrow("writes").withFilter(new RateLimit.Filter(Set.of("POST"), Set.of())));
        assertThat(took(writes, () -> {
                    writes.create();
                    writes.read();
                    writes.read();
                }))
                .isZero();
        assertThat(took(writes, writes::create)).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void severalWindowsHoldAtOnce() {
        Fixture fixture = limited(RateLimit.perAccount("two", 25, Duration.ofSeconds(1))
                .withBurst(5)
                .withWindow(new RateLimit.Window(30, Duration.ofSeconds(30), 10)));

        assertThat(took(fixture, () -> {
                    for (int i = 0; i < 10; i++) {
                        fixture.read();
                    }
                }))
                .isEqualTo(Duration.ofMillis(250)); // 5 at once, 5 at 50 ms
        assertThat(took(fixture, fixture::read)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void callsTakeAsManyUnitsAsTheySayOrAsTheProfileSays() {
        RateLimit tokens = RateLimit.perAccount("tokens", 120, Duration.ofSeconds(1))
                .withBurst(20) // 10 ms each
                .withUnit("tokens", new RateLimit.Cost(2, Map.of("POST", 5L), Map.of("createThing", 10L), null));
        Fixture fixture = limited(tokens, RateLimit.perAccount("requests", 1_000, Duration.ofSeconds(1)));
        long full = fixture.client.state().permitsAvailable();

        fixture.read();
        assertThat(fixture.client.state().permitsAvailable()).isEqualTo(full - 2);
        fixture.create();
        assertThat(fixture.client.state().permitsAvailable()).isEqualTo(full - 12);
        fixture.read(CallOptions.cost(7));
        assertThat(fixture.client.state().permitsAvailable()).isEqualTo(1);
        assertThat(took(fixture, () -> fixture.read(CallOptions.cost(4)))).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void aCallThatCanNeverPassIsRefusedAtOnce() {
        Fixture fixture = limited(
                RateLimit.perAccount("tokens", 100, Duration.ofSeconds(1)).withUnit("tokens", RateLimit.Cost.ONE));

        assertThatThrownBy(() -> fixture.read(CallOptions.cost(101)))
                .isInstanceOfSatisfying(
                        CallRefusedException.class,
                        refused -> assertThat(refused.retryIn()).isEmpty())
                .hasMessageContaining("the call costs 101 tokens, and no more than 100 pass in a window");
        assertThat(fixture.provider.requests()).isEmpty();
    }

    @Test
    void whatACallReallyCostCorrectsWhatWasTakenForIt() {
        RateLimit.Cost cost = new RateLimit.Cost(10, Map.of(), Map.of(), RateLimits.Place.inField("/usage/total"));
        Fixture fixture = limited(RateLimit.perAccount("tokens", 1_200, Duration.ofSeconds(1))
                .withBurst(200)
                .withUnit("tokens", cost));
        fixture.provider
                .then(answer(200, "{\"usage\":{\"total\":30}}"))
                .then(answer(200, "{\"usage\":{\"total\":4}}"))
                .then(answer(200, "{\"usage\":{\"total\":\"much\"}}"));
        long full = fixture.client.state().permitsAvailable();

        fixture.read();
        assertThat(fixture.client.state().permitsAvailable()).isEqualTo(full - 30);
        fixture.read();
        assertThat(fixture.client.state().permitsAvailable()).isEqualTo(full - 34);
        fixture.read();
        assertThat(fixture.client.state().permitsAvailable()).isEqualTo(full - 44);
    }

    private static RateLimits named() {
        return new RateLimits(
                List.of(
                        RateLimit.perAccount("account", 100, Duration.ofSeconds(1))
                                .withNames("global-rate"),
                        RateLimit.perAccount("operation", 100, Duration.ofSeconds(1))
                                .withKey(RateLimit.Key.ACCOUNT, RateLimit.Key.OPERATION)
                                .withNames("endpoint-rate")),
                List.of(),
                RateLimits.Place.inHeader("X-Reason"),
                new RateLimits.Concurrency(null, true, Set.of("concurrency")));
    }

    @Test
    void onlyTheLimitThatTheProviderNamesCools() {
        Fixture fixture = following(named());
        fixture.provider.then(status(429, "X-Reason", "endpoint-rate", "Retry-After", "7"));
        assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT)).isInstanceOf(RateLimitedException.class);

        fixture.create(NO_WAIT);
        assertThatThrownBy(() -> fixture.read(NO_WAIT))
                .isInstanceOf(CallRefusedException.class)
                .hasMessageContaining("rate limit \"operation\"");
        assertThat(fixture.client.state().coolingFor()).isZero();
        assertThat(fixture.events(LimitChanged.class))
                .containsExactly(new LimitChanged("operation", LimitChanged.Change.COOLING, Duration.ofSeconds(7)));
    }

    @Test
    void withoutANameTheWholeAccountCools() {
        Fixture fixture = following(named());
        fixture.provider.then(status(429, "X-Reason", "who knows", "Retry-After", "7"));
        assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT)).isInstanceOf(RateLimitedException.class);

        assertThatThrownBy(() -> fixture.create(NO_WAIT)).hasMessageContaining("rate limit \"account\"");
        fixture.create(NO_WAIT.withTenant("another account"));
    }

    @Test
    void tooManyAtOnceDoesNotHoldTheRate() {
        Fixture fixture = following(named());
        fixture.provider.then(status(429, "X-Reason", "concurrency"));
        assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT)).isInstanceOf(RateLimitedException.class);

        assertThat(fixture.client.state().coolingFor()).isZero();
        assertThat(fixture.events(LimitChanged.class))
                .extracting(LimitChanged::change)
                .containsExactly(LimitChanged.Change.CONCURRENCY_LOWERED);
        fixture.create(NO_WAIT);
    }

    @Test
    void whatIsLeftByTheHeadersIsNotOverstepped() {
        Fixture fixture = following(new RateLimits(
                List.of(RateLimit.perAccount("account", 1_000, Duration.ofSeconds(1))
                        .withBurst(500)),
                List.of(new RateLimits.Signal(
                        Set.of(),
                        RateLimits.Signal.Form.HEADERS,
                        "X-RateLimit-Remaining",
                        "X-RateLimit-Reset",
                        WaitUnit.DURATION_TEXT)),
                null,
                null));
        fixture.provider
                .then(status(200, "X-RateLimit-Remaining", "2", "X-RateLimit-Reset", "1m5s"))
                .then(ok())
                .then(status(200, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1m5s"));

        assertThat(took(fixture, () -> {
                    fixture.read();
                    fixture.read();
                    fixture.read();
                }))
                .isZero();
        assertThat(fixture.client.state().permitsAvailable()).isZero();
        assertThatThrownBy(() -> fixture.read(NO_WAIT))
                .isInstanceOfSatisfying(
                        CallRefusedException.class,
                        refused -> assertThat(refused.retryIn()).contains(Duration.ofSeconds(65)));
        assertThat(took(fixture, fixture::read)).isEqualTo(Duration.ofSeconds(65));
        assertThat(fixture.events(LimitChanged.class))
                .containsExactly(new LimitChanged("account", LimitChanged.Change.USED_UP, Duration.ofSeconds(65)));
    }
}
