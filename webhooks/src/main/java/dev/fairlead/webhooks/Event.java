package dev.fairlead.webhooks;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import dev.fairlead.webhooks.store.Lease;
import dev.fairlead.webhooks.store.ReceivedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that a provider reports, as its handler sees it. Immutable, and safe for use by any number of threads. */
public final class Event {

    private final Lease lease;
    private volatile @Nullable JsonObject json; // racing threads make equal ones

    Event(Lease lease) {
        this.lease = lease;
    }

    Lease lease() {
        return lease;
    }

    private ReceivedEvent received() {
        return lease.event();
    }

    /** Returns the provider's id of the event: the same however often it is sent or handled, so a token for idempotency. */
    public String id() {
        return received().id();
    }

    /** Returns the name of the source it came from. */
    public String source() {
        return received().source();
    }

    /** Returns the provider's type of the event, for instance {@code payment_intent.succeeded}. */
    public String type() {
        return received().type();
    }

    /** Returns which attempt at handling it this is, from 1; counts from 1 again after a replay. */
    public int attempt() {
        return lease.attempt();
    }

    /** Returns how often it was replayed, 0 for never. */
    public int replay() {
        return lease.replay();
    }

    /** Returns when it was received. */
    public Instant receivedAt() {
        return received().receivedAt();
    }

    /** Returns when the provider signed it. */
    public Instant signedAt() {
        return received().signedAt();
    }

    /** Returns when it happened; empty where the body does not say. */
    public Optional<Instant> occurredAt() {
        return Optional.ofNullable(received().occurredAt());
    }

    /** Returns the id of the object that it is about; empty where the body does not say. */
    public Optional<String> objectKey() {
        return Optional.ofNullable(received().objectKey());
    }

    /** Returns a copy of the body's bytes as they came. */
    public byte[] body() {
        return received().body().bytes().clone();
    }

    /** Returns the request headers that were kept, names in lower case. */
    public Map<String, String> headers() {
        return received().headers();
    }

    /**
     * Returns the whole body.
     *
     * @throws JsonException if it is no JSON object
     */
    public JsonObject json() {
        JsonObject known = json;
        if (known == null) {
            known = Json.parseObject(received().body().bytes());
            json = known;
        }
        return known;
    }

    /**
     * Returns the object that the event is about.
     *
     * @throws JsonException if the body has none where the provider's profile says
     */
    public JsonObject object() {
        if (json().at(received().objectPointer()) instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("the event has no object at " + received().objectPointer(), 0, 0);
    }

    /** Returns source, type and id: nothing that is personal. */
    @Override
    public String toString() {
        return source() + " " + type() + " " + id();
    }
}
