package dev.fairlead.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DotEnvTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("A=1", "A=1@1"),
                Arguments.of("A=1\nB=2\n", "A=1@1 B=2@2"),
                Arguments.of("A=1\r\nB=2\r\n", "A=1@1 B=2@2"),
                Arguments.of("\ufeffA=1", "A=1@1"),
                Arguments.of("# note\n\n  \nA=1", "A=1@4"),
                Arguments.of("  A = 1  ", "A=1@1"),
                Arguments.of("export A=1", "A=1@1"),
                Arguments.of("export\tA=1", "A=1@1"),
                Arguments.of("export=1", "export=1@1"),
                Arguments.of("exported=1", "exported=1@1"),
                Arguments.of("A=", "A=@1"),
                Arguments.of("A=   # nothing", "A=@1"),
                Arguments.of("A=#nothing", "A=@1"),
                Arguments.of("A=1 # one", "A=1@1"),
                Arguments.of("A=a#b", "A=a#b@1"),
                Arguments.of("A=a b  c", "A=a b  c@1"),
                Arguments.of("A=a=b", "A=a=b@1"),
                Arguments.of("A=it's", "A=it's@1"),
                Arguments.of("A=a\\nb", "A=a\\nb@1"),
                Arguments.of("A=$B", "A=$B@1"),
                Arguments.of("A='a # \"b\" \\n $c' # d", "A=a # \"b\" \\n $c@1"),
                Arguments.of("A=''", "A=@1"),
                Arguments.of("A=\" a \"", "A= a @1"),
                Arguments.of("A=\"a # b\" # c", "A=a # b@1"),
                Arguments.of("A=\"\\n\\r\\t\\\"\\\\\\$\"", "A=\n\r\t\"\\$@1"),
                Arguments.of("A=\"one\ntwo\n\"\nB=3", "A=one\ntwo\n@1 B=3@4"),
                Arguments.of("A=\"one\r\ntwo\"\r\nB=3", "A=one\ntwo@1 B=3@3"),
                Arguments.of("A=ø😀", "A=ø😀@1"),
                Arguments.of("", ""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void assignmentsAreRead(String text, String expected) {
        DotEnv file = DotEnv.parse(text);

        assertThat(file.problems()).isEmpty();
        assertThat(file.entries().stream()
                        .map(entry -> entry.name() + "=" + entry.value() + "@" + entry.line())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("canary", "line 1: expected NAME=value"),
                Arguments.of("\n1A=canary", "line 2: expected NAME=value"),
                Arguments.of("=canary", "line 1: expected NAME=value"),
                Arguments.of("A-B=canary", "line 1: expected NAME=value"),
                Arguments.of("export A", "line 1: expected NAME=value"),
                Arguments.of("A='canary", "line 1: a single quote is opened and not closed on the same line"),
                Arguments.of("A=1\nB=\"canary\nC=2", "line 2: a double quote is opened and never closed"),
                Arguments.of("A=\"canary\\", "line 1: an unknown escape"),
                Arguments.of("A=\"canary\\q\"", "line 1: an unknown escape"),
                Arguments.of("A=\"canary\" canary", "line 1: something follows the closing quote"),
                Arguments.of("A=canary\nA=canary", "line 2: A is set already on line 1"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedByItsLineAndNeverByItsValue(String text, String expected) {
        DotEnv file = DotEnv.parse(text);

        assertThat(file.problems()).hasSize(1);
        assertThat(file.problems().getFirst()).startsWith(expected).doesNotContain("canary");
        assertThat(file.entries().toString()).doesNotContain("canary");
    }

    @Test
    void allMistakesAreFoundAndTheRestIsRead() {
        DotEnv file = DotEnv.parse("oops\nA=1\nB='x\nC=3");

        assertThat(file.problems()).hasSize(2);
        assertThat(file.entries()).extracting(DotEnv.Entry::name).isEqualTo(List.of("A", "C"));
    }
}
