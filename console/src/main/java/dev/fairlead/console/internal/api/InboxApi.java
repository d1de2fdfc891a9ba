package dev.fairlead.console.internal.api;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import dev.fairlead.webhooks.Inbox;
import dev.fairlead.webhooks.store.Attempt;
import dev.fairlead.webhooks.store.Body;
import dev.fairlead.webhooks.store.EventFilter;
import dev.fairlead.webhooks.store.EventState;
import dev.fairlead.webhooks.store.EventSummary;
import dev.fairlead.webhooks.store.InboxCounts;
import dev.fairlead.webhooks.store.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of the inbox. Instants are milliseconds since 1970. */
final class InboxApi {

    private static final int LARGEST_PAYLOAD = 256 * 1024;
    private static final int LONGEST_ERROR = 500;
    private static final int PAGE = 200;
    private static final int MOST_SEARCHED = 4_000;

    private final Inbox inbox;
    private final Masking masking;

    InboxApi(Inbox inbox, Masking masking) {
        this.inbox = inbox;
        this.masking = masking;
    }

    /**
     * {@code GET /api/inbox?state=DEAD&contains=invoice&limit=100}: {@code counts} ({@code received}, {@code duplicates}, {@code
     * conflicts}, {@code states}), {@code events} (latest received first), {@code more} (whether others match).
     *
     * <p>{@code state} is one of the inbox's states, any by default; {@code contains} a part of the type or id, in any case, and
     * is sought in the latest 4,000 events of the state; {@code limit} is from 1 to 200, 100 by default.
     */
    JsonObject events(ApiRequest request) {
        int limit = request.number("limit", 1, PAGE, 100);
        String contains = request.parameter("contains");
        EventFilter filter = EventFilter.all().withState(state(request.parameter("state")));
        List<EventSummary> found =
                contains == null ? inbox.list(filter, limit + 1) : search(filter, contains, limit + 1);
        return JsonObject.builder()
                .put("counts", counts(inbox.counts()))
                .put("events", found.stream().limit(limit).map(InboxApi::row).toList())
                .put("more", found.size() > limit)
                .build();
    }

    private List<EventSummary> search(EventFilter filter, String contains, int most) {
        String sought = contains.toLowerCase(Locale.ROOT);
        List<EventSummary> found = new ArrayList<>();
        EventFilter next = filter;
        for (int searched = 0; searched < MOST_SEARCHED && found.size() < most; searched += PAGE) {
            List<EventSummary> page = inbox.list(next, PAGE);
            for (EventSummary event : page) {
                if (event.type().toLowerCase(Locale.ROOT).contains(sought)
                        || event.id().toLowerCase(Locale.ROOT).contains(sought)) {
                    found.add(event);
                }
            }
            if (page.size() < PAGE) {
                break;
            }
            next = next.before(page.getLast().sequence());
        }
        return found.subList(0, Math.min(most, found.size()));
    }

    private static @Nullable EventState state(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(EventState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiFailure(
                        400, "The parameter state is one of " + Arrays.toString(EventState.values()) + "."));
    }

    /**
     * {@code GET /api/inbox/event?source=stripe&id=evt_…}: the event's row, its {@code payload} with sensitive fields masked
     * (absent if it is larger than 256 KB or no JSON; {@code note} says so), its {@code history} of attempts.
     */
    JsonObject event(ApiRequest request) {
        StoredEvent event = find(request);
        JsonObject.Builder json = JsonObject.builder()
                .putAll(row(event.summary()))
                .put("history", event.history().stream().map(InboxApi::attempt).toList());
        addPayload(json, event.body());
        return json.build();
    }

    private void addPayload(JsonObject.Builder json, Body body) {
        if (body.size() > LARGEST_PAYLOAD) {
            json.put("note", "The payload has " + body.size() + " bytes: too large to show.");
            return;
        }
        try {
            json.put("payload", masking.mask(Json.parse(body.bytes())));
        } catch (JsonException malformed) {
            json.put("note", "The payload is no JSON: " + body.size() + " bytes.");
        }
    }

    /**
     * {@code POST /api/inbox/replay} with {@code {"source": "stripe", "id": "evt_…"}}: hands the event to its handler again, and
     * answers its row. 409 if its handler runs or is about to.
     */
    JsonObject replay(ApiRequest request) {
        StoredEvent event = find(request);
        if (!inbox.replay(event.summary().source(), event.summary().id())) {
            throw new ApiFailure(409, "The event is being handled, or about to be.");
        }
        return row(find(request).summary());
    }

    private StoredEvent find(ApiRequest request) {
        return inbox.get(request.required("source"), request.required("id"))
                .orElseThrow(() -> new ApiFailure(404, "There is no such event."));
    }

    private static JsonObject counts(InboxCounts counts) {
        Map<String, Long> states = new LinkedHashMap<>();
        for (EventState state : EventState.values()) {
            states.put(state.name(), counts.in(state));
        }
        return JsonObject.builder()
                .put("received", counts.received())
                .put("duplicates", counts.duplicates())
                .put("conflicts", counts.conflicts())
                .put("states", states)
                .build();
    }

    private static JsonObject row(EventSummary event) {
        return JsonObject.builder()
                .put("source", event.source())
                .put("id", Text.shortened(event.id(), 200))
                .put("type", Text.shortened(event.type(), 200))
                .put("state", event.state().name())
                .put("replayable", event.state().isFinished() || event.state() == EventState.RETRY)
                .put("receivedAt", event.receivedAt().toEpochMilli())
                .put("nextAt", millis(event.nextAt()))
                .put("attempts", event.attempts())
                .put("replays", event.replays())
                .put("duplicates", event.duplicates())
                .put("object", Text.shortened(event.objectKey(), 200))
                .put("error", Text.shortened(event.lastError(), LONGEST_ERROR))
                .build();
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static JsonObject attempt(Attempt attempt) {
        return JsonObject.builder()
                .put("replay", attempt.replay())
                .put("number", attempt.number())
                .put("startedAt", attempt.startedAt().toEpochMilli())
                .put("endedAt", attempt.endedAt().toEpochMilli())
                .put("result", attempt.result().name())
                .put("error", Text.shortened(attempt.error(), LONGEST_ERROR))
                .build();
    }
}
