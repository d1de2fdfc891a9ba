package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job, as a user runs it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class DemoAcceptanceTest {

    private static final String KEY = "sk_test_CanaryKeyThatNobodyMayEverRead42";
    private static final String SECRET = "whsec_CanarySecretThatNobodyMayEverRead42";

    @TempDir
    private Path folder;

    @Test
    void everyIntendedPaymentIsMadeExactlyOnceAndNoSecretIsWrittenAnywhere() throws Exception {
        DemoProcess demo = DemoProcess.start(
                folder,
                Map.of("STRIPE_API_KEY", KEY, "STRIPE_WEBHOOK_SECRET", SECRET),
                "--once",
                "--json",
                "--seed",
                "7");
        assertThat(demo.status(120)).as("%s%n%s", demo.out(), demo.err()).isZero();
        checkReport(Json.parseObject(demo.out().getBytes(StandardCharsets.UTF_8)));
        assertThat(filesHolding("CanaryKey", "CanarySecret")).isEmpty();
    }

    @Test
    void itDoesTheSameOnTheWholeOfficialDescription() throws Exception {
        Path official = Path.of("..", "..", "shared", "descriptions", "stripe", "spec3.2024-04-10.json")
                .toAbsolutePath()
                .normalize();
        assumeTrue(Files.exists(official), "skipped: the official description is not at " + official);
        DemoProcess demo = DemoProcess.start(
                folder, Map.of(), "--once", "--json", "--seed", "7", "--description", official.toString());
        assertThat(demo.status(120)).as("%s%n%s", demo.out(), demo.err()).isZero();
        checkReport(Json.parseObject(demo.out().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aMistypedOptionIsAnsweredInThreeLinesAndNothingElse() throws Exception {
        DemoProcess demo = DemoProcess.start(folder, Map.of(), "--onec");
        assertThat(demo.status(30)).isEqualTo(2);
        assertThat(demo.err().lines()).hasSize(3).anyMatch(line -> line.contains("Did you mean --once?"));
        assertThat(demo.out()).isEmpty();
    }

    @Test
    void aLiveKeyIsRefusedBeforeAnythingIsStarted() throws Exception {
        String live = "sk_live_CanaryKeyThatNobodyMayEverRead42";
        DemoProcess demo = DemoProcess.start(folder, Map.of("STRIPE_API_KEY", live), "--once");
        assertThat(demo.status(30)).isEqualTo(2);
        assertThat(demo.err()).contains("STRIPE_API_KEY").contains("live").doesNotContain("CanaryKey");
        assertThat(demo.err().lines()).hasSize(1);
        assertThat(demo.out()).isEmpty();
    }

    @Test
    void aMalformedKeyIsRefusedWithItsExpectedForm() throws Exception {
        DemoProcess demo = DemoProcess.start(folder, Map.of("STRIPE_API_KEY", "CanaryKey"), "--once");
        assertThat(demo.status(30)).isEqualTo(2);
        assertThat(demo.err()).contains("STRIPE_API_KEY").contains("sk_test_").doesNotContain("CanaryKey");
    }

    @Test
    void anEndAskedForComesAtOnceAndTheInboxOpensAgain() throws Exception {
        DemoProcess demo = DemoProcess.start(folder, Map.of(), "--once");
        awaitPayments();
        demo.process().destroy(); // what Ctrl-C does to the process
        assertThat(demo.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.err()).doesNotContain("Exception").doesNotContain("\tat ");

        DemoProcess next = DemoProcess.start(folder, Map.of(), "--once", "--json");
        assertThat(next.status(120)).as("%s%n%s", next.out(), next.err()).isZero();

        DemoProcess sameSeedAgain = DemoProcess.start(folder, Map.of(), "--once", "--json");
        assertThat(sameSeedAgain.status(120))
                .as("%s%n%s", sameSeedAgain.out(), sameSeedAgain.err())
                .isZero();
    }

    private void awaitPayments() throws IOException, InterruptedException {
        try (var changes = folder.getFileSystem().newWatchService()) {
            folder.register(changes, java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY);
            while (!Files.readString(folder.resolve("err")).contains("list the customers")) {
                changes.poll(100, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void checkReport(JsonObject report) {
        assertThat(report.isTrue("ok")).isTrue();
        assertThat(report.integer("intended")).isPositive().isEqualTo(report.integer("succeeded"));
        assertThat(report.integer("lost")).isZero();
        assertThat(report.integer("duplicated")).isZero();
        assertThat(report.integer("faultsInjected")).isPositive();
        assertThat(report.integer("calls")).isPositive();
        assertThat(report.integer("attempts")).isGreaterThan(report.integer("calls"));
        assertThat(report.integer("retries")).isPositive();
        assertThat(number(report, "/latencyMs/p50")).isPositive();
        assertThat(number(report, "/latencyMs/p99")).isGreaterThanOrEqualTo(number(report, "/latencyMs/p95"));
        assertThat(number(report, "/webhooks/received")).isPositive();
        assertThat(number(report, "/webhooks/duplicates")).isPositive();
        assertThat(number(report, "/webhooks/handled")).isPositive();
        assertThat(number(report, "/webhooks/dead")).isEqualTo(1);
        assertThat(report.integer("tookMs")).isLessThan(60_000L);
    }

    private static double number(JsonObject report, String pointer) {
        JsonValue value = report.at(pointer);
        assertThat(value).as(pointer).isInstanceOf(JsonNumber.class);
        return ((JsonNumber) value).doubleValue();
    }

    /** Searches all that the demo wrote, databases included. */
    private Stream<Path> filesHolding(String... words) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream()
                    .filter(file -> Stream.of(words).anyMatch(holds(file)::contains));
        }
    }

    private static String holds(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
