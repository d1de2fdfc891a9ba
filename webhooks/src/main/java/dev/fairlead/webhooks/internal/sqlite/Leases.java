package dev.fairlead.webhooks.internal.sqlite;

import dev.fairlead.webhooks.store.Attempt;
import dev.fairlead.webhooks.store.Completion;
import dev.fairlead.webhooks.store.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives leases, ends them, and takes back those of a process that is no more. */
final class Leases {

    // Without INDEXED BY SQLite prefers the index by state, and sorts the whole backlog for every lease.
    static final String DUE = """
            SELECT sequence FROM events INDEXED BY events_waiting WHERE state IN ('RECEIVED', 'RETRY') AND next_at <= ?
            ORDER BY next_at, sequence LIMIT ?""";

    private static final String TAKE = """
            UPDATE events SET state = 'RUNNING', attempts = attempts + 1, fence = fence + 1, next_at = NULL,
              leased_at = ?, lease_until = ?
            WHERE sequence = ?""";

    private static final String TAKEN = """
            SELECT e.sequence, source, event_id, type, attempts, replays, fence, signed_at, received_at, occurred_at,
              leased_at, object_key, object_pointer, headers, body
            FROM events e JOIN bodies b ON b.sequence = e.sequence WHERE e.sequence = ?""";

    private static final String KEEP_HISTORY_OF_LOST = """
            INSERT INTO attempts (sequence, replay, number, started_at, ended_at, result, error)
            SELECT sequence, replays, attempts, leased_at, ?, 'INTERRUPTED', ? FROM events INDEXED BY events_running
            WHERE state = 'RUNNING' AND lease_until <= ?""";

    private static final String TAKE_BACK_LOST = """
            UPDATE events INDEXED BY events_running SET state = 'RETRY', next_at = ?, leased_at = NULL, lease_until = NULL, last_error = ?
            WHERE state = 'RUNNING' AND lease_until <= ?""";

    private static final String RENEW =
            "UPDATE events SET lease_until = ? WHERE sequence = ? AND fence = ? AND state = 'RUNNING'";

    private static final String END = """
            UPDATE events SET state = ?, attempts = attempts + ?, next_at = ?, finished_at = ?,
              last_error = coalesce(?, last_error), leased_at = NULL, lease_until = NULL
            WHERE sequence = ? AND fence = ? AND state = 'RUNNING'""";

    private static final String KEEP_HISTORY = """
            INSERT INTO attempts (sequence, replay, number, started_at, ended_at, result, error)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private Leases() {}

    static List<Lease> give(Session session, int max, Instant now, Instant until) throws SQLException {
        takeBack(session, now, now, "the lease ran out while the handler ran");
        List<Lease> leases = new ArrayList<>();
        for (long sequence : session.list(DUE, row -> row.getLong(1), now, max)) {
            session.update(TAKE, now, until, sequence);
            leases.add(session.first(TAKEN, Leases::lease, sequence).orElseThrow());
        }
        return leases;
    }

    /** Takes back the leases that ran out by a time. */
    static int takeBack(Session session, Instant ranOutBy, Instant now, String error) throws SQLException {
        session.update(KEEP_HISTORY_OF_LOST, now, error, ranOutBy);
        return session.update(TAKE_BACK_LOST, now, error, ranOutBy);
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                row.getLong("sequence"),
                row.getLong("fence"),
                row.getInt("attempts"),
                row.getInt("replays"),
                Session.instant(row, "leased_at"),
                Rows.receivedEvent(row));
    }

    static void renew(Session session, List<Lease> leases, Instant until) throws SQLException {
        for (Lease lease : leases) {
            session.update(RENEW, until, lease.sequence(), lease.fence());
        }
    }

    static boolean end(Session session, Lease lease, Completion completion, Instant now) throws SQLException {
        return switch (completion) {
            case Completion.Done done ->
                end(session, lease, "DONE", 0, null, now, null) && keep(session, lease, now, Attempt.Result.DONE, null);
            case Completion.Filtered filtered -> end(session, lease, "FILTERED", -1, null, now, null);
            case Completion.Retry retry ->
                end(session, lease, "RETRY", 0, retry.at(), null, retry.error())
                        && keep(session, lease, now, Attempt.Result.FAILED, retry.error());
            case Completion.Dead dead ->
                end(session, lease, "DEAD", 0, null, now, dead.error())
                        && keep(session, lease, now, Attempt.Result.FAILED, dead.error());
            case Completion.Released released ->
                end(session, lease, "RETRY", -1, released.at(), null, null)
                        && keep(session, lease, now, Attempt.Result.INTERRUPTED, null);
        };
    }

    private static boolean end(
            Session session,
            Lease lease,
            String state,
            int attempts,
            @Nullable Instant nextAt,
            @Nullable Instant finishedAt,
            @Nullable String error)
            throws SQLException {
        return session.update(END, state, attempts, nextAt, finishedAt, error, lease.sequence(), lease.fence()) == 1;
    }

    private static boolean keep(
            Session session, Lease lease, Instant now, Attempt.Result result, @Nullable String error)
            throws SQLException {
        session.update(
                KEEP_HISTORY, lease.sequence(), lease.replay(), lease.attempt(), lease.at(), now, result.name(), error);
        return true;
    }
}
