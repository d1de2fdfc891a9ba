package dev.fairlead.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

    @TempDir
    Path folder;

    @Test
    void theProcessGoesBeforeTheFile() throws IOException {
        Environment file = Environment.read(write("A=file\nB=file"));
        Environment both = Environment.of(Map.of("A", "process")).orElse(file);

        assertThat(both.get("A")).contains("process");
        assertThat(both.get("B")).contains("file");
        assertThat(both.get("C")).isEmpty();
    }

    @Test
    void aBlankVariableDoesNotHideTheFile() throws IOException {
        Environment both = Environment.of(Map.of("A", " ")).orElse(Environment.read(write("A=file\nB=")));

        assertThat(both.get("A")).contains("file");
        assertThat(both.get("B")).isEmpty();
    }

    @Test
    void theLineBreakThatAShellLeavesIsTakenAway() {
        assertThat(Environment.of(Map.of("A", "key\n")).get("A")).contains("key");
    }

    @Test
    void aFileThatCannotBeReadIsAProblemAndNoException() throws IOException {
        assertThat(Environment.read(folder.resolve("none")).problems())
                .containsExactly("none cannot be read: there is no such file");
        assertThat(Environment.read(Files.createDirectory(folder.resolve("sub")))
                        .problems())
                .containsExactly("sub cannot be read: it is a folder");
        assertThat(Environment.read(Files.write(folder.resolve("latin"), new byte[] {'A', '=', (byte) 0xf8}))
                        .problems())
                .containsExactly("latin cannot be read: it is not UTF-8; save it in that encoding");
        assertThat(Environment.read(Files.write(folder.resolve("huge"), new byte[DotEnv.MAX_BYTES + 1]))
                        .problems())
                .containsExactly("huge cannot be read: it is larger than 1 MiB");
    }

    @Test
    void aFileThatEverybodyCanReadIsWarnedAbout() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Path file = write("A=1");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Environment.read(file).warnings())
                .containsExactly(".env can be read by every user of this machine; chmod 600 .env shuts them out");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Environment.read(file).warnings()).isEmpty();
    }

    @Test
    void printingShowsNoValue() throws IOException {
        Environment environment = Environment.of(Map.of("A", "canary")).orElse(Environment.read(write("B=canary")));

        assertThat(environment).hasToString("Environment(2 variables)");
        assertThat(environment.startingWith("")).hasSize(2);
        assertThat(environment.startingWith("").toString()).doesNotContain("canary");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve(".env"), text);
    }
}
