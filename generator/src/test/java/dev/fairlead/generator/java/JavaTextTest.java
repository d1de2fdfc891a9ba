package dev.fairlead.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaTextTest {

    @Test
    void htmlAndMarkdownBecomePlainWords() {
        assertThat(JavaText.javadoc(
                        "<p>Creates a <b>new</b> `customer`,\n see [the docs](https://x.example/a(b)).</p>"))
                .isEqualTo("Creates a new customer, see the docs.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/ class Evil {}",
                "* / */*/",
                "\\u002a\\u002f",
                "{@link Evil} @deprecated",
                "<script>alert(1)</script",
                "\u202e\u0000\ud800"
            })
    void nothingGetsOutOfAComment(String text) {
        String javadoc = JavaText.javadoc(text);

        assertThat(javadoc).doesNotContain("*/", "\\", "{", "}", "@", "<", ">", "\u202e", "\u0000", "\ud800");
    }

    @Test
    void nothingGetsOutOfALiteral() {
        assertThat(JavaText.literal("\"; System.exit(1); //\\\n\t\u0000é\u2028"))
                .isEqualTo("\"\\\"; System.exit(1); //\\\\\\n\\t\\u0000\\u00e9\\u2028\"");
    }

    @Test
    void longDescriptionsEndWithASentenceOrElseAWord() {
        String sentence = "This sentence has some words. ";

        assertThat(JavaText.javadoc(sentence.repeat(20))).endsWith("words.").hasSizeLessThan(170);
        assertThat(JavaText.javadoc("word ".repeat(100))).endsWith("word ...").hasSizeLessThan(170);
        assertThat(JavaText.javadoc("x".repeat(100_000))).hasSizeLessThan(170);
    }
}
