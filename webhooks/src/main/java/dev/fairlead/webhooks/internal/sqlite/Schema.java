package dev.fairlead.webhooks.internal.sqlite;

import dev.fairlead.webhooks.store.InboxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables of an inbox, as a list of changes of which each file has seen the first so many ({@code user_version}). A change
 * that was released is never edited; a new one is added at the end.
 *
 * <p>Bodies have a table of their own: SQLite writes a whole row when one of its columns changes, and the state of an event
 * changes several times while its body never does.
 */
final class Schema {

    /** Marks our files among all SQLite files: {@code FLin} in ASCII. */
    static final int APPLICATION_ID = 0x464c696e;

    private static final List<List<String>> CHANGES =
            List.of(List.of("""
            CREATE TABLE events (
              sequence INTEGER PRIMARY KEY,
              source TEXT NOT NULL,
              event_id TEXT NOT NULL,
              type TEXT NOT NULL,
              state TEXT NOT NULL,
              attempts INTEGER NOT NULL DEFAULT 0,
              replays INTEGER NOT NULL DEFAULT 0,
              duplicates INTEGER NOT NULL DEFAULT 0,
              conflicts INTEGER NOT NULL DEFAULT 0,
              fence INTEGER NOT NULL DEFAULT 0,
              signed_at INTEGER NOT NULL,
              received_at INTEGER NOT NULL,
              occurred_at INTEGER,
              next_at INTEGER,
              leased_at INTEGER,
              lease_until INTEGER,
              finished_at INTEGER,
              object_key TEXT,
              object_pointer TEXT NOT NULL,
              last_error TEXT,
              size INTEGER NOT NULL,
              digest TEXT NOT NULL,
              UNIQUE (source, event_id)
            )""", """
            CREATE TABLE bodies (
              sequence INTEGER PRIMARY KEY REFERENCES events (sequence) ON DELETE CASCADE,
              headers TEXT NOT NULL,
              body BLOB NOT NULL
            )""", """
            CREATE TABLE attempts (
              sequence INTEGER NOT NULL REFERENCES events (sequence) ON DELETE CASCADE,
              replay INTEGER NOT NULL,
              number INTEGER NOT NULL,
              started_at INTEGER NOT NULL,
              ended_at INTEGER NOT NULL,
              result TEXT NOT NULL,
              error TEXT
            )""", """
            CREATE TABLE totals (
              name TEXT PRIMARY KEY,
              value INTEGER NOT NULL
            ) WITHOUT ROWID""", """
            INSERT INTO totals VALUES ('duplicates', 0), ('conflicts', 0), ('purged', 0)""", """
            CREATE INDEX events_waiting ON events (next_at, sequence) WHERE state IN ('RECEIVED', 'RETRY')""", """
            CREATE INDEX events_running ON events (lease_until) WHERE state = 'RUNNING'""", """
            CREATE INDEX events_finished ON events (finished_at) WHERE state IN ('DONE', 'FILTERED')""", """
            CREATE INDEX events_by_state ON events (state, sequence)""", """
            CREATE INDEX attempts_of_event ON attempts (sequence)"""));

    private Schema() {}

    /** Brings a file to the newest tables, or refuses it. */
    static void bringUpToDate(Session session, Path file) throws SQLException {
        int version = number(session, "PRAGMA user_version");
        int application = number(session, "PRAGMA application_id");
        if (application != APPLICATION_ID
                && (application != 0 || version != 0 || number(session, "SELECT count(*) FROM sqlite_schema") != 0)) {
            throw new InboxException(file + " is a SQLite database of another program: choose another file", null);
        }
        if (version > CHANGES.size()) {
            throw new InboxException(
                    file + " was written by a newer Fairlead (its tables are version " + version + ", this one knows "
                            + CHANGES.size() + "): use that one, or choose another file",
                    null);
        }
        for (List<String> change : CHANGES.subList(version, CHANGES.size())) {
            for (String statement : change) {
                session.run(statement);
            }
        }
        session.run("PRAGMA application_id = " + APPLICATION_ID);
        session.run("PRAGMA user_version = " + CHANGES.size());
        session.commit();
    }

    private static int number(Session session, String sql) throws SQLException {
        return session.first(sql, row -> row.getInt(1)).orElse(0);
    }
}
