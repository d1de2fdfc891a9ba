package dev.fairlead.generator.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputsStampTest {

    @TempDir
    private Path folder;

    private Path description;
    private Path generator;

    @BeforeEach
    void writeInputs() throws IOException {
        description = Files.writeString(folder.resolve("api.yaml"), "openapi: 3.0.0");
        generator = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(generator.resolve("Generator.class"), "one");
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("Shop.java"), "class Shop {}");
        Files.writeString(out.resolve(".fairlead-generated"), "Shop.java\n");
        stamp("shop").save();
    }

    private InputsStamp stamp(String packageName) throws IOException {
        return InputsStamp.of(folder.resolve("out"), List.of(description.toString(), packageName), List.of(generator));
    }

    @Test
    void theSameInputsAreUpToDate() throws IOException {
        assertThat(stamp("shop").isUpToDate()).isTrue();
    }

    @Test
    void anotherDescriptionGeneratorOrParameterIsNot() throws IOException {
        assertThat(stamp("other").isUpToDate()).isFalse();
        Files.writeString(description, "openapi: 3.0.1, longer");
        assertThat(stamp("shop").isUpToDate()).isFalse();
        stamp("shop").save();
        Files.writeString(generator.resolve("Generator.class"), "another one");
        assertThat(stamp("shop").isUpToDate()).isFalse();
    }

    @Test
    void sourcesThatAreGoneAreMadeAgain() throws IOException {
        Files.delete(folder.resolve("out/Shop.java"));
        assertThat(stamp("shop").isUpToDate()).isFalse();
    }

    @Test
    void aRunThatFailedIsNotTakenForOneThatWorked() throws IOException {
        stamp("shop").forget();
        assertThat(stamp("shop").isUpToDate()).isFalse();
    }
}
