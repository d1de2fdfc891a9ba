package dev.fairlead.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {

    @TempDir
    Path folder;

    @Test
    void bytesCanBeSentAgainAndAgain() throws IOException {
        byte[] content = {1, 2, 3};
        Upload upload = Upload.of("a.bin", content);
        content[0] = 9;

        assertThat(read(upload)).containsExactly(1, 2, 3);
        assertThat(read(upload)).containsExactly(1, 2, 3);
        assertThat(upload.isReplayable()).isTrue();
        assertThat(upload.length()).hasValue(3);
        assertThat(upload).hasToString("Upload(a.bin, 3 bytes)");
    }

    @Test
    void aFileIsSentUnderItsNameAndType() throws IOException {
        Path file = Files.writeString(folder.resolve("note.txt"), "hello");
        Upload upload = Upload.of(file);

        assertThat(upload.fileName()).isEqualTo("note.txt");
        assertThat(upload.contentType()).isEqualTo("text/plain");
        assertThat(read(upload)).asString().isEqualTo("hello");
        assertThat(upload.contentType("text/markdown").contentType()).isEqualTo("text/markdown");
    }

    @Test
    void aMissingFileIsRefusedAtOnce() {
        assertThatThrownBy(() -> Upload.of(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Upload.of(folder)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aStreamCanBeSentOnce() throws IOException {
        Upload upload = Upload.once("a.bin", new ByteArrayInputStream(new byte[] {1}));

        assertThat(upload.isReplayable()).isFalse();
        assertThat(upload.length()).isEmpty();
        assertThat(read(upload)).containsExactly(1);
        assertThatThrownBy(upload::open).isInstanceOf(IOException.class).hasMessageContaining("already");
    }

    @Test
    void aMediaTypeCannotCarryAnotherHeader() {
        assertThatThrownBy(() -> Upload.of("a", new byte[0]).contentType("text/plain\r\nX-Evil: 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] read(Upload upload) throws IOException {
        try (InputStream in = upload.open()) {
            return in.readAllBytes();
        }
    }
}
