package dev.fairlead.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.auth.AuthorizationCode;
import dev.fairlead.client.auth.AuthorizationRequest;
import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationCodeFlowTest {

    private static final URI BACK = URI.create("https://shop.example/callback?from=stripe");

    private final AuthBench bench = AuthBench.of(OAuthAuthenticatorTest.LOGIN, OAuthAuthenticatorTest.CLIENT);
    private final AuthorizationCode flow = bench.made.authorizationCode().orElseThrow();

    private static URI callback(AuthorizationRequest begun, String query) {
        return URI.create("https://shop.example/callback?from=stripe&state="
                + begun.state().reveal() + "&" + query);
    }

    /** RFC 7636 appendix B. */
    @Test
    void theChallengeOfTheRfcComesOut() {
        assertThat(AuthorizationCodeFlow.challenge(Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void peopleAreSentWithStateAndChallenge() {
        AuthorizationRequest begun = flow.begin("tenant-1", BACK, List.of());

        assertThat(begun.address())
                .hasToString("https://api.stripe.com/oauth/authorize?response_type=code&client_id=id%3A1"
                        + "&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback%3Ffrom%3Dstripe&scope=read%20write&state="
                        + begun.state().reveal() + "&code_challenge="
                        + AuthorizationCodeFlow.challenge(begun.verifier())
                        + "&code_challenge_method=S256");
        assertThat(begun.address().toString()).doesNotContain(begun.verifier().reveal());
        assertThat(begun.verifier().reveal()).hasSize(43);
        assertThat(begun.toString())
                .doesNotContain(begun.state().reveal())
                .doesNotContain(begun.verifier().reveal());
    }

    @Test
    void theCodeIsExchangedAndTheTenantsCallsUseTheToken() throws InterruptedException {
        AuthorizationRequest begun = flow.begin("tenant-1", BACK, List.of("admin"));
        bench.token("token-1", ",\"refresh_token\":\"refresh-1\",\"expires_in\":3600");

        flow.finish(begun, callback(begun, "code=the%2Bcode"));

        assertThat(bench.bearer("tenant-1")).isEqualTo("Bearer token-1");
        assertThat(bench.bodies().getFirst())
                .contains("grant_type=authorization_code&code=the%2Bcode&redirect_uri=https%3A%2F%2Fshop.example")
                .contains("&code_verifier=" + begun.verifier().reveal());
    }

    @Test
    void anotherStateIsRefusedAndNothingIsAsked() {
        AuthorizationRequest begun = flow.begin("", BACK, List.of());
        for (String forged : List.of("state=forged&code=c", "code=c", "state=&code=c", "state=%0A&code=c")) {
            URI callback = URI.create("https://shop.example/callback?" + forged);

            assertThat(catchThrowableOfType(CredentialException.class, () -> flow.finish(begun, callback)))
                    .hasMessageContaining("the state that came back is not the one");
        }
        assertThat(bench.endpoint.requests()).isEmpty();
    }

    @Test
    void whoDoesNotAgreeIsNotConnected() {
        AuthorizationRequest begun = flow.begin("", BACK, List.of());

        CredentialException denied = catchThrowableOfType(
                CredentialException.class,
                () -> flow.finish(begun, callback(begun, "error=access_denied&error_description=no%0Athanks")));

        assertThat(denied).hasMessageContaining("access_denied no thanks");
        assertThat(denied.code()).contains("access_denied");
    }
}
