package dev.fairlead.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated is renewed, what people wrote is left, and nothing is written anywhere else. */
final class ProjectFolderTest {

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("shop");
    }

    private ProjectFolder.Changes write(Map<String, String> files) {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return ProjectFolder.at(folder()).write(bytes, Map.of("package", "com.example"), true);
    }

    private String read(String path) throws IOException {
        return Files.readString(folder().resolve(path));
    }

    @Test
    void aFolderWithSomethingElseInItIsRefused() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> ProjectFolder.at(folder()))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("--out");
    }

    @Test
    void anEmptyFolderIsFine() throws IOException {
        Files.createDirectories(folder());

        assertThat(write(Map.of("a/b.txt", "1")).added()).containsExactly("a/b.txt");
        assertThat(ProjectFolder.at(folder()).fact("package")).contains("com.example");
    }

    @Test
    void whatNobodyTouchedIsRenewed() throws IOException {
        write(Map.of("a.txt", "1", "b.txt", "1"));

        ProjectFolder.Changes changes = write(Map.of("a.txt", "2", "b.txt", "1"));

        assertThat(changes.renewed()).containsExactly("a.txt");
        assertThat(changes.same()).containsExactly("b.txt");
        assertThat(read("a.txt")).isEqualTo("2");
    }

    @Test
    void whatPeopleEditedIsLeftAlsoTheTimeAfter() throws IOException {
        write(Map.of("a.txt", "1"));
        Files.writeString(folder().resolve("a.txt"), "mine");

        assertThat(write(Map.of("a.txt", "2")).kept()).containsExactly("a.txt");
        assertThat(write(Map.of("a.txt", "3")).kept()).containsExactly("a.txt");
        assertThat(read("a.txt")).isEqualTo("mine");
    }

    @Test
    void whatPeopleTookAwayDoesNotComeBack() {
        write(Map.of("a.txt", "1", "b.txt", "1"));
        assertThat(folder().resolve("a.txt").toFile().delete()).isTrue();

        assertThat(write(Map.of("a.txt", "2", "b.txt", "1")).kept()).containsExactly("a.txt");
        assertThat(folder().resolve("a.txt")).doesNotExist();
    }

    @Test
    void whatIsNoLongerPartOfItIsTakenAwayUnlessItWasEdited() throws IOException {
        write(Map.of("a/a.txt", "1", "b.txt", "1", "c.txt", "1"));
        Files.writeString(folder().resolve("b.txt"), "mine");

        ProjectFolder.Changes changes = write(Map.of("c.txt", "1"));

        assertThat(changes.removed()).containsExactly("a/a.txt");
        assertThat(changes.kept()).containsExactly("b.txt");
        assertThat(folder().resolve("a")).doesNotExist();
        assertThat(read("b.txt")).isEqualTo("mine");
    }

    @Test
    void aDryRunWritesNothing() {
        ProjectFolder.Changes changes =
                ProjectFolder.at(folder()).write(Map.of("a.txt", new byte[] {1}), Map.of(), false);

        assertThat(changes.added()).containsExactly("a.txt");
        assertThat(folder()).doesNotExist();
    }

    @Test
    void aManifestFromAStrangerLeadsNowhereElse() throws IOException {
        write(Map.of("a.txt", "1"));
        Path outside = temp.resolve("outside.txt");
        Files.writeString(outside, "1");
        String manifest = read(".fairlead/project.json");
        Files.writeString(
                folder().resolve(".fairlead/project.json"), manifest.replace("\"a.txt\"", "\"../outside.txt\""));

        write(Map.of("b.txt", "1"));

        assertThat(outside).exists();
    }

    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws IOException {
        write(Map.of("a.txt", "1"));
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.createSymbolicLink(folder().resolve("docs"), outside);

        assertThatThrownBy(() -> write(Map.of("a.txt", "1", "docs/x.txt", "1")))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("leads out");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aDamagedManifestIsSaid() throws IOException {
        write(Map.of("a.txt", "1"));
        Files.writeString(folder().resolve(".fairlead/project.json"), "{");

        assertThatThrownBy(() -> ProjectFolder.at(folder()))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("damaged");
    }
}
