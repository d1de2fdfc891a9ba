package dev.fairlead.telemetry.canary;

import static dev.fairlead.telemetry.canary.Bench.ONCE;
import static dev.fairlead.telemetry.canary.Bench.RETRIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.PermissionException;
import dev.fairlead.client.error.RateLimitedException;
import dev.fairlead.client.error.ResponseException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls that our own policies refuse or double. */
final class RefusalPaths extends Paths {

    RefusalPaths() {
        refusals();
        hedges();
    }

    private void refusals() {
        row(
                "the circuit breaker",
                CallRefusedException.class,
                Outcome.Refused.class,
                bench -> bench.with(options -> options.breaker(BreakerOptions.defaults()), client -> {
                    bench.server.always(Bench.status("500 Internal"));
                    tryOften(client);
                }));
        row(
                "the rate limit, after the provider asked for a pause",
                CallRefusedException.class,
                Outcome.Refused.class,
                bench -> bench.with(
                        options -> options.rateLimits(RateLimitOptions.fromProfile()),
                        RefusalPaths::tryOften,
                        Step.respond("429 Too Many", Bench.echo("slow down"), "Retry-After", "3600")));
        row(
                "a call that waited for the pause that another was asked for",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options,
                        RefusalPaths::twice,
                        Step.respond("429 Too Many", Bench.echo("slow down"), "Retry-After", "0.2"),
                        Bench.status("501 Not Implemented")));
        row(
                "the concurrency limit",
                CallRefusedException.class,
                Outcome.Refused.class,
                bench -> bench.with(
                        options -> options.concurrency(ConcurrencyOptions.fixed(1)),
                        client -> besidesAnother(bench, client),
                        Step.silence()));
        row(
                "the response cache",
                CallRefusedException.class,
                Outcome.Refused.class,
                bench -> bench.with(
                        options -> options.cache(CacheOptions.defaults()),
                        client -> Bench.read(client, ONCE.withHeader("Cache-Control", "only-if-cached"))));
    }

    private static void tryOften(ApiClient client) {
        for (int i = 0; i < 100; i++) {
            try {
                Bench.read(client, ONCE.withDeadline(Duration.ofSeconds(1)));
            } catch (CallRefusedException refused) {
                throw refused;
            } catch (ResponseException failure) {
                assertThat(failure.attempts()).isEqualTo(1);
            }
        }
        throw new AssertionError("never refused");
    }

    private void hedges() {
        row(
                "a second attempt beside a slow one",
                PermissionException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options.hedging(HedgingOptions.after(Duration.ofMillis(50))),
                        client -> Bench.read(client, RETRIED.withDeadline(Duration.ofSeconds(5))),
                        Step.silence(),
                        Bench.status("403 Forbidden")));
    }

    private static void twice(ApiClient client) {
        assertThatThrownBy(() -> Bench.read(client, ONCE)).isInstanceOf(RateLimitedException.class);
        Bench.read(client, ONCE);
    }

    private static void besidesAnother(Bench bench, ApiClient client) {
        CompletableFuture<Void> other = client.async(() -> {
            Bench.read(client, ONCE);
            return null;
        });
        try {
            bench.server.awaitRequest();
            Bench.read(client, ONCE.withDeadline(Duration.ofMillis(100)));
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        } finally {
            other.cancel(true);
        }
    }
}
