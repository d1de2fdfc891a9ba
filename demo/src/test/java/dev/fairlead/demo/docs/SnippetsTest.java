package dev.fairlead.demo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java in the documents compiles. */
final class SnippetsTest {

    @TempDir
    static Path classes;

    private static Map<Snippet, List<String>> errors = Map.of();

    static List<Snippet> snippets() {
        return Snippet.all();
    }

    @BeforeAll
    static void compile() {
        errors = SnippetCompiler.errors(snippets(), classes);
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void theJavaInADocumentCompiles(Snippet snippet) {
        assertThat(errors.get(snippet)).isEmpty();
    }

    @Test
    void javaWasFoundInTheDocuments() {
        assertThat(snippets()).hasSizeGreaterThan(20);
        assertThat(snippets())
                .extracting(Snippet::document)
                .contains("README.md", "docs/client.md", "docs/webhooks.md");
    }
}
