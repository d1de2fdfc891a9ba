package dev.fairlead.webhooks;

import static dev.fairlead.webhooks.fixture.StripeWebhooks.SOURCE;

import dev.fairlead.webhooks.fixture.StripeWebhooks;
import dev.fairlead.webhooks.receiver.Receiver;
import dev.fairlead.webhooks.receiver.ReceiverServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that takes webhooks until it is killed. It prints {@code answered ID} after a 200 has come back over the socket, and
 * its handlers append {@code ID} to a file: both say nothing before it is true.
 */
final class CrashedProcess {

    private static final int SENDERS = 8;

    private CrashedProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Path handled = Path.of(arguments[1]);
        String run = arguments[2];
        Inbox inbox = Inbox.open(file, InboxOptions.defaults().withAcceptTimeout(Duration.ofSeconds(30)));
        inbox.on("payment_intent.succeeded", event -> append(handled, event.id()))
                .start();
        ReceiverServer server = ReceiverServer.start(Receiver.of(inbox, SOURCE), 0);
        HttpClient client = HttpClient.newHttpClient();
        AtomicLong number = new AtomicLong();
        for (int i = 0; i < SENDERS; i++) {
            Thread.ofPlatform().start(() -> send(client, server, run, number));
        }
    }

    private static void send(HttpClient client, ReceiverServer server, String run, AtomicLong number) {
        while (true) {
            String id = "evt_" + run + "_" + number.incrementAndGet();
            byte[] body = StripeWebhooks.body(id, "payment_intent.succeeded");
            HttpRequest request = HttpRequest.newBuilder(server.uri(SOURCE))
                    .header("Stripe-Signature", StripeWebhooks.signatureHeader(body, Instant.now()))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    System.out.println("answered " + id);
                }
            } catch (Exception failure) {
                System.out.println("failed " + id + " " + failure);
            }
        }
    }

    private static void append(Path file, String line) throws Exception {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
