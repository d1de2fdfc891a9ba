package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.auth.CredentialSource;
import dev.fairlead.client.auth.FileTokenStore;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.KnownSecrets;
import dev.fairlead.client.internal.transport.ApacheTransport;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.testkit.RotatingProvider;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** One of several processes that share a login: has its token refused again and again, until there were so many. */
final class TokenSharer {

    private TokenSharer() {}

    /** Arguments: the provider's address, the store's directory, the number of tokens. Prints {@code done <rounds>}. */
    public static void main(String[] arguments) throws InterruptedException {
        URI provider = URI.create(arguments[0]);
        int last = Integer.parseInt(arguments[2]);
        try (ApacheTransport transport = new ApacheTransport(
                TransportOptions.defaults().withMaxConnections(4).withMaxResponseBytes(100_000),
                Duration.ofSeconds(5),
                URI.create("http://127.0.0.1"))) {
            Authenticator authenticator = authenticator(provider, Path.of(arguments[1]), transport);
            int rounds = 0;
            for (int number = 0; number < last; rounds++) {
                HttpRequest sent = authenticator.authenticate(
                        AuthBench.REQUEST, "", Duration.ofMinutes(1).toNanos());
                number = Integer.parseInt(
                        sent.headers().first("Authorization").orElseThrow().replaceAll(".*-", ""));
                if (!authenticator.invalidate("", sent, HttpResponse.of(401, Headers.empty(), ""))) {
                    throw new IllegalStateException("no other token");
                }
            }
            System.out.println("done " + rounds);
        }
    }

    private static Authenticator authenticator(URI provider, Path folder, ApacheTransport transport) {
        CredentialSet set =
                OAuthAuthenticatorTest.CLIENT.and("refresh_token", Secret.of(RotatingProvider.FIRST_REFRESH_TOKEN));
        Settings settings = Settings.builder(
                        TestProfiles.authenticating(Authentication.of(OAuthAuthenticatorTest.LOGIN)))
                .withoutApiKey()
                .baseUrl(provider)
                .build();
        return new Authenticators(new AuthRuntime(
                        settings,
                        CredentialSource.of(set),
                        FileTokenStore.in(folder),
                        transport,
                        TimeSource.system(),
                        new Random(),
                        new Events(List.of()),
                        new KnownSecrets(),
                        Thread.ofVirtual()::start))
                .authenticator();
    }
}
