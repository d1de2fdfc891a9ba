package dev.fairlead.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.auth.CredentialSource;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedTransport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KeysAuthenticatorTest {

    private static final Secret KEY = Secret.of("canary+key/0123456789");

    private static Fixture fixture(CredentialSource source, AuthScheme... schemes) {
        return Fixture.of(
                TestProfiles.authenticating(Authentication.of(schemes)), options -> options.credentials(source));
    }

    private static Fixture fixture(CredentialSet set, AuthScheme... schemes) {
        Fixture fixture = fixture(CredentialSource.of(set), schemes);
        fixture.provider.always(ScriptedTransport.ok());
        return fixture;
    }

    private static String sent(Fixture fixture, String header) {
        fixture.read();
        return fixture.provider.sentValuesOf(header).getLast();
    }

    @Test
    void aBearerTokenStandsInAuthorization() {
        Fixture fixture = fixture(CredentialSet.of("api_key", KEY), AuthScheme.Keys.bearer("api_key"));

        assertThat(sent(fixture, "Authorization")).isEqualTo("Bearer canary+key/0123456789");
    }

    @Test
    void severalHeadersGoAlongAtOnce() {
        AuthScheme datadog = new AuthScheme.Keys(
                "api_key",
                List.of(
                        new Placement(Place.HEADER, "DD-API-KEY", "{api_key}"),
                        new Placement(Place.HEADER, "DD-APPLICATION-KEY", "{application_key}")));
        Fixture fixture = fixture(
                CredentialSet.of("api_key", KEY).and("application_key", Secret.of("application-key-1")), datadog);

        assertThat(sent(fixture, "DD-API-KEY")).isEqualTo(KEY.reveal());
        assertThat(sent(fixture, "DD-APPLICATION-KEY")).isEqualTo("application-key-1");
    }

    @Test
    void aKeyInTheQueryIsEncodedAndNeverPrinted() {
        Fixture fixture = fixture(
                CredentialSource.of(CredentialSet.of("api_key", KEY)),
                AuthScheme.Keys.raw(Place.QUERY, "api_secret", "api_key"));
        fixture.provider.then(
                ScriptedTransport.answer(
                        400,
                        "{\"error\":{\"message\":\"no: /v1/things?api_secret=canary%2Bkey%2F0123456789 canary+key/0123456789\"}}"));

        ApiException refused = catchThrowableOfType(ApiException.class, fixture::read);

        assertThat(fixture.provider.requests().getFirst().uri().toString())
                .endsWith("/v1/things?api_secret=canary%2Bkey%2F0123456789");
        assertThat(refused).hasMessageContaining("api_secret=****").hasMessageNotContaining("canary");
        assertThat(fixture.provider.requests().getFirst().toString()).doesNotContain("canary");
        assertThat(fixture.events.toString()).doesNotContain("canary");
    }

    @Test
    void basicJoinsUserAndPasswordInUtf8() {
        Fixture fixture = fixture(
                CredentialSet.of("user", Secret.of("Aladdin")).and("password", Secret.of("open sesame")),
                new AuthScheme.Basic("{user}", "{password}"));

        // RFC 7617 §2
        assertThat(sent(fixture, "Authorization")).isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    @Test
    void aKeyMayBeTheUserName() {
        Fixture fixture =
                fixture(CredentialSet.of("api_key", Secret.of("test")), new AuthScheme.Basic("{api_key}", "123£"));

        // RFC 7617 §2.1
        assertThat(sent(fixture, "Authorization")).isEqualTo("Basic dGVzdDoxMjPCow==");
    }

    @Test
    void theFirstSchemeWithAllItsCredentialsIsTaken() {
        AuthScheme bearer = AuthScheme.Keys.bearer("api_key");
        AuthScheme basic = new AuthScheme.Basic("{user}", "{password}");
        CredentialSet pair = CredentialSet.of("user", Secret.of("u")).and("password", Secret.of("p"));

        assertThat(sent(fixture(pair, bearer, basic), "Authorization")).isEqualTo("Basic dTpw");
        assertThat(sent(fixture(pair.and("api_key", KEY), bearer, basic), "Authorization"))
                .startsWith("Bearer ");
    }

    @Test
    void missingCredentialsAreNamed() {
        Fixture fixture = fixture(
                CredentialSource.of(CredentialSet.of("user", Secret.of("u"))),
                AuthScheme.Keys.bearer("api_key"),
                new AuthScheme.Basic("{user}", "{password}"));

        AuthenticationException missing = catchThrowableOfType(AuthenticationException.class, fixture::read);

        assertThat(missing)
                .hasMessageContaining("needed is api_key (bearer), or user and password (basic); present is user");
        assertThat(missing.attempts()).isZero();
        assertThat(fixture.provider.requests()).isEmpty();
    }

    @Test
    void eachTenantHasItsOwn() {
        Fixture fixture = fixture(
                tenant -> {
                    if (tenant.equals("gone")) {
                        throw CredentialException.lasting("the tenant has no key; connect the account");
                    }
                    return CredentialSet.of("api_key", Secret.of("key-of-" + tenant));
                },
                AuthScheme.Keys.bearer("api_key"));
        fixture.provider.always(ScriptedTransport.ok());

        fixture.read(CallOptions.none().withTenant("a"));
        fixture.read(CallOptions.none().withTenant("b"));

        assertThat(fixture.provider.sentValuesOf("Authorization"))
                .containsExactly("Bearer key-of-a", "Bearer key-of-b");
        assertThat(catchThrowableOfType(
                        AuthenticationException.class,
                        () -> fixture.read(CallOptions.none().withTenant("gone"))))
                .hasMessageContaining("connect the account");
    }

    @Test
    void aKeyThatWasRolledIsTakenWithoutARestart() {
        AtomicReference<CredentialSet> now = new AtomicReference<>(CredentialSet.of("api_key", Secret.of("old-key-0")));
        Fixture fixture = fixture(tenant -> now.get(), AuthScheme.Keys.bearer("api_key"));
        fixture.provider
                .then((request, timeout) -> {
                    now.set(CredentialSet.of("api_key", Secret.of("new-key-0")));
                    return ScriptedTransport.status(401).run(request, timeout);
                })
                .thenOk();

        fixture.create();

        assertThat(fixture.provider.sentValuesOf("Authorization"))
                .containsExactly("Bearer old-key-0", "Bearer new-key-0");
    }

    @Test
    void theSameKeyIsNotTriedAgain() {
        Fixture fixture =
                fixture(CredentialSource.of(CredentialSet.of("api_key", KEY)), AuthScheme.Keys.bearer("api_key"));
        fixture.provider.thenStatus(401);

        assertThat(catchThrowableOfType(AuthenticationException.class, fixture::read))
                .hasMessageContaining("check the");

        assertThat(fixture.provider.requests()).hasSize(1);
    }

    @Test
    void aSourceThatFailsIsNamedAndItsTextIsNot() {
        Fixture fixture = fixture(
                tenant -> {
                    throw new IllegalStateException("vault token canary");
                },
                AuthScheme.Keys.bearer("api_key"));

        assertThat(catchThrowableOfType(AuthenticationException.class, fixture::read))
                .hasMessageContaining("the source of credentials failed with java.lang.IllegalStateException")
                .hasMessageNotContaining("canary");
    }

    @Test
    void credentialsPrintTheirNamesOnly() {
        assertThat(CredentialSet.of(Map.of("api_key", KEY)).toString()).isEqualTo("CredentialSet[api_key]");
    }
}
