package dev.fairlead.webhooks.receiver;

import static dev.fairlead.webhooks.fixture.StripeWebhooks.NOW;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.SECRET;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.SOURCE;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.body;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.request;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.profile.Profiles;
import dev.fairlead.webhooks.Inbox;
import dev.fairlead.webhooks.InboxOptions;
import dev.fairlead.webhooks.fixture.ManualClock;
import dev.fairlead.webhooks.signature.Rejection;
import dev.fairlead.webhooks.signature.WebhookHeaders;
import dev.fairlead.webhooks.store.EventFilter;
import dev.fairlead.webhooks.store.EventSummary;
import dev.fairlead.webhooks.store.ReceivedEvent;
import dev.fairlead.webhooks.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverTest {

    private static final String PAID = "payment_intent.succeeded";

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private Inbox inbox;
    private Receiver receiver;

    @BeforeEach
    void open() {
        inbox = Inbox.open(
                folder.resolve("inbox.db"), InboxOptions.defaults().withAcceptTimeout(Duration.ofSeconds(30)));
        ReceiverOptions options = ReceiverOptions.defaults()
                .withClock(new ManualClock(NOW))
                .withMaxBodyBytes(1_000)
                .withListener(new ReceiverListener() {
                    @Override
                    public void rejected(String source, Rejection reason) {
                        heard.add(source + " " + reason);
                    }

                    @Override
                    public void notStored(String source, String error) {
                        heard.add(source + " " + error);
                    }
                });
        Source other = Source.of("other", Profiles.bundled("stripe"), "whsec_of_the_other_source");
        receiver = Receiver.of(inbox, List.of(SOURCE, other), options);
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void aVerifiedWebhookIsStoredAndAnswered() {
        assertThat(receiver.receive(request("evt_1", PAID, NOW))).isEqualTo(WebhookResponse.accepted("stored"));
        assertThat(receiver.receive(request("evt_1", PAID, NOW))).isEqualTo(WebhookResponse.accepted("duplicate"));

        EventSummary event = inbox.get("stripe", "evt_1").orElseThrow().summary();
        assertThat(event.type()).isEqualTo(PAID);
        assertThat(event.signedAt()).isEqualTo(NOW);
        assertThat(event.receivedAt()).isEqualTo(NOW);
        assertThat(event.occurredAt()).hasToString("2026-11-23T10:33:20Z");
        assertThat(event.objectKey()).isEqualTo("pi_of_evt_1");
    }

    @Test
    void onlyHarmlessHeadersAreKept() {
        byte[] body = body("evt_1", PAID);
        WebhookHeaders headers = WebhookHeaders.of(Map.of(
                "Stripe-Signature", signature(body, NOW).all("Stripe-Signature"),
                "Content-Type", List.of("application/json"),
                "User-Agent", List.of("Stripe/1.0"),
                "Authorization", List.of("Bearer canary"),
                "Cookie", List.of("canary")));

        receiver.receive(WebhookRequest.post("/webhooks/stripe", headers, body));

        assertThat(inbox.get("stripe", "evt_1").orElseThrow().headers())
                .isEqualTo(Map.of("content-type", "application/json", "user-agent", "Stripe/1.0"));
    }

    @Test
    void aWrongSignatureIsA401ThatSaysWhyAndStoresNothing() {
        byte[] body = body("evt_1", PAID);
        WebhookResponse changed =
                receiver.receive(WebhookRequest.post("/webhooks/stripe", signature(body("evt_2", PAID), NOW), body));
        WebhookResponse missing =
                receiver.receive(WebhookRequest.post("/webhooks/stripe", WebhookHeaders.none(), body));
        WebhookResponse stale = receiver.receive(request("evt_1", PAID, NOW.minusSeconds(3_600)));
        WebhookResponse early = receiver.receive(request("evt_1", PAID, NOW.plusSeconds(3_600)));

        assertThat(List.of(changed, missing, stale, early))
                .extracting(WebhookResponse::status)
                .containsOnly(401);
        assertThat(changed.headers())
                .containsEntry("WWW-Authenticate", "Webhook-Signature header=\"Stripe-Signature\"");
        assertThat(stale.body().string("error")).isEqualTo("too_old");
        assertThat(heard)
                .containsExactly("stripe NO_MATCH", "stripe MISSING_HEADER", "stripe TOO_OLD", "stripe IN_THE_FUTURE");
        assertThat(inbox.counts().received()).isZero();
    }

    @Test
    void aSecretIsGoodForItsOwnSourceOnly() {
        byte[] body = body("evt_1", PAID);

        assertThat(receiver.receive(WebhookRequest.post("/webhooks/other", signature(body, NOW), body))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatIsNoWebhookIsRefusedBeforeItsSignatureIsLookedAt() {
        byte[] body = body("evt_1", PAID);
        WebhookHeaders right = signature(body, NOW);

        assertThat(receiver.receive(WebhookRequest.post("/webhooks/unknown", right, body))
                        .status())
                .isEqualTo(404);
        assertThat(receiver.receive(WebhookRequest.post("/webhooks/stripe/", right, body))
                        .status())
                .isEqualTo(404);
        WebhookResponse get = receiver.receive(WebhookRequest.of("GET", "/webhooks/stripe", right, body));
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.headers()).containsEntry("Allow", "POST");
        assertThat(receiver.receive(WebhookRequest.post("/webhooks/stripe", right, new byte[1_001]))
                        .status())
                .isEqualTo(413);
        assertThat(receiver.receive(WebhookRequest.post(
                                "/webhooks/stripe", WebhookHeaders.of("content-encoding", "gzip"), body))
                        .status())
                .isEqualTo(415);
        assertThat(heard).isEmpty();
    }

    @Test
    void anAnnouncedLengthIsBelievedWhenItIsTooMuch() {
        assertThat(receiver.refuseUnread("POST", "/webhooks/stripe", WebhookHeaders.of("Content-Length", "1001")))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(413));
        assertThat(receiver.refuseUnread("POST", "/webhooks/stripe", WebhookHeaders.of("Content-Length", "1000")))
                .isEmpty();
    }

    @Test
    void ourOwnTroubleIsA503ThatSaysWhenToComeAgain() {
        inbox.close();

        WebhookResponse answer = receiver.receive(request("evt_1", PAID, NOW));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("Retry-After", "10");
        assertThat(answer.body().toJson()).doesNotContain(folder.toString());
        assertThat(heard).singleElement().asString().contains("is closed");
    }

    @Test
    void aVerifiedBodyThatIsNoEventIsKeptUnderItsDigest() {
        byte[] body = "no json ☃".getBytes(StandardCharsets.UTF_8);

        assertThat(receiver.receive(WebhookRequest.post("/webhooks/stripe", signature(body, NOW), body))
                        .status())
                .isEqualTo(200);
        assertThat(receiver.receive(WebhookRequest.post("/webhooks/stripe", signature(body, NOW), body)))
                .isEqualTo(WebhookResponse.accepted("duplicate"));

        EventSummary event = inbox.list(EventFilter.all(), 10).getFirst();
        assertThat(event.id()).matches("sha256:[0-9a-f]{64}");
        assertThat(event.type()).isEqualTo(ReceivedEvent.UNKNOWN_TYPE);
        StoredEvent stored = inbox.get("stripe", event.id()).orElseThrow();
        assertThat(stored.body().bytes()).isEqualTo(body);
    }

    @Test
    void oddTimesAndIdsDoNoHarm() {
        for (String text : List.of(
                "{\"id\":17,\"type\":null,\"created\":1e99}",
                "{\"id\":\"evt_t\",\"type\":\"a\",\"created\":99999999999999999999}",
                "{\"id\":\"evt_u\",\"type\":\"a\",\"created\":-5,\"data\":[]}",
                "[]")) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            assertThat(receiver.receive(WebhookRequest.post("/webhooks/stripe", signature(body, NOW), body)))
                    .as(text)
                    .isEqualTo(WebhookResponse.accepted("stored"));
        }
    }

    @Test
    void badSetUpIsRefusedAtOnce() {
        assertThatThrownBy(() -> Receiver.of(inbox)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Receiver.of(inbox, SOURCE, SOURCE))
                .hasMessageContaining("two sources are named stripe");
        assertThatThrownBy(() -> Source.of("Not OK", Profiles.bundled("stripe"), SECRET))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Source.of("stripe", Profiles.bundled("stripe"), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
