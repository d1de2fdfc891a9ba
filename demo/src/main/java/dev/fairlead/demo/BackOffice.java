package dev.fairlead.demo;

import dev.fairlead.demo.stripe.Customer;
import dev.fairlead.demo.stripe.PaymentIntent;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.webhooks.Event;
import dev.fairlead.webhooks.Inbox;
import dev.fairlead.webhooks.InboxOptions;
import dev.fairlead.webhooks.receiver.Receiver;
import dev.fairlead.webhooks.receiver.ReceiverException;
import dev.fairlead.webhooks.receiver.ReceiverServer;
import dev.fairlead.webhooks.receiver.Source;
import dev.fairlead.webhooks.store.InboxCounts;
import dev.fairlead.webhooks.store.InboxException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where the shop hears of its payments: the receiver of webhooks, the inbox, and the handlers that mark orders as paid.
 * Its files survive the process: what was received and not handled is handled by the next one.
 */
final class BackOffice implements AutoCloseable {

    private final OrderBook orders;
    private final Inbox inbox;
    private final ReceiverServer server;
    private final Source source;
    private final MailServer mail = new MailServer();
    private final int run;

    private BackOffice(OrderBook orders, Inbox inbox, Source source, int port) {
        this.orders = orders;
        this.inbox = inbox;
        this.source = source;
        this.run = orders.startRun(System.currentTimeMillis());
        inbox.on("payment_intent.succeeded", PaymentIntent::of, this::markPaid)
                .on("customer.created", Customer::of, this::welcome)
                .onAny(event -> {})
                .start();
        this.server = ReceiverServer.start(Receiver.of(inbox, source), port);
    }

    /**
     * Opens inbox and orders in a folder, and starts to receive.
     *
     * @param port where to receive; 0 for any port that is free
     * @throws DemoException if the folder cannot be used, or another process uses it
     */
    static BackOffice open(Path data, Profile profile, List<Secret> secrets, int port) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new DemoException("cannot make the folder " + data + " ("
                    + e.getClass().getSimpleName() + "); name another one with --data FOLDER");
        }
        Source source = Source.of("stripe", profile, secrets);
        OrderBook orders = OrderBook.open(data.resolve("shop.db"));
        Inbox inbox = null;
        try {
            InboxOptions options = InboxOptions.defaults()
                    .withAttempts(4)
                    .withDelays(Duration.ofMillis(200), Duration.ofSeconds(2))
                    .withCloseTimeout(Duration.ofSeconds(2));
            inbox = Inbox.open(data.resolve("inbox.db"), options);
            return new BackOffice(orders, inbox, source, port);
        } catch (InboxException | ReceiverException unusable) {
            if (inbox != null) {
                inbox.close();
            }
            orders.close();
            throw new DemoException(String.valueOf(unusable.getMessage()));
        }
    }

    private void markPaid(PaymentIntent payment, Event event) {
        Map<String, String> metadata = payment.metadata();
        if (metadata != null && metadata.containsKey("order")) {
            orders.markPaid(
                    metadata.get("order"), event.id(), event.receivedAt().toEpochMilli());
        }
    }

    private void welcome(Customer customer, Event event) {
        if (customer.email() != null) {
            mail.welcome(customer.email());
        }
    }

    URI webhookUri() {
        return server.uri(source);
    }

    OrderBook orders() {
        return orders;
    }

    Inbox inbox() {
        return inbox;
    }

    MailServer mail() {
        return mail;
    }

    InboxCounts counts() {
        return inbox.counts();
    }

    /** Returns a name that no round of an earlier run in this folder has. */
    String roundName(String word) {
        return word + "-" + run;
    }

    /**
     * Returns what the sandbox of this run makes its ids from. Each run has a provider of its own but the inbox stays: with
     * the ids of the run before, it would take all events for ones that it knows.
     */
    long seedOfRun(long seed) {
        return seed + 1_000_003L * (run - 1L);
    }

    /** Stops receiving first, so that nothing is accepted that nobody handles. */
    @Override
    public void close() {
        server.close();
        inbox.close();
        orders.close();
    }
}
