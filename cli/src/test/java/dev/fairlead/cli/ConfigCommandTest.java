package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonString;
import dev.fairlead.profile.Profiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The tests run without variables of Stripe's; whoever has some set sees them win, as users do. */
final class ConfigCommandTest {

    private static final String KEY = "sk_test_CanaryCanaryCanary00";

    private record Ran(int status, String out, String err) {}

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("some.env");
    }

    private Ran runWith(String text, String... more) throws IOException {
        Files.writeString(file, text);
        String[] args = new String[more.length + 3];
        args[0] = "config";
        args[1] = "--env-file";
        args[2] = file.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return run(args);
    }

    private static Ran run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Fairlead.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int status = commandLine.execute(args);
        return new Ran(status, out.toString(), err.toString());
    }

    @Test
    void everyValueIsPrintedWithItsOriginAndSecretsAreMasked() throws IOException {
        Ran ran = runWith("STRIPE_API_KEY=" + KEY + "\nSTRIPE_BREAKER_WINDOW=30s\n");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines())
                .anyMatch(line -> line.matches("STRIPE_API_KEY +\\*\\*\\*\\*ry00 +some.env line 1"))
                .anyMatch(line -> line.matches("STRIPE_BREAKER_WINDOW +30s +some.env line 2"))
                .anyMatch(line -> line.matches("STRIPE_CALL_TIMEOUT +3m +default"))
                .anyMatch(line -> line.matches("STRIPE_WEBHOOK_SECRET +- +default"));
        assertThat(ran.out() + ran.err()).doesNotContain("Canary");
    }

    @Test
    void problemsAreToldBesideTheValues() throws IOException {
        Ran ran = runWith("STRIPE_API_KEY=" + KEY + "\nSTRIPE_CALL_TIMOUT=1s\n");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        "problem: STRIPE_CALL_TIMOUT (some.env line 2) is no setting; did you mean STRIPE_CALL_TIMEOUT?");
        assertThat(ran.out()).contains("STRIPE_CALL_TIMEOUT");
    }

    @Test
    void aProgramGetsOneJsonObject() throws IOException {
        Ran ran = runWith("STRIPE_MODE=live\n", "--json");

        assertThat(ran.status()).isEqualTo(1);
        var json = Json.parseObject(ran.out().getBytes(StandardCharsets.UTF_8));
        assertThat(json.at("/settings/0/name")).isEqualTo(new JsonString("STRIPE_ALLOWED_HOSTS"));
        assertThat(json.at("/problems/0")).isNotNull();
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereAndAProviderThatIsNotKnownAreMisuse() {
        assertThat(run("config", "--env-file", folder.resolve("none.env").toString()))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("there is no file"));
        assertThat(run("config", "strip"))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("did you mean \"stripe\"?"));
    }

    @Test
    void settingsAreSortedByName() throws IOException {
        Ran ran = runWith("STRIPE_API_KEY=" + KEY + "\n", "stripe");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines().map(line -> line.substring(0, line.indexOf(' '))))
                .isSorted()
                .contains("STRIPE_TLS_CLIENT_KEY", "STRIPE_PROXY", "STRIPE_CONCURRENCY_MOST");
    }

    @Test
    void aProviderOfYourOwnWithSeveralCredentialsHasANameForEach() throws IOException {
        Path profile = Files.writeString(folder.resolve("partner.yaml"), partner());
        Files.writeString(file, "PARTNER_CLIENT_ID=shop\nPARTNER_CLIENT_SECERT=Canary\nPARTNER_ACCOUNT=ac-1\n");

        Ran ran = run("config", "--profile", profile.toString(), "--env-file", file.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("PARTNER_CLIENT_ID").doesNotContain("Canary");
        assertThat(ran.err().lines())
                .contains(
                        "problem: PARTNER_ACCOUNT (some.env line 3) has not the form of the number of the account, such as"
                                + " AC-000; copy all of it, and nothing else",
                        "problem: PARTNER_CLIENT_SECERT (some.env line 2) is no setting; did you mean PARTNER_CLIENT_SECRET?",
                        "problem: PARTNER_CLIENT_SECRET is not set; put it into the environment or the file .env; it is the"
                                + " secret of the registered application");
    }

    /** Stripe's profile with another name and another way to authenticate. */
    private static String partner() throws IOException {
        String stripe;
        try (var in = Objects.requireNonNull(Profiles.class.getResourceAsStream("stripe.yaml"))) {
            stripe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return stripe.replaceFirst("(?m)^id: stripe$", "id: partner")
                .replaceFirst("(?m)^name: Stripe$", "name: Partner")
                .replaceFirst("(?s)  schemes:.*?  # A key that was rolled", """
                          credentials:
                            - name: account
                              secret: false
                              meaning: the number of the account
                              example: AC-000
                              pattern: AC-[0-9]+
                          schemes:
                            - kind: oauth2
                              grant: client_credentials
                              token_url: /oauth/token
                              client_authentication: basic
                              parameters:
                                account: "{account}"
                          # A key that was rolled""".indent(2)
                        .stripTrailing());
    }
}
