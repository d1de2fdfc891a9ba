package dev.fairlead.console;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.model.Params;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.telemetry.CallRecorder;
import dev.fairlead.webhooks.Inbox;
import dev.fairlead.webhooks.InboxOptions;
import dev.fairlead.webhooks.receiver.Receiver;
import dev.fairlead.webhooks.receiver.ReceiverServer;
import dev.fairlead.webhooks.receiver.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A shop that takes payments from a sandbox, all parts real, with a console over it. */
final class Shop implements AutoCloseable {

    static final String SECRET = "whsec_fairlead_console_test_secret_0001";

    private static final Operation<JsonObject> CUSTOMERS =
            Operation.post("PostCustomers", "/v1/customers").form().returnsJson();
    private static final Operation<JsonObject> LIST =
            Operation.get("GetCustomers", "/v1/customers").query("limit").returnsJson();
    private static final Operation<JsonObject> PAYMENTS =
            Operation.post("PostPaymentIntents", "/v1/payment_intents").form().returnsJson();

    final CallRecorder recorder = new CallRecorder();
    final Inbox inbox;
    final Sandbox sandbox;
    final ApiClient client;
    final Console console;
    volatile boolean handlersWork = true;
    private final ReceiverServer receiver;
    private final ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean open = true;

    Shop(Path folder) {
        Profile profile = Profiles.bundled("stripe");
        inbox = Inbox.open(folder.resolve("inbox.db"), InboxOptions.defaults().withAttempts(1));
        inbox.on("payment_intent.succeeded", event -> requireHandlersToWork());
        inbox.on("customer.created", event -> requireHandlersToWork());
        inbox.start();
        receiver = ReceiverServer.start(Receiver.of(inbox, Source.of("stripe", profile, SECRET)), 0);
        sandbox = Sandbox.builder(BundledDescriptions.open("stripe"), profile)
                .webhook(receiver.uri().resolve("/webhooks/stripe"), SECRET)
                .start();
        client = ApiClient.builder(profile)
                .apiKey(Secret.of(sandbox.apiKey()))
                .baseUrl(sandbox.uri())
                .attemptTimeout(Duration.ofSeconds(2))
                .listener(recorder)
                .build();
        console = Console.start(ConsoleOptions.defaults()
                .withSubject("Stripe sandbox")
                .withCalls(recorder)
                .withPipeline(client::state)
                .withInbox(inbox)
                .withSandbox(sandbox)
                .withSensitiveFields(profile.sensitiveFields())
                .withReport(() -> JsonObject.builder()
                        .put("intended", 12)
                        .put("lost", 0)
                        .put("tookMs", 2345)
                        .put("problems", List.of("one order was lost"))
                        .put("webhooks", Map.of("received", 24))
                        .build()));
    }

    private void requireHandlersToWork() {
        if (!handlersWork) {
            throw new IllegalStateException("the stock room is locked");
        }
    }

    /** Signs up customers and takes their payments until the shop closes, several at a time. */
    void serve(int tills, Duration pause) {
        for (int i = 0; i < tills; i++) {
            int till = i;
            customers.submit(() -> {
                for (int n = 0; open; n++) {
                    purchase(till + "-" + n, n % 9 == 8 ? "pm_card_chargeDeclined" : "pm_card_visa");
                    LockSupport.parkNanos(pause.toNanos());
                }
            });
        }
    }

    private void purchase(String order, String card) {
        try {
            JsonObject customer = call(CUSTOMERS, Map.of("email", order + "@example.com"));
            call(LIST, Map.of("limit", 3));
            call(
                    PAYMENTS,
                    Map.of(
                            "amount",
                            2000,
                            "currency",
                            "usd",
                            "customer",
                            String.valueOf(customer.string("id")),
                            "payment_method",
                            card,
                            "payment_method_types",
                            List.of("card"),
                            "confirm",
                            true,
                            "metadata",
                            Map.of("order", order)));
        } catch (ApiException | IllegalStateException refused) {
            // declined cards, faults and the end of the test: the console shows them
        }
    }

    private JsonObject call(Operation<JsonObject> operation, Map<String, ?> params) {
        return client.call(operation, Params.of(params), Map.of(), CallOptions.none());
    }

    @Override
    public void close() {
        open = false;
        customers.shutdownNow();
        console.close();
        client.close();
        sandbox.close();
        receiver.close();
        inbox.close();
    }
}
