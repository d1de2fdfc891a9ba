package dev.fairlead.webhooks.receiver;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Webhooks;
import dev.fairlead.webhooks.signature.SignatureScheme;
import dev.fairlead.webhooks.signature.Verification;
import dev.fairlead.webhooks.store.Body;
import dev.fairlead.webhooks.store.ReceivedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One sender of webhooks: its name, how it signs, and where its events say what they are. Immutable. */
public final class Source {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Set<String> KEPT_HEADERS = Set.of("content-type", "user-agent", "traceparent");
    private static final int MAX_KEPT_HEADER = 512;
    private static final int MAX_NAME = 255; // of ids and types: no provider has longer ones

    private final String name;
    private final Webhooks webhooks;
    private final SignatureScheme scheme;

    private Source(String name, Webhooks webhooks, List<Secret> secrets) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a source is up to 63 lower-case letters, digits and hyphens, not \"" + name + "\"");
        }
        this.name = name;
        this.webhooks = webhooks;
        this.scheme = SignatureScheme.of(webhooks, secrets);
    }

    /**
     * Returns a source with one secret.
     *
     * @param name names it in paths and in the inbox: up to 63 lower-case letters, digits and hyphens
     * @param secret as the provider shows it
     * @throws IllegalArgumentException if the name or the secret is not in order, or the provider sends no webhooks
     */
    public static Source of(String name, Profile profile, String secret) {
        Webhooks webhooks = webhooks(profile);
        return of(name, webhooks, List.of(webhooks.secret(secret)));
    }

    /**
     * Returns a source with the secrets that are live now: several while one is being changed, or where several endpoints of
     * the provider share one address.
     *
     * @param name as in {@link #of(String, Profile, String)}
     * @throws IllegalArgumentException if the name or a secret is not in order, or the provider sends no webhooks
     */
    public static Source of(String name, Profile profile, List<Secret> secrets) {
        return of(name, webhooks(profile), secrets);
    }

    private static Webhooks webhooks(Profile profile) {
        Webhooks webhooks = profile.webhooks();
        if (webhooks == null) {
            throw new IllegalArgumentException("the profile of " + profile.name() + " says nothing about webhooks");
        }
        return webhooks;
    }

    /** Returns a source by the part of a profile that is about webhooks; as {@link #of(String, Profile, List)}. */
    public static Source of(String name, Webhooks webhooks, List<Secret> secrets) {
        return new Source(name, webhooks, secrets);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns how it signs. */
    public SignatureScheme scheme() {
        return scheme;
    }

    /** Returns the name of the header that carries the signature. */
    String signatureHeader() {
        return webhooks.signatureHeader();
    }

    /**
     * Returns the event in a verified request. Every body gives one, because the provider vouches for it: without an id its
     * digest is the id, and without a type it is {@link ReceivedEvent#UNKNOWN_TYPE}.
     */
    ReceivedEvent event(WebhookRequest request, Verification.Verified verified, Instant receivedAt) {
        Body body = Body.of(request.body());
        JsonValue json = parsed(request.body());
        return new ReceivedEvent(
                name,
                text(json, webhooks.eventId()).orElseGet(() -> "sha256:" + body.digest()),
                text(json, webhooks.eventType()).orElse(ReceivedEvent.UNKNOWN_TYPE),
                body,
                keptHeaders(request),
                verified.signedAt(),
                receivedAt,
                occurredAt(json),
                text(json, webhooks.orderKey()).orElse(null),
                webhooks.eventObject());
    }

    private static JsonValue parsed(byte[] body) {
        try {
            return Json.parse(body);
        } catch (JsonException noJson) {
            return JsonNull.NULL;
        }
    }

    private static Optional<String> text(JsonValue json, String pointer) {
        return json.at(pointer) instanceof JsonString text
                        && !text.value().isEmpty()
                        && text.value().length() <= MAX_NAME
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private @Nullable Instant occurredAt(JsonValue json) {
        try {
            return json.at(webhooks.eventTime()) instanceof JsonNumber number
                    ? Instant.ofEpochSecond(Math.clamp(number.longValue(), 0, 253_402_300_799L)) // the year 9999
                    : null;
        } catch (ArithmeticException noSecond) {
            return null;
        }
    }

    private static Map<String, String> keptHeaders(WebhookRequest request) {
        Map<String, String> kept = new HashMap<>();
        for (String header : KEPT_HEADERS) {
            String value = request.headers().first(header);
            if (value != null && value.length() <= MAX_KEPT_HEADER) {
                kept.put(header, value);
            }
        }
        return kept;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
