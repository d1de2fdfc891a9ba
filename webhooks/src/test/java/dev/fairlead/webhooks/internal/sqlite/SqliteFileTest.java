package dev.fairlead.webhooks.internal.sqlite;

import static dev.fairlead.webhooks.fixture.StripeWebhooks.NOW;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.webhooks.store.InboxException;
import dev.fairlead.webhooks.store.InboxStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {

    @TempDir
    Path folder;

    @Test
    void aFolderIsRefused() {
        assertRefused(folder, "is a folder");
    }

    @Test
    void aMissingFolderIsRefused() {
        assertRefused(folder.resolve("no/inbox.db"), "does not exist: create it first");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void anUnwritableFolderIsRefused() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
        Assumptions.assumeFalse(Files.isWritable(closed), "skipped: this user may write everywhere");
        assertRefused(closed.resolve("inbox.db"), "cannot be written");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "These are notes, and no database. ".repeat(100));
        assertRefused(file, "is no SQLite database: choose another file");
        assertThat(file).content().startsWith("These are notes");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() throws Exception {
        Path file = folder.resolve("other.db");
        execute(file, "CREATE TABLE songs (title TEXT)");
        assertRefused(file, "is a SQLite database of another program");
    }

    @Test
    void tablesOfANewerVersionAreRefused() throws Exception {
        Path file = folder.resolve("inbox.db");
        open(file).close();
        execute(file, "PRAGMA user_version = 99");
        assertRefused(file, "was written by a newer Fairlead (its tables are version 99");
    }

    @Test
    void aDamagedFileIsRefused() throws Exception {
        Path file = folder.resolve("inbox.db");
        try (InboxStore store = open(file)) {
            for (int i = 0; i < 200; i++) {
                store.accept(event("evt_" + i, "a", NOW));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 100, 4_096, (byte) 0x55);
        Files.write(file, bytes);
        assertRefused(file, "is damaged");
    }

    @Test
    void aFileInUseIsRefusedUntilItIsClosed() {
        Path file = folder.resolve("inbox.db");
        try (InboxStore store = open(file)) {
            assertRefused(file, "is in use by another process");
            assertThat(store.counts().received()).isZero();
        }
        open(file).close();
    }

    @Test
    void aFullDiskFailsTheAcceptanceAndNothingElse() throws Exception {
        Path file = folder.resolve("inbox.db");
        try (InboxStore store = open(file)) {
            store.accept(event("evt_1", "a", NOW));
        }
        SqliteFile sqlite = SqliteFile.lock(file);
        try (Session session = sqlite.openWriter()) {
            session.run("PRAGMA max_page_count = 20");
            session.commit();
            Writer writer = new Writer(sqlite, session);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000; i++) {
                            writer.write(Acceptances.of(event("evt_big_" + i, "a", NOW)), Duration.ofSeconds(10));
                        }
                    })
                    .isInstanceOf(InboxException.class)
                    .hasMessageContaining("the disk is full, make room on it");
            writer.write(
                    s -> {
                        s.run("PRAGMA max_page_count = 100000");
                        return true;
                    },
                    Duration.ofSeconds(10));
            assertThat(writer.write(Acceptances.of(event("evt_2", "a", NOW)), Duration.ofSeconds(10))
                            .isRepetition())
                    .as("once there is room again")
                    .isFalse();
            writer.close();
        } finally {
            sqlite.close();
        }
    }

    @Test
    void aWriteThatFailsDoesNotTakeItsNeighboursWithIt() throws Exception {
        Path file = folder.resolve("inbox.db");
        open(file).close();
        SqliteFile sqlite = SqliteFile.lock(file);
        try (Session session = sqlite.openWriter();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Writer writer = new Writer(sqlite, session);
            var gate = new CountDownLatch(1);
            threads.submit(() -> writer.write(s -> awaitGate(gate), Duration.ofSeconds(10)));
            var good = threads.submit(
                    () -> writer.write(Acceptances.of(event("evt_1", "a", NOW)), Duration.ofSeconds(10)));
            var bad = threads.submit(
                    () -> writer.write(s -> s.update("INSERT INTO nowhere VALUES (1)"), Duration.ofSeconds(10)));
            var alsoGood = threads.submit(
                    () -> writer.write(Acceptances.of(event("evt_2", "a", NOW)), Duration.ofSeconds(10)));
            gate.countDown();

            assertThat(good.get().isRepetition()).isFalse();
            assertThat(alsoGood.get().isRepetition()).isFalse();
            assertThatThrownBy(bad::get).hasCauseInstanceOf(InboxException.class);
            writer.close();
        } finally {
            sqlite.close();
        }
    }

    private static boolean awaitGate(CountDownLatch gate) {
        try {
            return gate.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InboxStore open(Path file) {
        return SqliteInboxStore.open(file, Duration.ofSeconds(10), NOW);
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(InboxException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.getFileName().toString())
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n");
    }

    private static void execute(Path file, String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
