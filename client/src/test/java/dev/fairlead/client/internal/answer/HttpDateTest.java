package dev.fairlead.client.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.http.Headers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 06 Nov 1994 08:49:37 GMT  | 1994-11-06T08:49:37Z",
                "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
                "Sun Nov  6 08:49:37 1994       | 1994-11-06T08:49:37Z",
                "Sun Nov 16 08:49:37 1994       | 1994-11-16T08:49:37Z",
                "Sun, 6 Nov 1994 08:49:37 GMT   | 1994-11-06T08:49:37Z",
                "Mon, 23 Nov 2026 12:00:30 GMT  | 2026-11-23T12:00:30Z"
            })
    void allThreeFormsAreRead(String text, Instant date) {
        assertThat(HttpDate.parse(text, NOW)).contains(date);
    }

    @Test
    void twoDigitsOfAYearMeanTheCenturyThatIsNotFiftyYearsAhead() {
        assertThat(HttpDate.parse("Friday, 23-Nov-76 12:00:00 GMT", NOW))
                .contains(Instant.parse("2076-11-23T12:00:00Z"));
        assertThat(HttpDate.parse("Friday, 23-Nov-77 12:00:00 GMT", NOW))
                .contains(Instant.parse("1977-11-23T12:00:00Z"));
    }

    @Test
    void theNameOfTheDayMayBeWrong() {
        assertThat(HttpDate.parse("Fri, 06 Nov 1994 08:49:37 GMT", NOW))
                .contains(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "06 Nov 1994",
                "Sun, 31 Feb 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 25:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 PST",
                "1994-11-06T08:49:37Z",
                "Sun, 06 Nov 1994 08:49:37 GMT and some more of it that never ends"
            })
    void whatIsNoDateIsNone(String text) {
        assertThat(HttpDate.parse(text, NOW)).isEmpty();
    }

    @Test
    void theProvidersClockGoesBeforeOurs() {
        assertThat(HttpDate.providersNow(Headers.of("Date", "Mon, 23 Nov 2026 15:00:00 GMT"), NOW))
                .isEqualTo(NOW.plusSeconds(3 * 3600));
        assertThat(HttpDate.providersNow(Headers.of("Date", "now"), NOW)).isEqualTo(NOW);
        assertThat(HttpDate.providersNow(Headers.empty(), NOW)).isEqualTo(NOW);
    }
}
