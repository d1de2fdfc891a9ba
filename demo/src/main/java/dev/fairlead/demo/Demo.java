package dev.fairlead.demo;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.config.Environment;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.console.Console;
import dev.fairlead.console.ConsoleOptions;
import dev.fairlead.demo.stripe.StripeClient;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.telemetry.CallRecorder;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main job, end to end: a shop on a sandbox, its webhooks, the console over both, and at the end the comparison of their
 * books. Everything listens on loopback only.
 *
 * <p>For use by one thread, but {@link #close} may come from any, at any time, and ends what runs.
 */
public final class Demo implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    /** What the sandbox allows, per second; the client stays a little below. */
    private static final int PROVIDER_RATE = 200;

    private static final int CLIENT_RATE = 180;

    private final DemoOptions options;
    private final Progress progress;
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ApiDescription description;
    private final Sandbox sandbox;
    private final BackOffice backOffice;
    private final CallRecorder recorder = new CallRecorder();
    private final StripeClient stripe;
    private final Console console;
    private volatile @Nullable Report report;

    private Demo(DemoOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        try {
            Profile profile = Profiles.bundled("stripe");
            DemoSettings settings = new DemoSettings(profile, Environment.system());
            // Whatever is wrong with key or secret is said before anything is started.
            Settings checked = settings.at(URI.create("http://127.0.0.1:1"));
            this.description = options.description() == null
                    ? BundledDescriptions.open("stripe")
                    : stripes(DescriptionReader.read(options.description()));
            this.backOffice = opened(BackOffice.open(options.data(), profile, checked.webhookSecrets(), 0));
            this.sandbox = opened(sandbox(profile, checked));
            this.stripe = opened(new StripeClient(client(profile, settings.at(sandbox.uri()))));
            this.console = opened(Console.start(consoleOptions(profile)));
        } catch (RuntimeException | Error failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts sandbox, receiver, inbox and console.
     *
     * @throws DemoException if the folder cannot be used, a port is taken, or the description is not Stripe's
     * @throws dev.fairlead.description.DescriptionException if the description cannot be read
     * @throws dev.fairlead.client.config.ConfigurationException if the environment holds settings that cannot be used
     */
    public static Demo start(DemoOptions options, Progress progress) {
        return new Demo(options, progress);
    }

    /** The scenario calls Stripe: another provider's description would answer with 404 in the middle of it. */
    private static ApiDescription stripes(ApiDescription read) {
        for (String path : List.of("/v1/customers", "/v1/payment_intents", "/v1/refunds")) {
            boolean there = read.operations().stream()
                    .anyMatch(operation ->
                            operation.path().equals(path) && operation.method().equals("POST"));
            if (!there) {
                throw new DemoException(read.source() + ": this is not the description of Stripe's API (it has no POST "
                        + path + "), which is what the demo calls: name that one, or none for the bundled one");
            }
        }
        return read;
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private Sandbox sandbox(Profile profile, Settings settings) {
        return Sandbox.builder(description, profile)
                .seed(backOffice.seedOfRun(options.seed()))
                .apiKey(settings.apiKey().orElseThrow().reveal())
                .rateLimit(PROVIDER_RATE)
                .webhook(
                        backOffice.webhookUri(),
                        settings.webhookSecrets().getFirst().reveal())
                .start();
    }

    private ApiClient client(Profile profile, Settings settings) {
        RateLimit rate = RateLimit.perAccount("demo", CLIENT_RATE, Duration.ofSeconds(1));
        return ApiClient.builder(profile)
                .settings(settings)
                .rateLimits(RateLimitOptions.of(List.of(rate)))
                .listener(recorder)
                .build();
    }

    private ConsoleOptions consoleOptions(Profile profile) {
        return ConsoleOptions.defaults()
                .withPort(options.port())
                .withSubject("Stripe sandbox demo")
                .withCalls(recorder)
                .withPipeline(() -> stripe.api().state())
                .withInbox(backOffice.inbox())
                .withSandbox(sandbox)
                .withReport(() -> report == null ? JsonObject.empty() : ReportJson.of(report))
                .withSensitiveFields(profile.sensitiveFields());
    }

    /** Returns the console's address. */
    public URI console() {
        return console.uri();
    }

    /**
     * Runs the scenario.
     *
     * @return whether every intended payment was made exactly once, and nothing else is wrong
     */
    public boolean run() throws InterruptedException {
        Scenario scenario = new Scenario(
                sandbox, new Shop(stripe, backOffice.orders()), backOffice, recorder, progress, options.seed());
        report = scenario.run(description);
        return report.isGood();
    }

    /** Returns the report for people. */
    public String reportAsText() {
        return ReportText.of(ran());
    }

    /** Returns the report for programs: one JSON object. */
    public String reportAsJson() {
        return ReportJson.of(ran()).toPrettyJson();
    }

    private Report ran() {
        if (report == null) {
            throw new IllegalStateException("there is a report once the scenario was run");
        }
        return report;
    }

    /** Blocks until the demo is closed. */
    public void stay() throws InterruptedException {
        closed.await();
    }

    /** Ends everything, the last started first. What the inbox holds stays for the next run. */
    @Override
    public void close() {
        closed.countDown();
        for (AutoCloseable next = open.poll(); next != null; next = open.poll()) {
            close(next);
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            log.atWarn().setCause(e).log("could not be closed");
        }
    }
}
