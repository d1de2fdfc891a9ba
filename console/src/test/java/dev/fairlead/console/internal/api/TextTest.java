package dev.fairlead.console.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void shortTextStays() {
        assertThat(Text.shortened("12345", 5)).isEqualTo("12345");
        assertThat(Text.shortened(null, 5)).isNull();
    }

    @Test
    void longTextIsCutToTheBound() {
        assertThat(Text.shortened("123456", 5)).isEqualTo("1234…");
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(Text.shortened("123\uD83D\uDE0056", 5)).isEqualTo("123…");
    }
}
