package dev.fairlead.demo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.demo.stripe.StripeClient;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.profile.Profiles;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.testing.SandboxExtension;
import dev.fairlead.webhooks.Inbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages that documents show are those of the code. */
final class MessagesTest {

    private static final String TEST_KEY = "sk_test_ExampleExampleExample000";
    private static final String LIVE_KEY = "sk_live_ExampleExampleExample000";
    private static final String PROXY = "https://proxy.example.com";

    @RegisterExtension
    static final SandboxExtension stripe = SandboxExtension.of("stripe");

    private static List<String> provoked = List.of();

    @BeforeAll
    static void provoke(@TempDir Path folder) {
        Provoked mishaps = new Provoked();
        mishaps.bySettings();
        mishaps.bySettings("STRIPE_API_KEY", LIVE_KEY, "STRIPE_BASE_URL", "http://127.0.0.1:12111");
        mishaps.bySettings("STRIPE_API_KEY", LIVE_KEY, "STRIPE_MODE", "test");
        mishaps.bySettings("STRIPE_API_KEY", TEST_KEY, "STRIPE_MODE", "live");
        mishaps.bySettings("STRIPE_API_KEY", LIVE_KEY, "STRIPE_BASE_URL", PROXY);
        mishaps.bySettings("STRIPE_API_KEY", LIVE_KEY, "STRIPE_BASE_URL", PROXY.replace("https", "http"));
        mishaps.bySettings("STRIPE_API_KEY", "pk_test_ExampleExampleExample000");
        mishaps.bySettings("STRIPE_API_KEY", "whsec_ExampleExampleExample000");
        mishaps.bySettings("STRIPE_API_KEY", "sk_test_abc");
        mishaps.bySettings("STRIPE_MODE", "prod", "STRIPE_CALL_TIMEOUT", "soon", "STRIPE_MAX_ATTEMPTS", "0");
        mishaps.bySettingsFile(
                folder,
                "STRPE_API_KEY=" + TEST_KEY,
                "",
                "STRIPE_MODE=test",
                "STRIPE_BREAKER_WINDOW=30",
                "STRIPE_PROXY_USER=ada",
                "STRIPE_TLS_ALSO_TRUSTED=ca.pem",
                "STRIPE_CALL_TIMOUT=1s",
                "STRIPE_MODE=live");
        mishaps.byTheSandbox(stripe.sandbox());
        mishaps.byOthers();
        mishaps.by(() -> Sandbox.builder(BundledDescriptions.open("stripe"), Profiles.bundled("stripe"))
                .port(stripe.uri().getPort())
                .start());
        try (Inbox inbox = Inbox.open(folder.resolve("inbox.db"))) {
            mishaps.by(() -> Inbox.open(folder.resolve("inbox.db")));
            assertThat(inbox.counts().received()).isZero();
        }
        mishaps.by(() -> Inbox.open(folder.resolve("nowhere").resolve("inbox.db")));
        mishaps.by(() -> new StripeClient(stripe.client())
                .paymentIntents()
                .create(p -> p.amount(2000)
                        .currency("usd")
                        .paymentMethod("pm_card_chargeDeclined")
                        .confirm(true)));
        provoked = mishaps.messages();
    }

    static Stream<String> messages() {
        return Stream.of(
                        inBlocks("docs/troubleshooting.md", line -> true),
                        inBlocks("docs/configuration.md", line -> line.startsWith("  - ")),
                        inBlocks("docs/client.md", line -> line.startsWith("PostPaymentIntents: ")),
                        refusedKeys())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageInADocumentIsOneOfTheCode(String message) {
        assertThat(provoked)
                .as("messages that were provoked")
                .anyMatch(pattern(message).asMatchPredicate());
    }

    /** The three points stand for what differs each time, and so does the id of a request. */
    private static Pattern pattern(String message) {
        String regex = Arrays.stream(message.replaceAll("req_\\w+", "req_…").split("…", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.compile(regex);
    }

    private static List<String> inBlocks(String document, Predicate<String> isMessage) {
        List<String> messages = new ArrayList<>();
        boolean inside = false;
        for (String line : Snippet.lines(Snippet.ROOT.resolve(document))) {
            if (line.startsWith("```")) {
                inside = line.equals("```text");
            } else if (inside && isMessage.test(line)) {
                messages.add(line.replaceFirst("^ {2}- ", ""));
            }
        }
        return messages;
    }

    private static List<String> refusedKeys() {
        return Snippet.lines(Snippet.ROOT.resolve("docs/configuration.md")).stream()
                .filter(line -> line.matches("\\| (a|part) .* \\| is .*"))
                .map(line -> "STRIPE_API_KEY (environment) " + line.split(" \\| ")[1].replace(" |", ""))
                .toList();
    }
}
