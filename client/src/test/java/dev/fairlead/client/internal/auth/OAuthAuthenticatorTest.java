package dev.fairlead.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.auth.MemoryTokenStore;
import dev.fairlead.client.auth.StoredToken;
import dev.fairlead.client.auth.TokenStore;
import dev.fairlead.client.event.CallEvent.TokenRefreshed;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.ClientAuthentication;
import dev.fairlead.profile.AuthScheme.Grant;
import dev.fairlead.profile.AuthScheme.TokenHost;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthAuthenticatorTest {

    static final CredentialSet CLIENT =
            CredentialSet.of("client_id", Secret.of("id:1")).and("client_secret", Secret.of("canary secret+1"));

    static AuthScheme.OAuth oauth(Grant grant, ClientAuthentication client, @Nullable TokenHost host) {
        return new AuthScheme.OAuth(
                grant,
                "/oauth/token",
                grant == Grant.AUTHORIZATION_CODE ? "/oauth/authorize" : null,
                client,
                List.of("read", "write"),
                " ",
                Map.of(),
                null,
                null,
                host);
    }

    static final AuthScheme.OAuth MACHINE = oauth(Grant.CLIENT_CREDENTIALS, ClientAuthentication.BASIC, null);
    static final AuthScheme.OAuth LOGIN = oauth(Grant.AUTHORIZATION_CODE, ClientAuthentication.POST, null);

    private final AuthBench bench = AuthBench.of(MACHINE, CLIENT);

    private static CredentialSet withRefreshToken(String token) {
        return CLIENT.and("refresh_token", Secret.of(token));
    }

    private static boolean refuse(AuthBench bench, String token) {
        HttpRequest sent = Requests.withHeader(AuthBench.REQUEST, "Authorization", "Bearer " + token);
        return bench.authenticator.invalidate("", sent, HttpResponse.of(401, Headers.empty(), ""));
    }

    @Test
    void clientCredentialsAreExchangedForATokenOnce() throws InterruptedException {
        bench.token("token-1", ",\"token_type\":\"Bearer\",\"expires_in\":3600");

        assertThat(bench.bearer()).isEqualTo("Bearer token-1");
        assertThat(bench.bearer()).isEqualTo("Bearer token-1");

        HttpRequest asked = bench.endpoint.requests().getFirst();
        assertThat(bench.bodies()).containsExactly("grant_type=client_credentials&scope=read+write");
        assertThat(asked.uri()).hasToString("https://api.stripe.com/oauth/token");
        // RFC 6749 §2.3.1: "id%3A1:canary+secret%2B1"
        assertThat(asked.headers().first("Authorization")).contains("Basic aWQlM0ExOmNhbmFyeStzZWNyZXQlMkIx");
        assertThat(asked.headers().first("Accept")).contains("application/json");
    }

    @Test
    void aTokenIsReplacedInTheBackgroundBeforeItEnds() throws InterruptedException {
        bench.token("token-1", ",\"expires_in\":3600").token("token-2", ",\"expires_in\":3600");
        bench.bearer();

        bench.time.advance(Duration.ofSeconds(3600 - 301));
        assertThat(bench.bearer()).isEqualTo("Bearer token-1");
        assertThat(bench.endpoint.requests()).hasSize(1);

        bench.time.advance(Duration.ofSeconds(100));
        assertThat(bench.bearer()).isEqualTo("Bearer token-1");
        assertThat(bench.endpoint.requests()).hasSize(2);
        assertThat(bench.bearer()).isEqualTo("Bearer token-2");
    }

    @Test
    void aFailedRefreshLeavesTheTokenInUseUntilItEnds() throws InterruptedException {
        bench.token("token-1", ",\"expires_in\":3600");
        bench.bearer();
        bench.endpoint.always(ScriptedTransport.status(503));

        bench.time.advance(Duration.ofSeconds(3500));
        assertThat(bench.bearer()).isEqualTo("Bearer token-1");
        bench.time.advance(Duration.ofSeconds(80));
        assertThat(bench.bearer()).isEqualTo("Bearer token-1");
        bench.time.advance(Duration.ofSeconds(100));

        assertThat(catchThrowableOfType(CredentialException.class, bench::bearer))
                .matches(CredentialException::mayPass)
                .hasMessageContaining("the token endpoint answered 503");
    }

    @Test
    void afterAFailureTheEndpointIsLeftInPeaceForAWhile() throws InterruptedException {
        bench.refusal(401, "invalid_client");
        catchThrowableOfType(CredentialException.class, bench::bearer);

        CredentialException again = catchThrowableOfType(CredentialException.class, bench::bearer);

        assertThat(bench.endpoint.requests()).hasSize(1);
        assertThat(again).hasMessageContaining("invalid_client; check client id and secret");
        assertThat(again.mayPass()).isFalse();
        bench.time.advance(Duration.ofSeconds(2));
        bench.token("token-1", "");
        assertThat(bench.bearer()).isEqualTo("Bearer token-1");
    }

    @Test
    void troubleOfTheEndpointIsTriedAgainAndItsWaitKept() throws InterruptedException {
        bench.endpoint
                .thenStatus(503)
                .thenStatus(429, "Retry-After", "7")
                .then(ScriptedTransport.broken(Delivery.NOT_SENT));
        bench.token("token-1", "");

        assertThat(bench.bearer()).isEqualTo("Bearer token-1");

        assertThat(bench.endpoint.requests()).hasSize(4);
        assertThat(bench.time.sleeps()).contains(Duration.ofSeconds(7));
    }

    @Test
    void aWaitThatDoesNotFitIsNotBegun() {
        bench.endpoint.thenStatus(429, "Retry-After", "3600");

        CredentialException failure = catchThrowableOfType(CredentialException.class, bench::bearer);

        assertThat(failure).hasMessageContaining("it asks to wait 3600 s");
        assertThat(bench.time.elapsed()).isZero();
    }

    @Test
    void retriesHaveABudgetOfTheirOwn() {
        bench.endpoint.always(ScriptedTransport.status(503));

        for (int i = 0; i < 12; i++) {
            catchThrowableOfType(CredentialException.class, bench::bearer);
            bench.time.advance(Duration.ofMinutes(2));
        }

        assertThat(bench.endpoint.requests()).hasSize(12 + 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>canary</html>",
                "{}",
                "[]",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"canary\\u0007bell\"}",
                "{\"access_token\":\"canary\",\"token_type\":\"DPoP\"}"
            })
    void answersWithoutAUsableTokenAreSaidWithoutTheirText(String body) {
        bench.endpoint.then(ScriptedTransport.answer(200, body));

        assertThat(catchThrowableOfType(CredentialException.class, bench::bearer))
                .hasMessageContaining("the token endpoint answered 200 with")
                .hasMessageNotContaining("canary");
    }

    @Test
    void anErrorWithStatus200IsAnError() {
        bench.refusal(200, "bad_verification_code");

        assertThat(catchThrowableOfType(CredentialException.class, bench::bearer))
                .hasMessageContaining("answered 200: bad_verification_code");
    }

    @Test
    void aRedirectIsNotFollowed() {
        bench.endpoint.thenStatus(307, "Location", "https://evil.example/token");

        assertThat(catchThrowableOfType(CredentialException.class, bench::bearer))
                .hasMessageContaining("where no credential goes");
        assertThat(bench.endpoint.requests()).hasSize(1);
    }

    @Test
    void secretsAreNowhereToBeSeen() throws InterruptedException {
        bench.endpoint.then(ScriptedTransport.answer(
                400, "{\"error\":\"invalid_client\",\"error_description\":\"no canary secret+1\\nfor id:1\"}"));

        CredentialException failure = catchThrowableOfType(CredentialException.class, bench::bearer);

        assertThat(failure).hasMessageContaining("no **** for id:1").hasMessageNotContaining("canary");
        assertThat(bench.endpoint.requests().toString() + bench.events + CLIENT).doesNotContain("canary");
        bench.time.advance(Duration.ofMinutes(1));
        bench.token("canary-token-1", ",\"refresh_token\":\"canary-refresh-1\"");
        bench.bearer();
        assertThat(bench.secrets.redact("canary-token-1 canary-refresh-1")).isEqualTo("**** ****");
    }

    @Test
    void aRefusedTokenIsReplacedAndALateRefusalOfTheOldOneFetchesNothing() throws InterruptedException {
        bench.token("token-1", "").token("token-2", "");
        bench.bearer();

        assertThat(refuse(bench, "token-1")).isTrue();
        assertThat(bench.bearer()).isEqualTo("Bearer token-2");
        assertThat(refuse(bench, "token-1")).isTrue();
        assertThat(bench.bearer()).isEqualTo("Bearer token-2");

        assertThat(bench.endpoint.requests()).hasSize(2);
    }

    @Test
    void aTokenThatIsRefusedWhenNewIsNotReplacedForAWhile() throws InterruptedException {
        bench.token("token-1", "").token("token-2", "");
        bench.bearer();
        refuse(bench, "token-1");
        bench.bearer();
        bench.authenticator.refusedAgain("", Requests.withHeader(AuthBench.REQUEST, "Authorization", "Bearer token-2"));

        assertThat(refuse(bench, "token-2")).isFalse();
        bench.time.advance(Duration.ofSeconds(11));
        assertThat(refuse(bench, "token-2")).isTrue();
    }

    @Test
    void aRefreshTokenIsRotated() throws InterruptedException {
        MemoryTokenStore store = new MemoryTokenStore();
        AuthBench login = AuthBench.of(LOGIN, withRefreshToken("refresh-1"), store)
                .token("token-1", ",\"refresh_token\":\"refresh-2\"")
                .token("token-2", "");

        assertThat(login.bearer()).isEqualTo("Bearer token-1");
        refuse(login, "token-1");
        assertThat(login.bearer()).isEqualTo("Bearer token-2");
        refuse(login, "token-2");
        login.token("token-3", "");
        login.bearer();

        assertThat(login.bodies())
                .extracting(body -> body.replaceAll(".*refresh_token=([^&]*).*", "$1"))
                .containsExactly("refresh-1", "refresh-2", "refresh-2");
        assertThat(login.bodies().getFirst()).contains("client_id=id%3A1&client_secret=canary+secret%2B1");
    }

    @Test
    void whatAnotherClientFetchedIsTakenFromTheStore() throws InterruptedException {
        MemoryTokenStore store = new MemoryTokenStore();
        AuthBench one = AuthBench.of(LOGIN, withRefreshToken("refresh-1"), store)
                .token("token-1", ",\"expires_in\":3600,\"refresh_token\":\"refresh-2\"");
        AuthBench other = one.beside(LOGIN, withRefreshToken("refresh-1"), store);

        assertThat(one.bearer()).isEqualTo("Bearer token-1");
        assertThat(other.bearer()).isEqualTo("Bearer token-1");

        assertThat(one.endpoint.requests()).hasSize(1);
    }

    @Test
    void aClaimThatAnotherProcessLeftBehindIsTakenOverWhenItHasRunOut() throws InterruptedException {
        MemoryTokenStore store = new MemoryTokenStore();
        AuthBench bench = AuthBench.of(LOGIN, CLIENT, store);
        String key = "stripe/authorization_code/id:1/";
        store.compareAndSet(
                key,
                0,
                new StoredToken(
                        1,
                        null,
                        null,
                        bench.time.now(),
                        Secret.of("refresh-1"),
                        null,
                        null,
                        bench.time.now().plusSeconds(10)));
        bench.token("token-1", "");

        assertThat(bench.bearer()).isEqualTo("Bearer token-1");

        assertThat(bench.time.elapsed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    }

    @Test
    void invalidGrantIsBelievedOnlyWhenTheStoreHasNothingNewer() throws InterruptedException {
        MemoryTokenStore store = new MemoryTokenStore();
        AuthBench bench = AuthBench.of(LOGIN, withRefreshToken("refresh-1"), store);
        String key = "stripe/authorization_code/id:1/";
        bench.endpoint.then((request, timeout) -> {
            long version = store.read(key).orElseThrow().version();
            store.compareAndSet(
                    key,
                    version,
                    new StoredToken(
                            version + 1,
                            Secret.of("token-of-winner"),
                            null,
                            bench.time.now(),
                            Secret.of("refresh-2"),
                            null,
                            null,
                            null));
            return ScriptedTransport.answer(400, "{\"error\":\"invalid_grant\"}")
                    .run(request, timeout);
        });

        assertThat(bench.bearer()).isEqualTo("Bearer token-of-winner");

        refuse(bench, "token-of-winner");
        bench.refusal(400, "invalid_grant");
        assertThat(catchThrowableOfType(CredentialException.class, bench::bearer))
                .hasMessageContaining("have the account connected again");
        assertThat(store.read(key).orElseThrow().refreshToken()).isEqualTo(Secret.of("refresh-2"));
    }

    @Test
    void aStoreThatFailsDoesNotTakeAValidTokenAway() throws InterruptedException {
        Broken store = new Broken();
        AuthBench bench = AuthBench.of(LOGIN, withRefreshToken("refresh-1"), store)
                .token("token-1", ",\"expires_in\":1000,\"refresh_token\":\"refresh-2\"");
        bench.bearer();
        store.broken = true;

        bench.time.advance(Duration.ofSeconds(990));
        assertThat(bench.bearer()).isEqualTo("Bearer token-1");
        bench.time.advance(Duration.ofSeconds(20));
        assertThat(catchThrowableOfType(CredentialException.class, bench::bearer))
                .hasMessageContaining("the token store cannot be read")
                .matches(CredentialException::mayPass);
    }

    @Test
    void aTokenThatCouldNotBeKeptIsUsedAndKeptLater() throws InterruptedException {
        Broken store = new Broken();
        AuthBench bench = AuthBench.of(LOGIN, withRefreshToken("refresh-1"), store);
        bench.endpoint.then((request, timeout) -> {
            store.broken = true;
            return ScriptedTransport.answer(200, "{\"access_token\":\"token-1\",\"refresh_token\":\"refresh-2\"}")
                    .run(request, timeout);
        });
        assertThat(bench.bearer()).isEqualTo("Bearer token-1");
        store.broken = false;
        bench.time.advance(Duration.ofMinutes(2));
        bench.token("token-2", "");
        refuse(bench, "token-1");

        assertThat(bench.bearer()).isEqualTo("Bearer token-2");

        assertThat(bench.bodies().getLast()).contains("refresh_token=refresh-2");
    }

    private static final class Broken implements TokenStore {

        private final MemoryTokenStore store = new MemoryTokenStore();
        private boolean broken;

        @Override
        public Optional<StoredToken> read(String key) {
            check();
            return store.read(key);
        }

        @Override
        public boolean compareAndSet(String key, long expectedVersion, StoredToken next) {
            check();
            return store.compareAndSet(key, expectedVersion, next);
        }

        private void check() {
            if (broken) {
                throw new UncheckedIOException(new IOException("disk"));
            }
        }
    }

    @Test
    void nobodyConnectedTheAccount() {
        AuthBench bench = AuthBench.of(LOGIN, CLIENT);

        assertThat(catchThrowableOfType(CredentialException.class, bench::bearer))
                .hasMessageContaining("nobody has connected this account");
        assertThat(bench.endpoint.requests()).isEmpty();
    }

    @Test
    void callsGoToTheHostThatTheTokenNamesIfItIsAllowed() throws InterruptedException {
        AuthScheme.OAuth salesforce = oauth(
                Grant.CLIENT_CREDENTIALS,
                ClientAuthentication.POST,
                new TokenHost("instance_url", List.of("*.salesforce.com")));
        AuthBench bench = AuthBench.of(salesforce, CLIENT)
                .token("token-1", ",\"instance_url\":\"https://acme.my.salesforce.com\"");

        assertThat(bench.authenticator.authenticate(AuthBench.REQUEST, "").uri())
                .hasToString("https://acme.my.salesforce.com/v1/things?a=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://salesforce.com.evil.example",
                "https://evilsalesforce.com",
                "http://acme.salesforce.com",
                "https://a@acme.salesforce.com",
                "https://acme.salesforce.com/path",
                "not an address"
            })
    void noTokenGoesToAnotherHost(String named) {
        AuthScheme.OAuth salesforce = oauth(
                Grant.CLIENT_CREDENTIALS,
                ClientAuthentication.POST,
                new TokenHost("instance_url", List.of("*.salesforce.com")));
        AuthBench bench = AuthBench.of(salesforce, CLIENT).token("token-1", ",\"instance_url\":\"" + named + "\"");

        assertThat(catchThrowableOfType(CredentialException.class, bench::bearer))
                .hasMessageContaining("a host to which no credential may go");
    }

    @Test
    void eachRefreshIsReported() throws InterruptedException {
        bench.refusal(400, "invalid_scope");
        catchThrowableOfType(CredentialException.class, bench::bearer);
        bench.time.advance(Duration.ofMinutes(1));
        bench.token("token-1", "");
        bench.bearer();

        assertThat(bench.events)
                .extracting(event -> ((TokenRefreshed) event).scope() + " " + ((TokenRefreshed) event).ok())
                .containsExactly("client_credentials false", "client_credentials true");
    }

    @Test
    void tenantsHaveTokensAndFingerprintsOfTheirOwn() throws InterruptedException {
        bench.token("token-a", "").token("token-b", "");

        assertThat(bench.bearer("a")).isEqualTo("Bearer token-a");
        assertThat(bench.bearer("b")).isEqualTo("Bearer token-b");

        assertThat(bench.authenticator.fingerprint("a"))
                .isNotEqualTo(bench.authenticator.fingerprint("b"))
                .isEqualTo(bench.authenticator.fingerprint("a"))
                .matches("[0-9a-f]{24}");
    }
}
