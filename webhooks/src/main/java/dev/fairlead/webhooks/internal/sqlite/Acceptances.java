package dev.fairlead.webhooks.internal.sqlite;

import dev.fairlead.json.JsonValue;
import dev.fairlead.webhooks.store.Acceptance;
import dev.fairlead.webhooks.store.EventState;
import dev.fairlead.webhooks.store.ReceivedEvent;
import java.sql.SQLException;

/** Puts events in, and recognises repeated ones by the unique key of source and id: there is no look before the leap. */
final class Acceptances {

    private static final String INSERT_EVENT = """
            INSERT INTO events (source, event_id, type, state, signed_at, received_at, occurred_at, next_at, object_key,
              object_pointer, size, digest)
            VALUES (?, ?, ?, 'RECEIVED', ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source, event_id) DO NOTHING""";

    private static final String INSERT_BODY =
            "INSERT INTO bodies (sequence, headers, body) VALUES (last_insert_rowid(), ?, ?)";

    private static final String FIND = "SELECT sequence, state, digest FROM events WHERE source = ? AND event_id = ?";

    private static final String COUNT_REPETITION =
            "UPDATE events SET duplicates = duplicates + 1, conflicts = conflicts + ? WHERE sequence = ?";

    private static final String REQUEUE = """
            UPDATE events SET state = 'RECEIVED', attempts = 0, replays = replays + 1, next_at = ?, finished_at = NULL
            WHERE sequence = ?""";

    private static final String COUNT_TOTAL = "UPDATE totals SET value = value + 1 WHERE name = ?";

    private record Known(long sequence, EventState state, String digest) {}

    private Acceptances() {}

    /** Returns the work of accepting an event; what can be computed beforehand is, on the caller's thread. */
    static Writer.Work<Acceptance> of(ReceivedEvent event) {
        String digest = event.body().digest();
        String headers = JsonValue.of(event.headers()).toJson();
        return session -> {
            int inserted = session.update(
                    INSERT_EVENT,
                    event.source(),
                    event.id(),
                    event.type(),
                    event.signedAt(),
                    event.receivedAt(),
                    event.occurredAt(),
                    event.receivedAt(),
                    event.objectKey(),
                    event.objectPointer(),
                    event.body().size(),
                    digest);
            if (inserted == 0) {
                return repetition(session, event, digest);
            }
            session.update(INSERT_BODY, headers, event.body().bytes());
            return new Acceptance(Acceptance.Kind.STORED, false);
        };
    }

    private static Acceptance repetition(Session session, ReceivedEvent event, String digest) throws SQLException {
        Known known = session.first(
                        FIND,
                        row -> new Known(row.getLong(1), EventState.valueOf(row.getString(2)), row.getString(3)),
                        event.source(),
                        event.id())
                .orElseThrow();
        boolean conflicting = !known.digest().equals(digest);
        session.update(COUNT_REPETITION, conflicting ? 1 : 0, known.sequence());
        session.update(COUNT_TOTAL, "duplicates");
        if (conflicting) {
            session.update(COUNT_TOTAL, "conflicts");
        }
        if (known.state() == EventState.DEAD) {
            session.update(REQUEUE, event.receivedAt(), known.sequence());
            return new Acceptance(Acceptance.Kind.REQUEUED, conflicting);
        }
        return new Acceptance(Acceptance.Kind.DUPLICATE, conflicting);
    }
}
