package dev.fairlead.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.sandbox.core.Books;
import dev.fairlead.sandbox.fault.FaultSettings;
import dev.fairlead.sandbox.webhook.WebhookFaults;
import dev.fairlead.webhooks.Inbox;
import dev.fairlead.webhooks.store.EventState;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shop is killed ten times while it takes payments from a provider that misbehaves. The provider lives on, as it
 * would: it remembers idempotency keys and sends its webhooks again.
 */
final class KilledShopAcceptanceTest {

    private static final int KILLS = 10;
    private static final String SECRET = "whsec_0123456789abcdef0123456789abcdef";

    @TempDir
    private Path data;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void nothingIsLostAndNothingIsDoneTwiceWhenTheShopIsKilledAgainAndAgain() throws Exception {
        Profile profile = Profiles.bundled("stripe");
        int port = freePort();
        try (AckRecorder recorder = new AckRecorder(URI.create("http://127.0.0.1:" + port + "/webhooks/stripe"));
                Sandbox sandbox = Sandbox.builder(BundledDescriptions.open("stripe"), profile)
                        .webhook(recorder.uri(), SECRET)
                        .withoutRateLimit()
                        .start()) {
            sandbox.faults().use(new FaultSettings(0.2, List.copyOf(FaultSettings.USUAL), Duration.ofMillis(400), 11));
            sandbox.webhooks().misbehave(new WebhookFaults(0.05, 0.05, 11));
            killAgainAndAgain(sandbox, port);
            Process last = start(sandbox, port);
            BufferedReader said = last.inputReader();
            assertThat(said.readLine()).isEqualTo("READY");
            assertThat(said.readLine()).isEqualTo("DONE");
            awaitDelivery(sandbox);
            last.getOutputStream().close();
            assertThat(last.waitFor()).isZero();

            try (OrderBook orders = OrderBook.open(data.resolve("shop.db"));
                    Inbox inbox = Inbox.open(data.resolve("inbox.db"))) {
                for (String answered : recorder.answered()) {
                    assertThat(inbox.get("stripe", answered)).as(answered).isPresent();
                }
                assertThat(recorder.answered()).hasSizeGreaterThan(ShopProcess.ORDERS);
                inbox.on("payment_intent.succeeded", event -> {})
                        .onAny(event -> {})
                        .handleDue();
                assertThat(inbox.counts().in(EventState.DEAD)).isZero();
                Books books = sandbox.books();
                Tally tally = Tally.of(orders.orders(ShopProcess.ROUND), orders.paidMarks(ShopProcess.ROUND), books);
                assertThat(tally.problems()).isEmpty();
                assertThat(tally.succeeded()).isEqualTo(tally.intended()).isPositive();
                assertThat(books.customers()).hasSize(ShopProcess.CUSTOMERS);
            }
        }
    }

    private void killAgainAndAgain(Sandbox sandbox, int port) throws IOException, InterruptedException {
        Random random = new Random(5);
        for (int kill = 0; kill < KILLS; kill++) {
            Process shop = start(sandbox, port);
            assertThat(shop.inputReader().readLine()).isEqualTo("READY");
            boolean endedByItself = shop.waitFor(100 + random.nextInt(500), TimeUnit.MILLISECONDS);
            assertThat(endedByItself).isFalse();
            shop.destroyForcibly().waitFor();
        }
    }

    private Process start(Sandbox sandbox, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ShopProcess.class.getName(),
                sandbox.uri().toString(),
                data.toString(),
                Integer.toString(port));
        builder.environment().put("STRIPE_API_KEY", sandbox.apiKey());
        builder.environment().put("STRIPE_WEBHOOK_SECRET", SECRET);
        builder.directory(new File(data.toString()));
        builder.redirectError(data.resolve("shop.err").toFile());
        return builder.start();
    }

    private static void awaitDelivery(Sandbox sandbox) throws InterruptedException {
        sandbox.webhooks().awaitIdle(Duration.ofSeconds(60));
        assertThat(sandbox.webhooks().stats().pending()).isZero();
        assertThat(sandbox.webhooks().stats().givenUp()).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
