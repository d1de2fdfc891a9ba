package dev.fairlead.webhooks.receiver;

import dev.fairlead.webhooks.Inbox;
import dev.fairlead.webhooks.signature.Rejection;
import dev.fairlead.webhooks.signature.Verification;
import dev.fairlead.webhooks.signature.WebhookHeaders;
import dev.fairlead.webhooks.store.Acceptance;
import dev.fairlead.webhooks.store.InboxException;
import dev.fairlead.webhooks.store.ReceivedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes webhooks: finds the source by the path, verifies the signature, stores the event, and only then says 200. It knows no
 * server, so that it can stand behind any; {@link ReceiverServer} is the one that comes with it.
 *
 * <table>
 * <caption>Answers</caption>
 * <tr><td>200</td><td>the event is on the disk, or was there before</td></tr>
 * <tr><td>401</td><td>the signature is missing or wrong. It is always this status and never 400, because every one of these
 *     cases says the same: we do not know who is calling</td></tr>
 * <tr><td>404, 405, 413, 415</td><td>no such source; not a POST; the body is too long; the body is compressed</td></tr>
 * <tr><td>503</td><td>we cannot store it now, {@code Retry-After} says when to come again. Our own trouble is never a 4xx: some
 *     providers never repeat after one</td></tr>
 * </table>
 *
 * <p>Safe for use by any number of threads.
 */
public final class Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    private final Inbox inbox;
    private final Map<String, Source> byPath = new LinkedHashMap<>();
    private final ReceiverOptions options;

    private Receiver(Inbox inbox, List<Source> sources, ReceiverOptions options) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a receiver needs at least one source");
        }
        this.inbox = inbox;
        this.options = options;
        for (Source source : sources) {
            if (byPath.put(options.pathPrefix() + source.name(), source) != null) {
                throw new IllegalArgumentException("two sources are named " + source.name());
            }
        }
    }

    /**
     * Returns a receiver with the default options.
     *
     * @throws IllegalArgumentException if there is no source, or two have one name
     */
    public static Receiver of(Inbox inbox, Source... sources) {
        return of(inbox, List.of(sources), ReceiverOptions.defaults());
    }

    /**
     * Returns a receiver.
     *
     * @throws IllegalArgumentException if there is no source, or two have one name
     */
    public static Receiver of(Inbox inbox, List<Source> sources, ReceiverOptions options) {
        return new Receiver(inbox, sources, options);
    }

    /** Returns how it works. */
    public ReceiverOptions options() {
        return options;
    }

    /** Returns the paths of the sources, in the order in which they were given. */
    public List<String> paths() {
        return List.copyOf(byPath.keySet());
    }

    /**
     * Returns the answer to a request that need not be read further: a wrong path or method, a body that announces too many
     * bytes or a compression. A server calls this before it reads the body.
     */
    public Optional<WebhookResponse> refuseUnread(String method, String path, WebhookHeaders headers) {
        if (!byPath.containsKey(path)) {
            return Optional.of(WebhookResponse.refused(404, "unknown_source", "no source of webhooks is at this path"));
        }
        if (!method.equals("POST")) {
            return Optional.of(WebhookResponse.refused(
                    405, "method_not_allowed", "webhooks come by POST", Map.of("Allow", "POST")));
        }
        if (headers.all("Content-Encoding").stream().anyMatch(coding -> !isIdentity(coding))) {
            // What is signed is signed uncompressed, and what unpacks itself may be a thousand times as large.
            return Optional.of(WebhookResponse.refused(
                    415, "compressed", "compressed bodies are not taken", Map.of("Accept-Encoding", "identity")));
        }
        return announcesTooMuch(headers.first("Content-Length")) ? Optional.of(tooLarge()) : Optional.empty();
    }

    private static boolean isIdentity(String coding) {
        return coding.strip().toLowerCase(Locale.ROOT).equals("identity");
    }

    private boolean announcesTooMuch(@Nullable String contentLength) {
        try {
            return contentLength != null && Long.parseLong(contentLength.strip()) > options.maxBodyBytes();
        } catch (NumberFormatException notOurs) {
            return false; // the server judges framing; the bytes are counted in any case
        }
    }

    /** Returns the answer to a body that turned out to be too long. */
    public WebhookResponse tooLarge() {
        return WebhookResponse.refused(
                413, "too_large", "bodies of up to " + options.maxBodyBytes() + " bytes are taken");
    }

    /** Returns the answer for trouble of our own: come again. */
    public WebhookResponse unavailable() {
        return WebhookResponse.refused(
                503,
                "unavailable",
                "the webhook was not stored: send it again",
                Map.of("Retry-After", Long.toString(options.retryAfter().toSeconds())));
    }

    /** Takes one request. Blocks until the event is durable; throws nothing. */
    public WebhookResponse receive(WebhookRequest request) {
        return refuseUnread(request.method(), request.path(), request.headers())
                .orElseGet(() -> request.body().length > options.maxBodyBytes() ? tooLarge() : verified(request));
    }

    private WebhookResponse verified(WebhookRequest request) {
        Source source = Objects.requireNonNull(byPath.get(request.path()));
        Instant now = options.clock().instant();
        return switch (source.scheme().verify(request.body(), request.headers(), now)) {
            case Verification.Verified verified -> store(source, source.event(request, verified, now));
            case Verification.Rejected rejected -> reject(source, rejected.reason());
        };
    }

    private WebhookResponse reject(Source source, Rejection reason) {
        LOG.atWarn().addKeyValue("source", source).addKeyValue("reason", reason).log("a webhook was not believed");
        listen(listener -> listener.rejected(source.name(), reason));
        return WebhookResponse.refused(
                401,
                reason.name().toLowerCase(Locale.ROOT),
                reason.sentence(),
                Map.of("WWW-Authenticate", "Webhook-Signature header=\"" + source.signatureHeader() + "\""));
    }

    private WebhookResponse store(Source source, ReceivedEvent event) {
        try {
            Acceptance acceptance = inbox.accept(event);
            if (acceptance.conflicting()) {
                LOG.atWarn()
                        .addKeyValue("source", source)
                        .addKeyValue("event", event.id())
                        .log("an event came again with another body; the first one is kept");
            }
            return WebhookResponse.accepted(acceptance.kind().name().toLowerCase(Locale.ROOT));
        } catch (InboxException failure) {
            String message = String.valueOf(failure.getMessage());
            LOG.atError().setCause(failure).addKeyValue("source", source).log("a webhook could not be stored");
            listen(listener -> listener.notStored(source.name(), message));
            return unavailable();
        }
    }

    private void listen(Consumer<ReceiverListener> call) {
        try {
            call.accept(options.listener());
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("a receiver listener failed");
        }
    }
}
