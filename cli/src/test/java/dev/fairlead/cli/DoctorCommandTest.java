package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonString;
import dev.fairlead.testing.kit.ScriptedServer;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorCommandTest {

    private static final String KEY = "sk_test_CanaryCanaryCanary00";

    @TempDir
    private Path folder;

    private Ran doctor(String baseUrl, String more, String... args) throws IOException {
        Path file = Files.writeString(
                folder.resolve("some.env"), "STRIPE_API_KEY=" + KEY + "\nSTRIPE_BASE_URL=" + baseUrl + "\n" + more);
        String[] all = new String[args.length + 4];
        all[0] = "doctor";
        all[1] = "stripe";
        all[2] = "--env-file";
        all[3] = file.toString();
        System.arraycopy(args, 0, all, 4, args.length);
        Ran ran = Ran.with(all);
        assertThat(ran.out() + ran.err()).doesNotContain("Canary");
        return ran;
    }

    private Ran doctorOf(Step answer) throws IOException {
        try (var server = new ScriptedServer().always(answer)) {
            return doctor(server.uri().toString(), "");
        }
    }

    private static String date(long secondsFromNow) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(secondsFromNow));
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aCallThatWorksHasNoProblem() throws IOException {
        Ran ran = doctorOf(Step.respond("200 OK", "{}", "Date", date(0), "X-RateLimit-Remaining", "41"));

        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out().lines())
                .anyMatch(line -> line.matches("ok +settings +complete and valid.*"))
                .anyMatch(line -> line.matches("ok +connection +127\\.0\\.0\\.1:[0-9]+ accepts connections"))
                .anyMatch(line -> line.matches("ok +clock +agrees with the server's"))
                .anyMatch(line -> line.matches("ok +credentials +accepted: GET /v1/.* was answered 200"))
                .anyMatch(line -> line.matches("ok +limits +X-RateLimit-Remaining: 41"));
    }

    @Test
    void aClosedPortEndsTheLooking() throws IOException {
        Ran ran = doctor("http://127.0.0.1:" + closedPort(), "");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .contains("refuses connections")
                .contains("-> check host and port in STRIPE_BASE_URL")
                .contains("not made: the provider cannot be reached");
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() throws IOException {
        Ran ran = doctor("https://nobody.invalid", "");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("host nobody.invalid").contains("name server");
    }

    @Test
    void aSelfSignedCertificateIsSeenBeforeAnythingIsSent() throws Exception {
        try (var server = new ScriptedServer(selfSigned("ip:127.0.0.1"), false)) {
            Ran ran = doctor(server.uri().toString(), "");

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.out())
                    .contains("the certificate is self-signed by CN=lonely")
                    .contains("STRIPE_TLS_ALSO_TRUSTED");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aClockThatIsOffIsAProblemAlsoWhereTheAnswerIsAnError() throws IOException {
        Ran ran = doctorOf(Step.respond("401 Unauthorized", "{}", "Date", date(3600)));

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .containsPattern("problem +clock +this machine's clock is 3[56][0-9]{2} s behind the server's")
                .contains("set it (NTP)");
    }

    @Test
    void whatTheProviderRefusesHasItsRemedy() throws IOException {
        assertThat(doctorOf(Step.respond("401 Unauthorized", "{}")).out())
                .containsPattern("problem +credentials ")
                .contains("revoked or rolled");
        assertThat(doctorOf(Step.respond("403 Forbidden", "{}")).out())
                .containsPattern("problem +permissions ")
                .contains("right or scope");
        assertThat(doctorOf(Step.respond("429 Too Many Requests", "{}", "Retry-After", "7"))
                        .out())
                .containsPattern("problem +limits ")
                .contains("wait 7 s");
        assertThat(doctorOf(Step.respond("503 Service Unavailable", "{}")).out())
                .contains("the provider's side");
    }

    @Test
    void aProxyThatIsNotThereOrRefusesIsToldApart() throws IOException {
        Ran absent = doctor("https://api.example.invalid", "STRIPE_PROXY=http://127.0.0.1:" + closedPort() + "\n");
        assertThat(absent.status()).isEqualTo(1);
        assertThat(absent.out()).contains("check host and port in STRIPE_PROXY");

        try (var proxy = new ScriptedServer().always(Step.respond("403 Forbidden", ""))) {
            Ran refused = doctor("https://api.example.invalid", "STRIPE_PROXY=" + proxy.uri() + "\n");
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.out())
                    .contains("the proxy refuses one to api.example.invalid:443: 403 Forbidden")
                    .contains("ask whoever runs the proxy");
        }
    }

    @Test
    void aWrongKeyIsToldAndTheNetworkIsLookedAtAllTheSame() throws IOException {
        try (var server = new ScriptedServer()) {
            Path file = Files.writeString(
                    folder.resolve("wrong.env"),
                    "STRIPE_API_KEY=pk_test_CanaryCanaryCanary00\nSTRIPE_BASE_URL=" + server.uri() + "\n");

            Ran ran = Ran.with("doctor", "--env-file", file.toString());

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.out())
                    .contains("is a publishable key")
                    .contains("accepts connections")
                    .contains("not made: the settings have to be right first")
                    .doesNotContain("Canary");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void offlineOpensNoConnectionAndAProgramGetsJson() throws IOException {
        try (var server = new ScriptedServer()) {
            Ran ran = doctor(server.uri().toString(), "", "--offline", "--json");

            assertThat(ran.status()).isZero();
            assertThat(ran.json().at("/findings/0/check")).isEqualTo(new JsonString("settings"));
            assertThat(ran.json().at("/problems")).isEqualTo(JsonNumber.of(0));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void misuseIsStatusTwo() throws IOException {
        assertThat(Ran.with("doctor", "strip"))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("did you mean \"stripe\"?"));
        assertThat(doctor("http://127.0.0.1:1", "", "--operation", "GetBalanc"))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("did you mean GetBalance?"));
    }

    private SSLContext selfSigned(String host) throws Exception {
        Path store = folder.resolve("lonely.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "lonely",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=lonely",
                        "-ext",
                        "san=" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "fairlead-tests")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
        char[] password = "fairlead-tests".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(Objects.requireNonNull(factory.getKeyManagers()), null, null);
        return context;
    }
}
