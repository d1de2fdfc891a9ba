package dev.fairlead.webhooks.internal.sqlite;

import dev.fairlead.webhooks.store.Attempt;
import dev.fairlead.webhooks.store.Body;
import dev.fairlead.webhooks.store.EventFilter;
import dev.fairlead.webhooks.store.EventState;
import dev.fairlead.webhooks.store.EventSummary;
import dev.fairlead.webhooks.store.InboxCounts;
import dev.fairlead.webhooks.store.StoredEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what is there. */
final class Lookups {

    private static final String FIND =
            "SELECT " + Rows.SUMMARY_COLUMNS + " FROM events WHERE source = ? AND event_id = ?";

    private static final String CONTENT = "SELECT headers, body FROM bodies WHERE sequence = ?";

    private static final String HISTORY = """
            SELECT replay, number, started_at, ended_at, result, error FROM attempts WHERE sequence = ?
            ORDER BY rowid""";

    private static final String COUNTS =
            "SELECT state, count(*) FROM events GROUP BY state UNION ALL SELECT name, value FROM totals";

    static final String NEXT_WAITING = """
            SELECT next_at FROM events INDEXED BY events_waiting WHERE state IN ('RECEIVED', 'RETRY')
            ORDER BY next_at LIMIT 1""";

    static final String NEXT_LEASE_END = """
            SELECT lease_until FROM events INDEXED BY events_running WHERE state = 'RUNNING'
            ORDER BY lease_until LIMIT 1""";

    private record Content(Map<String, String> headers, Body body) {}

    private Lookups() {}

    static Optional<StoredEvent> find(Session session, String source, String id) throws SQLException {
        Optional<EventSummary> found = session.first(FIND, Rows::summary, source, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        EventSummary summary = found.get();
        Optional<Content> content =
                session.first(CONTENT, row -> new Content(Rows.headers(row), Rows.body(row)), summary.sequence());
        List<Attempt> history = session.list(HISTORY, Rows::attempt, summary.sequence());
        return content.map(c -> new StoredEvent(summary, c.body(), c.headers(), history)); // empty if purged meanwhile
    }

    static List<EventSummary> list(Session session, EventFilter filter, int limit) throws SQLException {
        StringBuilder sql =
                new StringBuilder("SELECT ").append(Rows.SUMMARY_COLUMNS).append(" FROM events WHERE sequence < ?");
        List<Object> parameters = new ArrayList<>(List.of(filter.before()));
        EventState state = filter.state();
        if (state != null) {
            sql.append(" AND state = ?");
            parameters.add(state.name());
        }
        String source = filter.source();
        if (source != null) {
            sql.append(" AND source = ?");
            parameters.add(source);
        }
        String type = filter.type();
        if (type != null) {
            sql.append(" AND type = ?");
            parameters.add(type);
        }
        sql.append(" ORDER BY sequence DESC LIMIT ?");
        parameters.add(limit);
        return session.list(sql.toString(), Rows::summary, parameters.toArray());
    }

    static InboxCounts counts(Session session) throws SQLException {
        Map<String, Long> numbers = new HashMap<>();
        session.list(COUNTS, row -> numbers.put(row.getString(1), row.getLong(2)));
        Map<EventState, Long> byState = new EnumMap<>(EventState.class);
        for (EventState state : EventState.values()) {
            byState.put(state, numbers.getOrDefault(state.name(), 0L));
        }
        long purged = numbers.getOrDefault("purged", 0L);
        long present = byState.values().stream().mapToLong(Long::longValue).sum();
        return new InboxCounts(
                present + purged,
                numbers.getOrDefault("duplicates", 0L),
                numbers.getOrDefault("conflicts", 0L),
                purged,
                byState);
    }

    static Optional<Instant> nextDue(Session session) throws SQLException {
        Optional<Instant> waiting = session.first(NEXT_WAITING, row -> Session.instant(row, "next_at"));
        Optional<Instant> leaseEnd = session.first(NEXT_LEASE_END, row -> Session.instant(row, "lease_until"));
        return Stream.concat(waiting.stream(), leaseEnd.stream()).min(Comparator.naturalOrder());
    }
}
