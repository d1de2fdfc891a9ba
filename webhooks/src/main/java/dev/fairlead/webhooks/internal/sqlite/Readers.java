package dev.fairlead.webhooks.internal.sqlite;

import dev.fairlead.webhooks.store.InboxException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

/** A few platform threads that read, each with a connection, so that nobody who looks holds up the writer. */
final class Readers implements AutoCloseable {

    private static final int COUNT = 2;

    private final SqliteFile file;
    private final BlockingQueue<Session> idle = new LinkedBlockingQueue<>();
    private final List<Session> all = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            COUNT,
            Thread.ofPlatform().name("fairlead-inbox-reader-", 0).daemon().factory());

    Readers(SqliteFile file) throws SQLException {
        this.file = file;
        for (int i = 0; i < COUNT; i++) {
            all.add(file.openReader());
        }
        idle.addAll(all);
    }

    <T> T read(Writer.Work<T> work) {
        try {
            return threads.submit(() -> {
                        Session session = idle.take();
                        try {
                            return work.run(session);
                        } finally {
                            idle.add(session);
                        }
                    })
                    .get();
        } catch (RejectedExecutionException closed) {
            throw new InboxException("the inbox " + file.path() + " is closed", closed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InboxException("interrupted while the inbox " + file.path() + " was reading", interrupted);
        } catch (ExecutionException failed) {
            throw file.explain(
                    failed.getCause() instanceof SQLException cause ? cause : new SQLException(failed.getCause()));
        }
    }

    @Override
    public void close() throws SQLException {
        threads.close();
        for (Session session : all) {
            session.close();
        }
    }
}
