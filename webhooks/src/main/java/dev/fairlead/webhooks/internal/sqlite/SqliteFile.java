package dev.fairlead.webhooks.internal.sqlite;

import dev.fairlead.webhooks.store.InboxException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteException;

/**
 * An inbox's file, held by this process alone.
 *
 * <p>The lock is on a file beside it ({@code .lock}), never on the database file: closing any descriptor of that one would
 * take away the locks that SQLite itself holds on it. The operating system gives the lock back when the process ends,
 * however it ends; the lock file stays, because deleting it would let two processes lock two files of one name.
 */
final class SqliteFile implements AutoCloseable {

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final Path path;
    private final FileChannel channel;

    private SqliteFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    Path path() {
        return path;
    }

    /** Locks the file, which need not exist yet. */
    static SqliteFile lock(Path file) {
        Path path = file.toAbsolutePath().normalize();
        checkPlace(path);
        Path lockPath = path.resolveSibling(path.getFileName() + ".lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                closeQuietly(channel);
                throw new InboxException(
                        "the inbox " + path + " is in use by another process: stop it, or choose another file", null);
            }
            return new SqliteFile(path, channel);
        } catch (IOException failure) {
            closeQuietly(channel);
            throw new InboxException(
                    "the inbox's lock file " + lockPath + " cannot be written: " + reason(failure), failure);
        }
    }

    private static void checkPlace(Path path) {
        Path folder = path.getParent();
        if (folder == null || Files.isDirectory(path)) {
            throw new InboxException(
                    "the inbox " + path + " is a folder: name a file in it, for instance inbox.db", null);
        }
        if (!Files.isDirectory(folder)) {
            throw new InboxException("the folder of the inbox " + path + " does not exist: create it first", null);
        }
        if (!Files.isWritable(folder) || (Files.exists(path) && !Files.isWritable(path))) {
            throw new InboxException(
                    "the inbox " + path + " cannot be written: allow this user to write to the file and to its folder",
                    null);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException ignored) {
                // Nothing was written through it.
            }
        }
    }

    /** Opens a session that writes: each of its transactions is on the disk when it is committed. */
    Session openWriter() throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        var connection = config.createConnection("jdbc:sqlite:" + path);
        connection.setAutoCommit(false);
        return new Session(connection);
    }

    /** Opens a session that only reads. */
    Session openReader() throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return new Session(config.createConnection("jdbc:sqlite:" + path));
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        return config;
    }

    /** Says in one line what went wrong with the file, and what to do. */
    InboxException explain(SQLException failure) {
        String trouble = failure instanceof SQLiteException known
                ? switch (known.getResultCode()) {
                    case SQLITE_NOTADB -> " is no SQLite database: choose another file";
                    case SQLITE_FULL -> " cannot grow: the disk is full, make room on it";
                    case SQLITE_CORRUPT -> " is damaged: restore it from a backup, or choose another file";
                    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                        " cannot be written: allow this user to write to the file and to its folder";
                    case SQLITE_BUSY, SQLITE_LOCKED -> " is locked by another program: end it";
                    default -> " failed: " + known.getResultCode().name() + ", " + known.getResultCode().message;
                }
                : " failed: " + reason(failure);
        return new InboxException("the inbox " + path + trouble, failure);
    }

    private static String reason(Exception failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName()
                + (message == null ? "" : ", " + message.lines().findFirst().orElse(""));
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
