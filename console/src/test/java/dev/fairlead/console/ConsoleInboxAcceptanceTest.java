package dev.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.console.RawHttp.Answer;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.webhooks.Inbox;
import dev.fairlead.webhooks.InboxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleInboxAcceptanceTest {

    @TempDir
    private Path folder;

    private Inbox inbox;
    private Console console;
    private RawHttp http;
    private Events events;
    private boolean healthy;

    @BeforeEach
    void start() {
        inbox = Inbox.open(folder.resolve("inbox.db"), InboxOptions.defaults().withAttempts(1));
        inbox.on("invoice.paid", event -> {
            if (!healthy) {
                throw new IllegalStateException("the shop is closed");
            }
        });
        events = new Events(inbox);
        console =
                Console.start(ConsoleOptions.defaults().withInbox(inbox).withSensitiveFields(List.of("client_secret")));
        http = new RawHttp(console.uri());
    }

    @AfterEach
    void stop() {
        console.close();
        inbox.close();
    }

    @Test
    void eventsAreListedLatestFirstWithTheirCounts() {
        events.receive("evt_1", "invoice.paid", JsonObject.empty());
        events.receive("evt_2", "customer.created", JsonObject.empty());
        events.receive("evt_2", "customer.created", JsonObject.empty());

        JsonObject answer = json(http.get("/api/inbox"));
        assertThat(answer.at("/counts/received")).hasToString("2");
        assertThat(answer.at("/counts/duplicates")).hasToString("1");
        assertThat(answer.at("/counts/states/RECEIVED")).hasToString("2");
        assertThat(ids(answer)).containsExactly("evt_2", "evt_1");
        assertThat(answer.isTrue("more")).isFalse();
    }

    @Test
    void theListIsFilteredByStateAndByPartOfTypeOrId() {
        events.receive("evt_1", "invoice.paid", JsonObject.empty());
        events.receive("evt_2", "customer.created", JsonObject.empty());
        inbox.handleDue();

        assertThat(ids(json(http.get("/api/inbox?state=DEAD")))).containsExactly("evt_1");
        assertThat(ids(json(http.get("/api/inbox?contains=CUSTOMER")))).containsExactly("evt_2");
        assertThat(ids(json(http.get("/api/inbox?contains=vt_1")))).containsExactly("evt_1");
        assertThat(ids(json(http.get("/api/inbox?contains=nothing")))).isEmpty();
        assertThat(http.get("/api/inbox?state=SLEEPY").status()).isEqualTo(400);
    }

    @Test
    void theListIsBounded() {
        for (int i = 0; i < 5; i++) {
            events.receive("evt_" + i, "invoice.paid", JsonObject.empty());
        }

        JsonObject answer = json(http.get("/api/inbox?limit=2"));
        assertThat(ids(answer)).containsExactly("evt_4", "evt_3");
        assertThat(answer.isTrue("more")).isTrue();
        assertThat(http.get("/api/inbox?limit=100000").status()).isEqualTo(400);
    }

    @Test
    void aSearchReachesBeyondOnePage() {
        events.receive("evt_sought", "invoice.paid", JsonObject.empty());
        for (int i = 0; i < 450; i++) {
            events.receive("evt_" + i, "customer.created", JsonObject.empty());
        }

        assertThat(ids(json(http.get("/api/inbox?contains=sought")))).containsExactly("evt_sought");
    }

    @Test
    void aPayloadIsShownWithItsSecretsMasked() {
        events.receive(
                "evt_1",
                "invoice.paid",
                JsonObject.builder()
                        .put("client_secret", "pi_1_secret_canary")
                        .put("amount", 2000)
                        .build());

        Answer answer = http.get("/api/inbox/event?source=stripe&id=evt_1");
        assertThat(answer.body()).doesNotContain("canary");
        JsonObject event = json(answer);
        assertThat(event.at("/payload/data/object/client_secret")).isEqualTo(new JsonString("••••"));
        assertThat(event.at("/payload/data/object/amount")).hasToString("2000");
    }

    @Test
    void aPayloadThatIsTooLargeOrNoJsonIsDescribedOnly() {
        events.receive("evt_1", "invoice.paid", "{\"x\":\"" + "y".repeat(300_000) + "\"}");
        events.receive("evt_2", "invoice.paid", "secret canary");

        Answer large = http.get("/api/inbox/event?source=stripe&id=evt_1");
        assertThat(large.body()).hasSizeLessThan(2_000).contains("300008 bytes");
        Answer malformed = http.get("/api/inbox/event?source=stripe&id=evt_2");
        assertThat(malformed.body()).doesNotContain("canary").contains("no JSON");
    }

    @Test
    void aDeadLetterIsReplayed() {
        events.receive("evt_1", "invoice.paid", JsonObject.empty());
        inbox.handleDue();
        JsonObject dead = json(http.get("/api/inbox?state=DEAD"));
        assertThat(dead.at("/events/0/error").toString()).contains("the shop is closed");

        healthy = true;
        Answer replayed = http.post("/api/inbox/replay", "{\"source\":\"stripe\",\"id\":\"evt_1\"}");
        assertThat(replayed.status()).isEqualTo(200);
        inbox.handleDue();
        assertThat(ids(json(http.get("/api/inbox?state=DONE")))).containsExactly("evt_1");
    }

    @Test
    void whatCannotBeReplayedIsSaid() {
        assertThat(http.post("/api/inbox/replay", "{\"source\":\"stripe\",\"id\":\"evt_9\"}")
                        .status())
                .isEqualTo(404);
        assertThat(http.post("/api/inbox/replay", "{\"source\":\"stripe\"}").status())
                .isEqualTo(400);
        events.receive("evt_1", "invoice.paid", JsonObject.empty());
        Answer waiting = http.post("/api/inbox/replay", "{\"source\":\"stripe\",\"id\":\"evt_1\"}");
        assertThat(waiting.status()).isEqualTo(409);
    }

    @Test
    void partsThatAreNotGivenHaveNoPaths() {
        assertThat(http.get("/api/calls").status()).isEqualTo(404);
        assertThat(http.get("/api/sandbox").status()).isEqualTo(404);
        JsonObject about = json(http.get("/api/about"));
        assertThat(about.members()).containsAllEntriesOf(Map.of("inbox", JsonBoolean.TRUE, "calls", JsonBoolean.FALSE));
    }

    private static List<String> ids(JsonObject answer) {
        return answer.array("events").stream()
                .map(event -> ((JsonObject) event).string("id"))
                .toList();
    }

    private static JsonObject json(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.parseObject(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
