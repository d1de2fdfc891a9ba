package dev.fairlead.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input ends in one line that says what, where and what to do. */
final class BadDescriptionTest {

    @TempDir
    private Path folder;

    private String refusal(byte[] text) throws IOException {
        Path file = folder.resolve("api.yaml");
        Files.write(file, text);
        return refusal(file);
    }

    private String refusal(Path file) {
        DescriptionException refused =
                catchThrowableOfType(DescriptionException.class, () -> DescriptionReader.read(file));
        assertThat(refused.getMessage()).doesNotContain("\n").startsWith(file.toString());
        return refused.getMessage().substring(file.toString().length());
    }

    private String refusal(String text) throws IOException {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileThatIsNotThere() {
        assertThat(refusal(folder.resolve("nothing.json"))).isEqualTo(": there is no such file: check the path");
    }

    @Test
    void aFolder() {
        assertThat(refusal(folder)).isEqualTo(": this is a folder: name the description file in it");
    }

    @Test
    void anEmptyFile() throws IOException {
        assertThat(refusal("")).startsWith(": the file is empty");
    }

    @Test
    void aFileOf100MegabytesIsRefusedBeforeItIsRead() throws IOException {
        Path file = folder.resolve("huge.json");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(100L << 20);
        }
        assertThat(refusal(file)).startsWith(": the file has 100 MiB, more than the 64 MiB that are read");
    }

    @Test
    void binaryGarbage() throws IOException {
        assertThat(refusal(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3})).startsWith(": this is binary data");
    }

    @Test
    void textThatIsNeitherJsonNorYaml() throws IOException {
        assertThat(refusal("{\n \"openapi\": 3.0,,\n}")).startsWith(":2: the text is no JSON");
        assertThat(refusal("a: [b\nc: d")).contains("the text is no YAML").contains("name an OpenAPI document");
    }

    @Test
    void yamlWhoseAliasesExplode() throws IOException {
        StringBuilder bomb = new StringBuilder("openapi: 3.0.0\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 10; i++) {
            String last = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, (last + ",").repeat(9) + last));
        }
        assertThat(refusal(bomb.toString())).contains("the text holds more than the 20000000 values");
    }

    @Test
    void objectsNestedWithoutEnd() throws IOException {
        assertThat(refusal("{\"a\":".repeat(100_000))).contains("nested deeper than the 500 levels");
    }

    @Test
    void otherKindsOfDocument() throws IOException {
        assertThat(refusal("[1]")).contains("its root is no object");
        assertThat(refusal("hello: world")).contains("no member 'openapi'");
        assertThat(refusal("swagger: '1.2'")).startsWith(":1: Swagger 1.2 is not read");
        assertThat(refusal("openapi: 4.0.0")).startsWith(":1: OpenAPI 4.0.0 is not read");
        assertThat(refusal("swagger: '2.0'")).contains("has an object named 'paths'");
        assertThat(refusal("openapi: 3.1.0")).contains("has an object named 'paths'");
        assertThat(refusal("openapi: 3.0.0")).contains("has an object named 'paths'");
    }

    @Test
    void aReferenceToNothingNamesItsPlace() throws IOException {
        String text = """
                openapi: 3.0.0
                paths: {}
                components:
                  schemas:
                    a:
                      properties:
                        b: {$ref: '#/components/schemas/c'}
                """;
        assertThat(refusal(text))
                .isEqualTo(
                        ":7: #/components/schemas/a/properties/b: $ref '#/components/schemas/c' names nothing in this"
                                + " document: correct the reference or add what it names");
    }

    @Test
    void aReferenceToItselfAndOneOutOfTheDocument() throws IOException {
        assertThat(refusal("openapi: 3.0.0\npaths: {}\ncomponents: {schemas: {a: {$ref: '#/components/schemas/a'}}}"))
                .contains("lead back to themselves");
        assertThat(refusal("openapi: 3.0.0\npaths: {}\ncomponents: {schemas: {a: {$ref: 'other.yaml#/a'}}}"))
                .contains("leads out of this document");
    }

    @Test
    void aSchemaThatIsNoObject() throws IOException {
        assertThat(refusal("openapi: 3.0.0\npaths: {}\ncomponents: {schemas: {a: [1]}}"))
                .contains("#/components/schemas/a: a schema is an object, not an array");
    }
}
