package dev.fairlead.telemetry.canary;

import static dev.fairlead.telemetry.canary.Bench.ONCE;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.config.ConfigurationException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.model.Params;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.util.Map;

/** Mistakes of whoever uses the client. */
final class MistakePaths extends Paths {

    MistakePaths() {
        mistakes();
    }

    private void mistakes() {
        row(
                "a listener that throws what it heard",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options.listener(event -> {
                            throw new IllegalStateException(event.toString());
                        }),
                        client -> Bench.read(client, ONCE),
                        Bench.status("500 Internal")));
        row(
                "an interceptor that throws what it saw",
                IllegalStateException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options.interceptor((attempt, next) -> {
                            throw new IllegalStateException(
                                    attempt.request().headers().toString());
                        }),
                        client -> Bench.read(client, ONCE)));
        row(
                "a variable of the path that is missing",
                IllegalArgumentException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options,
                        client -> client.call(
                                Bench.READ,
                                Params.of(Map.of("token", Canary.QUERY)),
                                Map.of("other", Canary.PATH),
                                ONCE)));
        row(
                "a client that is closed",
                IllegalStateException.class,
                Outcome.Answered.class,
                bench -> bench.with(options -> options, client -> {
                    client.close();
                    Bench.read(client, ONCE);
                }));
        row(
                "a key of the wrong form",
                ConfigurationException.class,
                Outcome.Answered.class,
                bench -> ApiClient.builder(Profiles.bundled("stripe"))
                        .apiKey(Secret.of("whsec_" + Canary.BODY))
                        .build());
        row(
                "a base address with a user and a query",
                IllegalArgumentException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options.baseUrl(
                                URI.create("https://" + Canary.USER + ":" + Canary.KEY + "@x/?a=" + Canary.QUERY)),
                        client -> Bench.read(client, ONCE)));
    }
}
