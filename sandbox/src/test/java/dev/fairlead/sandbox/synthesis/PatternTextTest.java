package dev.fairlead.sandbox.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[A-Z]{2}$",
                "^SM[0-9a-fA-F]{32}$",
                "^(?!https?:)[a-z]+://x$",
                "^[0-9]{4}-(0[1-9]|1[0-2])-[0-3][0-9]$",
                "^(?=.*[0-9])(?=.*[a-z]).{8,20}$",
                "^\\d+(\\.\\d{1,2})?$",
                "\\w+@\\w+\\.com",
                "^(a|b(c|d){2,})\\1?$",
                "^[^\\s<>]{3,}$",
                "^\\p{L}[\\p{L}\\p{N} _.-]*$",
                "^\\u0041[\\x42-\\x44]$",
                "^(?:[^\\x00-\\x1f]|\\t)+$",
                "^arn:aws[a-z-]*:iam::\\d{12}:role/.+",
                "^[\\w\\-.~%!$&'()*+,;=:@/]+$",
                "^.{0}$",
                "[a-z&&[^b]]x"
            })
    void textsMatch(String pattern) {
        String text = PatternText.of(pattern).orElseThrow();

        assertThat(Pattern.compile(pattern).matcher(text).find()).as(text).isTrue();
        assertThat(PatternText.of(pattern)).contains(text);
    }

    @Test
    void lengthsAreKept() {
        assertThat(PatternText.of("^[a-z]+$", 12, 12).orElseThrow()).hasSize(12);
        assertThat(PatternText.of("^x[0-9]*-[a-f]*$", 30, 36).orElseThrow()).hasSizeBetween(30, 36);
    }

    @Test
    void othersDiffer() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            texts.add(PatternText.other("^CU[0-9a-f]{16}$", i).orElseThrow());
        }
        assertThat(texts).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "a{1000000}{1000000}", "(?=a)b", "((((((((((a+)+)+)+)+)+)+)+)+)+$^"})
    void whatCannotBeWrittenIsGivenUp(String pattern) {
        PatternText.of(pattern)
                .ifPresent(text -> assertThat(
                                Pattern.compile(pattern).matcher(text).find())
                        .isTrue());
    }
}
