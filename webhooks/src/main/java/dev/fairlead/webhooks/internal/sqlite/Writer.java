package dev.fairlead.webhooks.internal.sqlite;

import dev.fairlead.webhooks.store.InboxException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes all the work that waits, does it in one transaction, and tells every caller once that is
 * committed: while one transaction goes to the disk the next one gathers, so that many callers share one flush (group
 * commit). If a piece of work fails, the transaction is undone and each piece gets one of its own.
 *
 * <p>It is a platform thread, because SQLite's calls hold on to their carrier.
 */
final class Writer implements AutoCloseable {

    /** A piece of work; it touches nothing but the database, because it may be done twice. */
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_BATCH = 256;

    private final SqliteFile file;
    private final Session session;
    private final BlockingQueue<Task<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Task<Boolean> stop = new Task<>(session -> true);
    private final Thread thread;
    private volatile boolean closed;

    Writer(SqliteFile file, Session session) {
        this.file = file;
        this.session = session;
        this.thread = Thread.ofPlatform().name("fairlead-inbox-writer").daemon().start(this::loop);
    }

    /**
     * Does work and returns its result once it is durable.
     *
     * @throws InboxException if it fails, or has not ended after the timeout; then it may still be done later
     */
    <T> T write(Work<T> work, Duration timeout) {
        Task<T> task = new Task<>(work);
        if (closed) {
            throw new InboxException("the inbox " + file.path() + " is closed", null);
        }
        if (!waiting.offer(task)) {
            throw new InboxException("the inbox " + file.path() + " cannot keep up: its disk is too slow", null);
        }
        if (closed && waiting.remove(task)) { // the writer may have ended between the first look and the offer
            throw new InboxException("the inbox " + file.path() + " is closed", null);
        }
        return await(task, timeout);
    }

    private <T> T await(Task<T> task, Duration timeout) {
        try {
            return task.result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new InboxException(
                    "the inbox " + file.path() + " took longer than " + timeout.toMillis() + " ms to write", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InboxException("interrupted while the inbox " + file.path() + " was writing", interrupted);
        } catch (ExecutionException failed) {
            throw file.explain(
                    failed.getCause() instanceof SQLException cause ? cause : new SQLException(failed.getCause()));
        }
    }

    private void loop() {
        List<Task<?>> batch = new ArrayList<>(MAX_BATCH);
        while (!batch.contains(stop)) {
            batch.clear();
            try {
                batch.add(waiting.take());
            } catch (InterruptedException nobodyDoes) {
                continue;
            }
            waiting.drainTo(batch, MAX_BATCH - 1);
            if (!commit(batch)) {
                batch.forEach(task -> commit(List.of(task)));
            }
        }
        waiting.forEach(task -> task.result.completeExceptionally(new SQLException("the inbox was closed")));
    }

    /** Does the tasks in one transaction; returns false if that failed and each is to be done on its own. */
    private boolean commit(List<Task<?>> batch) {
        try {
            for (Task<?> task : batch) {
                task.run(session);
            }
            session.commit();
            batch.forEach(Task::succeed);
            return true;
        } catch (SQLException | RuntimeException | Error failure) {
            undo();
            if (batch.size() == 1) {
                batch.getFirst().result.completeExceptionally(failure);
                return true;
            }
            return false;
        }
    }

    private void undo() {
        try {
            session.rollback();
        } catch (SQLException failure) {
            LOG.atError().setCause(failure).addKeyValue("file", file.path()).log("a failed write could not be undone");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean interrupted = false;
        while (true) {
            try {
                waiting.put(stop);
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Task<T> {

        private final Work<T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private T value;

        @SuppressWarnings("NullAway") // set by run before anyone reads it
        Task(Work<T> work) {
            this.work = work;
        }

        void run(Session session) throws SQLException {
            value = work.run(session);
        }

        void succeed() {
            result.complete(value);
        }
    }
}
