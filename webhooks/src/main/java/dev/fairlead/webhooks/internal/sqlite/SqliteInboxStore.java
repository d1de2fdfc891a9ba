package dev.fairlead.webhooks.internal.sqlite;

import dev.fairlead.webhooks.store.Acceptance;
import dev.fairlead.webhooks.store.Completion;
import dev.fairlead.webhooks.store.EventFilter;
import dev.fairlead.webhooks.store.EventState;
import dev.fairlead.webhooks.store.EventSummary;
import dev.fairlead.webhooks.store.InboxCounts;
import dev.fairlead.webhooks.store.InboxException;
import dev.fairlead.webhooks.store.InboxStore;
import dev.fairlead.webhooks.store.Lease;
import dev.fairlead.webhooks.store.ReceivedEvent;
import dev.fairlead.webhooks.store.StoredEvent;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps events in one SQLite file, in write-ahead mode with a flush to the disk for every commit. The file belongs to one
 * process at a time.
 */
public final class SqliteInboxStore implements InboxStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteInboxStore.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30); // for all but acceptances: nobody's answer waits
    private static final int PURGE_BATCH = 500;

    private static final String REPLAY = """
            UPDATE events SET state = 'RECEIVED', attempts = 0, replays = replays + 1, next_at = ?, finished_at = NULL
            WHERE source = ? AND event_id = ? AND state IN ('DONE', 'DEAD', 'FILTERED', 'RETRY')""";

    private static final String REPLAY_ALL = """
            UPDATE events SET state = 'RECEIVED', attempts = 0, replays = replays + 1, next_at = ?, finished_at = NULL
            WHERE state = ?""";

    static final String PURGE = """
            DELETE FROM events WHERE sequence IN (
              SELECT sequence FROM events INDEXED BY events_finished WHERE state IN ('DONE', 'FILTERED') AND finished_at < ? LIMIT ?)""";

    private static final String COUNT_PURGED = "UPDATE totals SET value = value + ? WHERE name = 'purged'";

    private final SqliteFile file;
    private final Session writing;
    private final Writer writer;
    private final Readers readers;
    private final Duration acceptTimeout;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SqliteInboxStore(SqliteFile file, Session writing, Duration acceptTimeout) throws SQLException {
        this.file = file;
        this.writing = writing;
        this.acceptTimeout = acceptTimeout;
        this.readers = new Readers(file);
        this.writer = new Writer(file, writing);
    }

    /**
     * Opens a file, made new where there is none, and takes back what an earlier process had begun and not ended.
     *
     * @param acceptTimeout how long an acceptance may take before it fails
     * @param now the time at which interrupted events are due again
     * @throws InboxException if the file cannot be used, saying why
     */
    public static SqliteInboxStore open(Path path, Duration acceptTimeout, Instant now) {
        SqliteFile file = SqliteFile.lock(path);
        Session writing = null;
        try {
            writing = file.openWriter();
            Schema.bringUpToDate(writing, file.path());
            recover(writing, now);
            return new SqliteInboxStore(file, writing, acceptTimeout);
        } catch (SQLException failure) {
            close(writing, file);
            throw file.explain(failure);
        } catch (RuntimeException | Error failure) {
            close(writing, file);
            throw failure;
        }
    }

    private static void close(@Nullable Session session, SqliteFile file) {
        if (session != null) {
            closeQuietly(session);
        }
        file.close();
    }

    private static void closeQuietly(AutoCloseable session) {
        try {
            session.close();
        } catch (Exception failure) {
            LOG.atWarn().setCause(failure).log("the inbox was not closed cleanly; nothing is lost");
        }
    }

    /** Nobody else has the file, so every lease in it belongs to a process that is no more. */
    private static void recover(Session session, Instant now) throws SQLException {
        int lost = Leases.takeBack(
                session, Instant.ofEpochMilli(Long.MAX_VALUE), now, "the process ended while the handler ran");
        session.commit();
        if (lost > 0) {
            LOG.atInfo()
                    .addKeyValue("events", lost)
                    .log("events whose handlers were interrupted will be handled again");
        }
    }

    @Override
    public Acceptance accept(ReceivedEvent event) {
        return writer.write(Acceptances.of(event), acceptTimeout);
    }

    @Override
    public List<Lease> lease(int max, Instant now, Instant until) {
        return writer.write(session -> Leases.give(session, max, now, until), PATIENCE);
    }

    @Override
    public void renew(List<Lease> leases, Instant until) {
        List<Lease> all = List.copyOf(leases);
        writer.<Boolean>write(
                session -> {
                    Leases.renew(session, all, until);
                    return true;
                },
                PATIENCE);
    }

    @Override
    public boolean complete(Lease lease, Completion completion, Instant now) {
        return writer.write(session -> Leases.end(session, lease, completion, now), PATIENCE);
    }

    @Override
    public Optional<Instant> nextDue() {
        return readers.read(Lookups::nextDue);
    }

    @Override
    public Optional<StoredEvent> find(String source, String id) {
        return readers.read(session -> Lookups.find(session, source, id));
    }

    @Override
    public List<EventSummary> list(EventFilter filter, int limit) {
        return readers.read(session -> Lookups.list(session, filter, limit));
    }

    @Override
    public InboxCounts counts() {
        return readers.read(Lookups::counts);
    }

    @Override
    public boolean replay(String source, String id, Instant now) {
        return writer.write(session -> session.update(REPLAY, now, source, id) == 1, PATIENCE);
    }

    @Override
    public int replayAll(EventState state, Instant now) {
        if (!state.isFinished()) {
            throw new IllegalArgumentException(state + " is no finished state");
        }
        return writer.write(session -> session.update(REPLAY_ALL, now, state.name()), PATIENCE);
    }

    @Override
    public int purge(Instant finishedBefore) {
        int purged = 0;
        int batch;
        do {
            batch = writer.write(session -> purgeSome(session, finishedBefore), PATIENCE);
            purged += batch;
        } while (batch == PURGE_BATCH);
        return purged;
    }

    private static int purgeSome(Session session, Instant finishedBefore) throws SQLException {
        int purged = session.update(PURGE, finishedBefore, PURGE_BATCH);
        session.update(COUNT_PURGED, purged);
        return purged;
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            writer.close();
            closeQuietly(readers);
            closeQuietly(writing);
            file.close();
        }
    }
}
