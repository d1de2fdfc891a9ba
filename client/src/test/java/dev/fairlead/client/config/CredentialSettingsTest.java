package dev.fairlead.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials by name; the provider is still called Stripe. */
class CredentialSettingsTest {

    private static final AuthScheme AWS = new AuthScheme.SigV4("s3", "{region}", true, false);
    private static final String SECRET = "CanaryCanaryCanaryCanary/Canary+Canary00";

    @TempDir
    Path folder;

    private static Profile provider(AuthScheme... schemes) {
        return TestProfiles.authenticating(Authentication.of(schemes));
    }

    private static Inspection inspect(Profile profile, Map<String, String> variables) {
        return Settings.builder(profile).environment(Environment.of(variables)).inspect();
    }

    private Inspection inspectFile(String text) throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), text);
        return Settings.builder(TestProfiles.provider())
                .environment(Environment.read(file))
                .inspect();
    }

    @Test
    void everyCredentialOfTheProfileHasItsOwnName() {
        Map<String, String> variables = Map.of(
                "STRIPE_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                "STRIPE_SECRET_ACCESS_KEY", SECRET,
                "STRIPE_SESSION_TOKEN", "Canary-session-of-some-length",
                "STRIPE_REGION", "eu-central-1");

        Settings settings = Settings.from(provider(AWS), Environment.of(variables));

        assertThat(settings.credentials().names())
                .containsExactlyInAnyOrder("access_key_id", "secret_access_key", "session_token", "region");
        assertThat(settings.credentials().reveal("secret_access_key")).isEqualTo(SECRET);
        assertThat(settings.describe())
                .contains(
                        new EffectiveSetting("STRIPE_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "environment"),
                        new EffectiveSetting("STRIPE_SECRET_ACCESS_KEY", "****ry00", "environment"),
                        new EffectiveSetting("STRIPE_REGION", "eu-central-1", "environment"));
        assertThat(settings.toString()).doesNotContain("Canary");
        assertThat(settings.apiKey()).isEmpty();
    }

    @Test
    void whatIsMissingIsToldOneByOneAndWhatIsOptionalIsNot() {
        assertThat(inspect(provider(AWS), Map.of("STRIPE_REGION", "eu-central-1"))
                        .problems())
                .containsExactlyInAnyOrder(
                        "STRIPE_ACCESS_KEY_ID is not set; put it into the environment or the file .env; it is the id of the"
                                + " access key",
                        "STRIPE_SECRET_ACCESS_KEY is not set; put it into the environment or the file .env; it is the secret of"
                                + " the access key");
    }

    @Test
    void aCredentialThatHasNotItsFormIsToldOnce() {
        Map<String, String> variables = Map.of(
                "STRIPE_ACCESS_KEY_ID", "Canary",
                "STRIPE_SECRET_ACCESS_KEY", SECRET,
                "STRIPE_REGION", "EU (Canary)");

        assertThat(inspect(provider(AWS), variables).problems())
                .containsExactlyInAnyOrder(
                        "STRIPE_ACCESS_KEY_ID (environment) has not the form of the id of the access key, such as"
                                + " AKIAIOSFODNN7EXAMPLE; copy all of it, and nothing else",
                        "STRIPE_REGION (environment) has not the form of the region of the service, such as eu-central-1; copy"
                                + " all of it, and nothing else");
    }

    @Test
    void ofSeveralSchemesTheOneThatIsBegunIsAskedFor() {
        Profile either = provider(AuthScheme.Keys.bearer("api_key"), new AuthScheme.Basic("{user}", "{password}"));

        assertThat(inspect(either, Map.of("STRIPE_API_KEY", "some-key")).problems())
                .isEmpty();
        assertThat(inspect(either, Map.of("STRIPE_USER", "ada")).problems())
                .singleElement()
                .asString()
                .startsWith("STRIPE_PASSWORD is not set");
        assertThat(inspect(either, Map.of()).problems())
                .singleElement()
                .asString()
                .startsWith("STRIPE_API_KEY is not set");
    }

    @Test
    void aProviderThatAsksForNothingNeedsNothing() {
        assertThat(inspect(provider(new AuthScheme.None()), Map.of()).problems())
                .isEmpty();
        assertThat(Settings.names(provider(new AuthScheme.None())))
                .extracting(Setting::name)
                .doesNotContain("STRIPE_API_KEY");
    }

    @Test
    void aPrivateKeyMayHaveItsLineBreaks() throws IOException {
        Path file = Files.writeString(
                folder.resolve(".env"),
                "STRIPE_PRIVATE_KEY=\"-----BEGIN PRIVATE KEY-----\nCanary\n-----END PRIVATE KEY-----\n\"");
        Profile signing = provider(AuthScheme.Keys.bearer("private_key"));

        Settings settings = Settings.from(signing, Environment.read(file));

        assertThat(settings.credentials().reveal("private_key"))
                .isEqualTo("-----BEGIN PRIVATE KEY----- Canary -----END PRIVATE KEY-----");
        assertThat(inspect(signing, Map.of("STRIPE_PRIVATE_KEY", "key.pem")).problems())
                .singleElement()
                .asString()
                .contains("has not the form of the private key as PEM");
    }

    @Test
    void credentialsFromTheCodeAreNotMixedWithOthers() {
        Environment environment = Environment.of(Map.of("STRIPE_PASSWORD", "of-somebody-else"));
        SettingsBuilder builder = Settings.builder(provider(new AuthScheme.Basic("{user}", "{password}")))
                .environment(environment);

        assertThat(builder.credentials(CredentialSet.of("user", Secret.of("ada")))
                        .inspect()
                        .problems())
                .containsExactly(
                        "STRIPE_PASSWORD (code) is not among the credentials; add it, or set none of them in the"
                                + " code");
    }

    @Test
    void aMissingKeyHasAHintWhereItWasMeant() throws IOException {
        String form = "; it begins with sk_test_, sk_live_, rk_test_ or rk_live_";

        assertThat(inspectFile("STRPE_API_KEY=sk_test_CanaryCanaryCanary00").problems())
                .containsExactly(
                        "STRIPE_API_KEY is not set, and STRPE_API_KEY (.env line 1) looks like it; give that its name"
                                + form);
        assertThat(inspectFile("stripe_api_key=sk_test_CanaryCanaryCanary00").problems())
                .containsExactly(
                        "STRIPE_API_KEY is not set, and stripe_api_key (.env line 1) looks like it; give that its name"
                                + form);
        assertThat(inspectFile("# the key\nSTRIPE_API_KEY=\n").problems())
                .containsExactly("STRIPE_API_KEY is empty (.env line 2); give it a value" + form);
        assertThat(inspectFile("SQUARE_API_KEY=x").problems())
                .containsExactly("STRIPE_API_KEY is not set; put it into the environment or the file .env" + form);
    }

    @Test
    void aShortenedNameIsToldWhatItMayMean() throws IOException {
        assertThat(inspectFile("STRIPE_API_KEY=sk_test_CanaryCanaryCanary00\nSTRIPE_TIMEOUT=1s")
                        .problems())
                .isEqualTo(List.of("STRIPE_TIMEOUT (.env line 2) is no setting; did you mean STRIPE_CONNECT_TIMEOUT or"
                        + " STRIPE_ATTEMPT_TIMEOUT or STRIPE_CALL_TIMEOUT?"));
    }
}
