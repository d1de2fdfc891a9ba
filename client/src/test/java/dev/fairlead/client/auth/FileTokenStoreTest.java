package dev.fairlead.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTokenStoreTest extends TokenStoreSuite {

    @TempDir
    Path folder;

    @Override
    TokenStore store() {
        return FileTokenStore.in(folder.resolve("tokens"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tokens"))) {
            return files.toList();
        }
    }

    @Test
    void directoryAndFilesAreForTheirOwnerOnly() throws IOException {
        store().compareAndSet("stripe/../../tenant", 0, token(1, "refresh-1"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tokens"))))
                .isEqualTo("rwx------");
        assertThat(files())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"))
                .allSatisfy(file -> assertThat(file.getFileName().toString()).doesNotContain("tenant"));
    }

    @Test
    void aDirectoryThatOthersCanReadIsRefused() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> FileTokenStore.in(open))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chmod 700");
    }

    @Test
    void twoStoresOfOneDirectoryInOneProcessAgree() throws InterruptedException {
        List<TokenStore> stores = List.of(store(), store());
        List<Thread> threads = stores.stream()
                .map(store -> Thread.ofVirtual().start(() -> {
                    for (int swapped = 0; swapped < 100; ) {
                        long version = store.read("a").map(StoredToken::version).orElse(0L);
                        swapped += store.compareAndSet("a", version, token(version + 1, null)) ? 1 : 0;
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(store().read("a").orElseThrow().version()).isEqualTo(200);
    }

    @Test
    void aDamagedFileIsSaidWithoutItsText() throws IOException {
        store().compareAndSet("a", 0, token(1, null));
        for (Path file : files()) {
            Files.writeString(file, "{\"version\":\"canary\"}");
        }

        assertThatThrownBy(() -> store().read("a"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("delete the file to begin anew")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aHalfWrittenNewVersionIsNoVersion() throws IOException {
        store().compareAndSet("a", 0, token(1, null));
        for (Path file : files()) {
            if (file.toString().endsWith(".json")) {
                Files.writeString(file.resolveSibling(file.getFileName() + ".next"), "{\"versi");
            }
        }

        assertThat(store().read("a")).contains(token(1, null));
        assertThat(store().compareAndSet("a", 1, token(2, null))).isTrue();
    }
}
