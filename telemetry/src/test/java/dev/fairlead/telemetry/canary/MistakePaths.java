package dev.fairlead.telemetry.canary;

import static dev.fairlead.telemetry.canary.Bench.ONCE;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.Operation;
import dev.fairlead.client.PageRequest;
import dev.fairlead.client.config.ConfigurationException;
import dev.fairlead.client.config.Environment;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.config.SettingsBuilder;
import dev.fairlead.client.error.PermissionException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.model.Params;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.util.Map;

/** Mistakes of whoever uses the client. */
final class MistakePaths extends Paths {

    private static final Operation<JsonObject> LIST =
            Operation.get("List", "/v1/things").returnsJson();

    MistakePaths() {
        mistakes();
        settings();
        pages();
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

    private void settings() {
        setting("an inspected key of the wrong form", Map.of("STRIPE_API_KEY", "whsec_" + Canary.BODY));
        setting(
                "an inspected key in the place of a number",
                Map.of("STRIPE_API_KEY", Canary.KEY, "STRIPE_MAX_ATTEMPTS", Canary.KEY));
        setting(
                "an inspected address with a password",
                Map.of("STRIPE_API_KEY", Canary.KEY, "STRIPE_BASE_URL", "https://" + Canary.USER + ":a@example.com"));
    }

    /** Looks at what {@code fairlead config} prints, and at the exception of a client that is built from the same. */
    private void setting(String name, Map<String, String> variables) {
        row(name, ConfigurationException.class, Outcome.Answered.class, bench -> {
            SettingsBuilder settings =
                    Settings.builder(Profiles.bundled("stripe")).environment(Environment.of(variables));
            bench.watch.look("the inspection", settings.inspect().toString());
            bench.watch.lookAtAllFrom(settings);
            settings.build();
        });
    }

    private void pages() {
        String elsewhere = "https://example.com/" + Canary.PATH + "?key=" + Canary.KEY;
        row(
                "a page that leads to another origin",
                IllegalArgumentException.class,
                Outcome.Answered.class,
                bench -> bench.with(options -> options, client -> linked(client, elsewhere)));
        row(
                "a page whose link is no address",
                IllegalArgumentException.class,
                Outcome.Answered.class,
                bench -> bench.with(options -> options, client -> linked(client, "https://exa mple/" + Canary.KEY)));
        row(
                "a second page that is refused",
                PermissionException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options,
                        client -> linked(client, "/v1/things?page=" + Canary.QUERY + "&key=" + Canary.KEY),
                        Bench.status("403 Forbidden")));
    }

    private static void linked(ApiClient client, String link) {
        client.pages(LIST, Map.of(), ONCE).call(PageRequest.of(link, Params.none(), true));
    }
}
