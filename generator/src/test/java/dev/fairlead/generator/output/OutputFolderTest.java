package dev.fairlead.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputFolderTest {

    @TempDir
    private Path root;

    private static GeneratedFile file(String path) {
        return new GeneratedFile(path, "content of " + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../a",
                "a/../b",
                "a//b",
                "a/",
                "a\\b",
                "a b",
                "C:/a",
                ".hidden/../a",
                "a\u0000"
            })
    void noPathLeadsAnywhereElse(String path) {
        assertThatThrownBy(() -> file(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoLongerGeneratedIsTakenAwayAndNothingElse() throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("a")).resolve("Mine.java"), "by hand");
        new OutputFolder(root).replaceAll(List.of(file("a/One.java"), file("a/Two.java"), file("b/c/Three.java")));

        int changes = new OutputFolder(root).replaceAll(List.of(file("a/One.java")));

        assertThat(changes).isEqualTo(2);
        assertThat(root.resolve("a/One.java")).hasContent("content of a/One.java");
        assertThat(root.resolve("a/Two.java")).doesNotExist();
        assertThat(root.resolve("b")).doesNotExist();
        assertThat(root.resolve("a/Mine.java")).hasContent("by hand");
    }

    @Test
    void aFileThatIsTheSameIsLeftAlone() throws IOException {
        new OutputFolder(root).replaceAll(List.of(file("One.java")));
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(root.resolve("One.java"), old);

        assertThat(new OutputFolder(root).replaceAll(List.of(file("One.java")))).isZero();
        assertThat(Files.getLastModifiedTime(root.resolve("One.java"))).isEqualTo(old);
    }

    @Test
    void aManifestThatSomebodyChangedTakesNothingAwayOutside() throws IOException {
        Path outside = Files.writeString(root.resolve("precious"), "x");
        Path folder = root.resolve("out");
        new OutputFolder(folder).replaceAll(List.of(file("One.java")));
        Files.writeString(folder.resolve(OutputFolder.MANIFEST), "../precious\n" + outside + "\nOne.java\n");

        new OutputFolder(folder).replaceAll(List.of());

        assertThat(outside).exists();
        assertThat(folder.resolve("One.java")).doesNotExist();
    }

    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws IOException {
        Path outside = Files.createDirectories(root.resolve("outside"));
        Path folder = Files.createDirectories(root.resolve("out"));
        Files.createSymbolicLink(folder.resolve("a"), outside);

        assertThatThrownBy(() -> new OutputFolder(folder).replaceAll(List.of(file("a/One.java"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads out of");
        assertThat(outside).isEmptyDirectory();
    }
}
