package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.network.TlsOptions;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.TestCertificates;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsAcceptanceTest {

    private static final String HERE = "ip:127.0.0.1";

    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private static TlsOptions trusting;

    @BeforeAll
    static void make() throws Exception {
        certificates = new TestCertificates(folder)
                .server("good", HERE)
                .server("expired", HERE, "-20d")
                .server("future", HERE, "+5d")
                .server("elsewhere", "dns:elsewhere.test")
                .client("me");
        trusting = TlsOptions.defaults().withAlsoTrusted(certificates.pem("ca"));
    }

    private static ScriptedServer server(String alias, boolean wantsClientCertificates) throws Exception {
        return new ScriptedServer(certificates.context(alias), wantsClientCertificates);
    }

    private static void call(ScriptedServer server, TlsOptions tls) {
        try (ApiClient client = ApiClient.builder(TestProfiles.provider())
                .apiKey(Secret.of(TestProfiles.KEY))
                .baseUrl(server.uri())
                .transport(TransportOptions.defaults().withTls(tls))
                .build()) {
            client.call(Fixture.READ, Params.none(), Map.of(), CallOptions.none());
        }
    }

    private static TransportException failure(String alias, TlsOptions tls) throws Exception {
        try (var server = server(alias, false)) {
            var failure = catchThrowableOfType(TransportException.class, () -> call(server, tls));
            assertThat(server.requests()).isEmpty();
            assertThat(failure).hasNoSuppressedExceptions(); // it would be no better a second time
            return failure;
        }
    }

    @Test
    void anAuthorityOfOnesOwnIsTrustedWhenItIsGiven() throws Exception {
        try (var server = server("good", false)) {
            call(server, trusting);
            call(server, TlsOptions.defaults().withOnlyTrusted(certificates.pem("ca")));

            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void anAuthorityThatNobodyKnowsIsNotTrusted() throws Exception {
        assertThat(failure("good", TlsOptions.defaults()))
                .hasMessageContaining("could not be sent")
                .hasMessageContaining("an authority that is not trusted here")
                .hasMessageContaining("TlsOptions.withAlsoTrusted");
    }

    @Test
    void anExpiredCertificateSaysSo() throws Exception {
        assertThat(failure("expired", trusting)).hasMessageContaining("the certificate of 127.0.0.1 has expired");
    }

    @Test
    void aCertificateFromTheFuturePointsToTheClock() throws Exception {
        assertThat(failure("future", trusting)).hasMessageContaining("clock is probably wrong");
    }

    @Test
    void aCertificateForAnotherHostIsNotAccepted() throws Exception {
        assertThat(failure("elsewhere", trusting)).hasMessageContaining("is for another host");
    }

    @Test
    void aServerThatWantsToKnowUsGetsOurCertificateFromPem() throws Exception {
        try (var server = server("good", true)) {
            call(server, trusting.withClientCertificate(certificates.pem("me"), certificates.key("me"), null));

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aServerThatWantsToKnowUsGetsOurCertificateFromPkcs12() throws Exception {
        try (var server = server("good", true)) {
            call(server, trusting.withClientCertificate(certificates.pkcs12("me"), TestCertificates.PASSWORD));

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aServerThatWantsToKnowUsAndDoesNotSaysWhatIsMissing() throws Exception {
        try (var server = server("good", true)) {
            assertThatThrownBy(() -> call(server, trusting))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("wants a certificate of ours");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aWrongPasswordOrFileIsFoundWhenItIsSet() throws Exception {
        Path pkcs12 = certificates.pkcs12("me");
        Path noPem = Files.writeString(folder.resolve("no.pem"), "hello");

        assertThatThrownBy(() -> trusting.withClientCertificate(pkcs12, Secret.of("wrong-password")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is the password right?")
                .hasMessageNotContaining("wrong-password");
        assertThatThrownBy(() -> trusting.withAlsoTrusted(noPem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BEGIN CERTIFICATE");
        assertThatThrownBy(() -> trusting.withClientCertificate(certificates.pem("me"), noPem, null))
                .hasMessageContaining("BEGIN PRIVATE KEY");
        Path old = Files.writeString(
                folder.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        assertThatThrownBy(() -> trusting.withClientCertificate(certificates.pem("me"), old, null))
                .hasMessageContaining("openssl pkcs8 -topk8");
    }
}
