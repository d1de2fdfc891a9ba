package dev.fairlead.demo;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.sandbox.core.Books;
import dev.fairlead.sandbox.fault.FaultSettings;
import dev.fairlead.sandbox.webhook.WebhookFaults;
import dev.fairlead.telemetry.CallRecorder;
import dev.fairlead.webhooks.store.EventState;
import dev.fairlead.webhooks.store.InboxCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two rounds, the first in calm, the second with faults; then all books are compared. */
final class Scenario {

    private static final double FAULT_RATE = 0.20;
    private static final double WEBHOOK_FAULT_RATE = 0.05;
    /** How late an answer may be: some come before the attempt's timeout of two seconds, some after. */
    private static final Duration SLOWEST = Duration.ofMillis(2_500);

    private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(25);

    private final Sandbox sandbox;
    private final Shop shop;
    private final BackOffice backOffice;
    private final CallRecorder recorder;
    private final Progress progress;
    private final long seed;

    Scenario(Sandbox sandbox, Shop shop, BackOffice backOffice, CallRecorder recorder, Progress progress, long seed) {
        this.sandbox = sandbox;
        this.shop = shop;
        this.backOffice = backOffice;
        this.recorder = recorder;
        this.progress = progress;
        this.seed = seed;
    }

    Report run(ApiDescription description) throws InterruptedException {
        long began = System.nanoTime();
        List<String> problems = new ArrayList<>();
        if (backOffice.counts().unfinished() > 0) {
            problems.addAll(awaitWebhooks("the run before"));
        }
        InboxCounts before = backOffice.counts();
        Round calm = new Round("calm", backOffice.roundName("calm"), shop, recorder, progress);
        problems.addAll(calm.run(seed));
        problems.addAll(awaitWebhooks("calm"));

        sandbox.faults().use(new FaultSettings(FAULT_RATE, List.copyOf(FaultSettings.USUAL), SLOWEST, seed));
        sandbox.webhooks().misbehave(new WebhookFaults(WEBHOOK_FAULT_RATE, WEBHOOK_FAULT_RATE, seed));
        backOffice.mail().breakDown();
        Round storm = new Round("storm", backOffice.roundName("storm"), shop, recorder, progress);
        problems.addAll(storm.run(seed + 1));
        problems.addAll(awaitWebhooks("storm"));
        sandbox.faults().off();
        sandbox.webhooks().misbehave(WebhookFaults.NONE);
        backOffice.mail().repair();
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        Books books = sandbox.books();
        Tally tally = calm.compare(backOffice.orders(), books).plus(storm.compare(backOffice.orders(), books));
        problems.addAll(tally.problems());
        int customers = calm.customersIn(books) + storm.customersIn(books);
        if (customers != 2 * Round.CUSTOMERS) {
            problems.add(2 * Round.CUSTOMERS + " customers were wanted; the provider's books show " + customers);
        }
        Report.WebhookTally webhooks = webhooks(before, backOffice.counts());
        if (webhooks.dead() != 1 || webhooks.handled() + webhooks.dead() != webhooks.received()) {
            problems.add(
                    "of " + webhooks.received() + " events all but one should have been handled and that one be dead;"
                            + " handled were " + webhooks.handled() + ", dead " + webhooks.dead());
        }
        return new Report(
                seed,
                description.title() + ", " + description.operations().size() + " operations",
                took,
                2 * Round.CUSTOMERS,
                customers,
                tally,
                recorder.totals(),
                recorder.phases(),
                webhooks,
                sandbox.faults().injected(),
                problems);
    }

    private static Report.WebhookTally webhooks(InboxCounts before, InboxCounts after) {
        return new Report.WebhookTally(
                after.received() - before.received(),
                after.duplicates() - before.duplicates(),
                after.in(EventState.DONE) - before.in(EventState.DONE),
                after.in(EventState.DEAD) - before.in(EventState.DEAD));
    }

    /** Waits until the sandbox has delivered all webhooks and the inbox has finished with all events. */
    private List<String> awaitWebhooks(String round) throws InterruptedException {
        progress.begin(round + ": wait for the webhooks", 1);
        long end = System.nanoTime() + WEBHOOK_PATIENCE.toNanos();
        while (sandbox.webhooks().stats().pending() > 0 || backOffice.counts().unfinished() > 0) {
            if (System.nanoTime() > end) {
                progress.end("gave up waiting");
                return List.of(round + ": after " + WEBHOOK_PATIENCE.toSeconds() + " s "
                        + sandbox.webhooks().stats().pending() + " webhooks were not delivered and "
                        + backOffice.counts().unfinished() + " events not finished");
            }
            Thread.sleep(20);
        }
        progress.end(sandbox.webhooks().stats().delivered() + " delivered so far");
        return List.of();
    }
}
