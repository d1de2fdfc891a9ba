package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.auth.CredentialSource;
import dev.fairlead.client.auth.MemoryTokenStore;
import dev.fairlead.client.auth.TokenStore;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.KnownSecrets;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Authentication;
import dev.fairlead.testing.kit.ScriptedTransport;
import dev.fairlead.testing.kit.SeededRandom;
import dev.fairlead.testing.kit.VirtualTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** An authenticator over a scripted token endpoint on virtual time; tokens are fetched on the caller's thread. */
final class AuthBench {

    static final HttpRequest REQUEST =
            new HttpRequest("GET", URI.create("https://api.stripe.com/v1/things?a=1"), Headers.empty(), null);

    final VirtualTime time;
    final ScriptedTransport endpoint;
    final List<CallEvent> events = new ArrayList<>();
    final KnownSecrets secrets = new KnownSecrets();
    final Authenticators made;
    final Authenticator authenticator;

    AuthBench(
            Authentication authentication,
            CredentialSource source,
            TokenStore store,
            VirtualTime time,
            ScriptedTransport endpoint,
            Executor background) {
        this.time = time;
        this.endpoint = endpoint;
        Settings settings = Settings.builder(TestProfiles.authenticating(authentication))
                .withoutApiKey()
                .callTimeout(Duration.ofSeconds(30))
                .attemptTimeout(Duration.ofSeconds(10))
                .build();
        this.made = new Authenticators(new AuthRuntime(
                settings,
                source,
                store,
                endpoint,
                time,
                SeededRandom.largest(),
                new Events(List.of(events::add)),
                secrets,
                background));
        this.authenticator = made.authenticator();
    }

    static AuthBench of(AuthScheme scheme, CredentialSet set) {
        return of(scheme, set, new MemoryTokenStore());
    }

    static AuthBench of(AuthScheme scheme, CredentialSet set, TokenStore store) {
        VirtualTime time = new VirtualTime();
        return new AuthBench(
                Authentication.of(scheme),
                CredentialSource.of(set),
                store,
                time,
                new ScriptedTransport(time),
                Runnable::run);
    }

    /** Another client of the same account, at the same time, over the same store. */
    AuthBench beside(AuthScheme scheme, CredentialSet set, TokenStore store) {
        return new AuthBench(Authentication.of(scheme), CredentialSource.of(set), store, time, endpoint, Runnable::run);
    }

    String bearer() throws InterruptedException {
        return bearer("");
    }

    String bearer(String tenant) throws InterruptedException {
        return authenticator
                .authenticate(REQUEST, tenant, Duration.ofSeconds(20).toNanos())
                .headers()
                .first("Authorization")
                .orElse("(none)");
    }

    AuthBench token(String token, String more) {
        endpoint.then(ScriptedTransport.answer(200, "{\"access_token\":\"" + token + "\"" + more + "}"));
        return this;
    }

    AuthBench refusal(int status, String code) {
        endpoint.then(ScriptedTransport.answer(status, "{\"error\":\"" + code + "\"}"));
        return this;
    }

    static String body(HttpRequest request) {
        return new String(Bodies.bytes(request.body()), StandardCharsets.UTF_8);
    }

    List<String> bodies() {
        return endpoint.requests().stream().map(AuthBench::body).toList();
    }
}
