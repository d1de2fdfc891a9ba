package dev.fairlead.client.auth;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps tokens in a directory, one file for each entry, for the processes of one machine. A lock of the operating system makes
 * compare and swap hold between processes; a new version is written beside the old one, to the disk where it is a token, and moved
 * into its place, so that a reader sees one or the other whatever happens.
 *
 * <p>Tokens are in the files as they are: directory and files are for their owner only, as far as the file system knows owners. Put
 * them on a local disk; on a network's, locks may not hold. Thread-safe.
 */
public final class FileTokenStore implements TokenStore {

    private static final int NAME_BYTES = 16;
    private static final int MOST_LOOKS = 5_000;
    private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

    private final Path directory;
    private final boolean posix =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    /** One thread of this process at a time: the operating system's lock is for processes. */
    private final ReentrantLock lock = new ReentrantLock();

    private FileTokenStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Returns a store in a directory, which is made if it is not there.
     *
     * @throws UncheckedIOException if it cannot be made
     * @throws IllegalArgumentException if others than its owner may look into it
     */
    public static FileTokenStore in(Path directory) {
        FileTokenStore store = new FileTokenStore(directory);
        try {
            Files.createDirectories(directory, store.forOwner("rwx------"));
            if (store.posix
                    && !Set.copyOf(PosixFilePermissions.fromString("rwx------"))
                            .containsAll(Files.getPosixFilePermissions(directory))) {
                throw new IllegalArgumentException(
                        "others may look into " + directory + ", where tokens are kept; take that away: chmod 700");
            }
            return store;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private FileAttribute<?>[] forOwner(String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public Optional<StoredToken> read(String key) {
        Path file = file(key);
        try {
            return Optional.of(TokenJson.read(Json.parseObject(Files.readAllBytes(file))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JsonException | IllegalArgumentException damaged) {
            throw new UncheckedIOException(
                    new IOException("the token in " + file + " cannot be read; delete the file to begin anew"));
        }
    }

    @Override
    public boolean compareAndSet(String key, long expectedVersion, StoredToken next) {
        Path file = file(key);
        lock.lock();
        try (FileChannel channel = FileChannel.open(beside(file, ".lock"), lockOptions(), forOwner("rw-------"))) {
            FileLock ignored = locked(channel); // until the channel is closed
            long version = read(key).map(StoredToken::version).orElse(0L);
            if (version != expectedVersion) {
                return false;
            }
            write(file, TokenJson.of(next).toJson(), next.refreshingUntil() == null);
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            lock.unlock();
        }
    }

    /** Another store of this process may have the lock: the operating system lends it to a process once, and Java refuses. */
    private static FileLock locked(FileChannel channel) throws IOException {
        for (int look = 1; ; look++) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException elsewhere) {
                if (look == MOST_LOOKS) {
                    throw new IOException("another store of this process keeps the lock of the tokens", elsewhere);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
    }

    private static Set<OpenOption> lockOptions() {
        return Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** A claim that a power failure takes away does no harm; a refresh token would be lost with the login. */
    private void write(Path file, String text, boolean toDisk) throws IOException {
        Path next = beside(file, ".next");
        Files.deleteIfExists(next);
        try (FileChannel channel = FileChannel.open(
                next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forOwner("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                int ignored = channel.write(bytes);
            }
            if (toDisk) {
                channel.force(true);
            }
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** Keys have characters that names of files do not, and differ in case where some file systems see none. */
    private Path file(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(hash, 0, NAME_BYTES) + ".json");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "tokens in " + directory;
    }
}
