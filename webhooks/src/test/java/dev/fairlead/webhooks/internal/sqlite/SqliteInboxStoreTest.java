package dev.fairlead.webhooks.internal.sqlite;

import static dev.fairlead.webhooks.fixture.StripeWebhooks.NOW;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.webhooks.store.Attempt;
import dev.fairlead.webhooks.store.EventState;
import dev.fairlead.webhooks.store.InboxStore;
import dev.fairlead.webhooks.store.InboxStoreSuite;
import dev.fairlead.webhooks.store.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteInboxStoreTest extends InboxStoreSuite {

    @TempDir
    Path folder;

    @Override
    protected InboxStore open() {
        return open("inbox.db");
    }

    private InboxStore open(String name) {
        return SqliteInboxStore.open(folder.resolve(name), Duration.ofSeconds(10), NOW);
    }

    @Test
    void eventsAreThereWhenTheFileIsOpenedAgain() {
        try (InboxStore store = open("again.db")) {
            store.accept(event("evt_1", "a", NOW));
        }
        try (InboxStore store = open("again.db")) {
            assertThat(store.find("stripe", "evt_1").orElseThrow().summary().state())
                    .isEqualTo(EventState.RECEIVED);
        }
    }

    @Test
    void leasesOfAnEarlierProcessAreTakenBackWhenTheFileIsOpened() {
        try (InboxStore store = open("again.db")) {
            store.accept(event("evt_1", "a", NOW));
            store.lease(1, NOW, NOW.plus(Duration.ofDays(1)));
        }
        try (InboxStore store = open("again.db")) {
            StoredEvent stored = store.find("stripe", "evt_1").orElseThrow();
            assertThat(stored.summary().state()).isEqualTo(EventState.RETRY);
            assertThat(stored.summary().lastError()).isEqualTo("the process ended while the handler ran");
            assertThat(stored.history()).extracting(Attempt::result).containsExactly(Attempt.Result.INTERRUPTED);
            assertThat(store.lease(1, NOW, NOW.plusSeconds(60)))
                    .singleElement()
                    .satisfies(lease -> assertThat(lease.attempt()).isEqualTo(2));
        }
    }
}
