package dev.fairlead.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "30s, PT30S",
        "2m, PT2M",
        "24h, PT24H",
        "3d, PT72H",
        "0s, PT0S",
        "PT1M30S, PT90S",
        "P1D, PT24H"
    })
    void shortAndIsoFormsAreRead(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "30 s", "-1s", "-PT1S", "1.5s", "30S", "1y", "9999999999s", "PT", "PT1e9S"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("expected a duration such as 30s, 500ms or PT1M, found \"" + text + "\"");
    }
}
