package dev.fairlead.generator.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileParameterTest {

    @TempDir
    private Path folder;

    private ProfileParameter of(String text) throws MojoFailureException {
        return ProfileParameter.of(text, "com.example.acme", folder);
    }

    private void write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "id: acme");
    }

    @Test
    void anIdIsPassedOn() throws Exception {
        ProfileParameter parameter = of("stripe");

        assertThat(parameter.isFile()).isFalse();
        assertThat(parameter.argument()).isEqualTo("stripe");
        assertThat(parameter.clientName()).isEqualTo("StripeClient");
    }

    @Test
    void aFileBesideTheClientIsTakenAndNamesTheClient() throws Exception {
        write("src/main/resources/com/example/acme/google-storage.yaml");

        ProfileParameter parameter = of("src/main/resources/com/example/acme/google-storage.yaml");

        assertThat(parameter.isFile()).isTrue();
        assertThat(Path.of(parameter.argument())).isAbsolute().exists();
        assertThat(parameter.clientName()).isEqualTo("GoogleStorageClient");
    }

    @Test
    void aFileThatIsNotThereOrNotBesideTheClientIsRefused() throws Exception {
        write("src/main/resources/acme.yaml");

        assertThatThrownBy(() -> of("nothing.yaml"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("there is no profile ")
                .hasMessageEndingWith(": correct <profile>, or write the file there");
        assertThatThrownBy(() -> of("src/main/resources/acme.yaml"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageEndingWith(" at run time: move it to src/main/resources/com/example/acme/acme.yaml");
    }
}
