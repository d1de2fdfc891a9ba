package dev.fairlead.client.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.profile.WaitUnit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WrittenWaitTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z"); // 1795435200

    @ParameterizedTest(name = "{0} {1} is {2} ms")
    @CsvSource(
            delimiter = '|',
            value = {
                "RETRY_AFTER        | 120                             | 120000",
                "RETRY_AFTER        | 0                               | 0",
                "RETRY_AFTER        | 1.5                             | 1500",
                "RETRY_AFTER        | ' 7 '                           | 7000",
                "RETRY_AFTER        | Mon, 23 Nov 2026 12:00:30 GMT   | 30000",
                "RETRY_AFTER        | Monday, 23-Nov-26 12:00:30 GMT  | 30000",
                "RETRY_AFTER        | Mon Nov 23 12:00:30 2026        | 30000",
                "RETRY_AFTER        | Mon, 23 Nov 2026 11:00:00 GMT   | 0",
                "RETRY_AFTER        | Wed, 21 Oct 2015 07:28:00 GMT   | 0",
                "SECONDS            | 30                              | 30000",
                "SECONDS            | 0.25                            | 250",
                "MILLISECONDS       | 250                             | 250",
                "HTTP_DATE          | Mon, 23 Nov 2026 12:01:00 GMT   | 60000",
                "EPOCH_SECONDS      | 1795435260                      | 60000",
                "EPOCH_SECONDS      | 1795435260.5                    | 60500",
                "EPOCH_SECONDS      | 1795430000                      | 0",
                "EPOCH_MILLISECONDS | 1795435260001                   | 60001",
                "EPOCH_MILLISECONDS | 1795430000000                   | 0",
                "DURATION_TEXT      | 6m0s                            | 360000",
                "DURATION_TEXT      | 1m30.5s                         | 90500",
                "DURATION_TEXT      | 250ms                           | 250",
                "DURATION_TEXT      | 1h2m3s                          | 3723000",
                "DURATION_TEXT      | 1d                              | 86400000",
                "DURATION_TEXT      | 0                               | 0",
                "DURATION_TEXT      | 1µs                             | 1",
                "ISO_8601           | PT1M30S                         | 90000",
                "ISO_8601           | P1D                             | 86400000",
                "ISO_8601           | PT0.5S                          | 500",
                "ISO_8601           | PT-5S                           | 0",
                "PROTO_DURATION     | 3.5s                            | 3500",
                "PROTO_DURATION     | 30s                             | 30000"
            })
    void everyUnitIsRead(WaitUnit unit, String text, long millis) {
        assertThat(WrittenWait.read(text, unit, NOW)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest(name = "{0} {1} is {2} ms")
    @CsvSource({
        "RETRY_AFTER, 0.0001, 1",
        "SECONDS, 1.000000000000000000000000001, 1001",
        "MILLISECONDS, 250.2, 251",
        "EPOCH_SECONDS, 1795435200.0001, 1",
        "DURATION_TEXT, 1ns, 1",
        "ISO_8601, PT0.000000001S, 1",
        "PROTO_DURATION, 0.000000001s, 1"
    })
    void aFractionOfAMillisecondIsRoundedUp(WaitUnit unit, String text, long millis) {
        assertThat(WrittenWait.read(text, unit, NOW)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "RETRY_AFTER, 'Mon, 23 Nov 2026 12:00:01 GMT'",
        "EPOCH_SECONDS, 1795435201",
        "EPOCH_MILLISECONDS, 1795435201000"
    })
    void anInstantIsNeverReachedEarly(WaitUnit unit, String text) {
        Instant now = NOW.plusNanos(999);

        assertThat(WrittenWait.read(text, unit, now))
                .hasValueSatisfying(wait -> assertThat(now.plus(wait)).isAfterOrEqualTo(NOW.plusSeconds(1)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "RETRY_AFTER, 1795435260", // an instant where seconds are meant
        "SECONDS, 1795435260",
        "MILLISECONDS, 1795435260000",
        "EPOCH_SECONDS, 60", // seconds where an instant is meant
        "EPOCH_SECONDS, 1795435260000", // milliseconds where seconds are meant
        "EPOCH_MILLISECONDS, 1795435260", // and the other way round
        "HTTP_DATE, 'Fri, 31 Dec 9999 23:59:59 GMT'",
        "DURATION_TEXT, 99999h",
        "ISO_8601, P400D",
        "PROTO_DURATION, 999999999s"
    })
    void whatCannotBeMeantIsNotBelieved(WaitUnit unit, String text) {
        assertThat(WrittenWait.read(text, unit, NOW)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "RETRY_AFTER, soon",
        "RETRY_AFTER, -5",
        "RETRY_AFTER, 1e9",
        "RETRY_AFTER, '1,5'",
        "RETRY_AFTER, NaN",
        "RETRY_AFTER, ''",
        "RETRY_AFTER, 12345678901234567890123456789",
        "RETRY_AFTER, 'Tue, 99 Nov 2026'",
        "HTTP_DATE, 30",
        "DURATION_TEXT, 6m0",
        "DURATION_TEXT, s",
        "DURATION_TEXT, ''",
        "DURATION_TEXT, 6 m",
        "DURATION_TEXT, x6m",
        "ISO_8601, 90",
        "ISO_8601, P1Y",
        "ISO_8601, PT99999999999999999999S",
        "PROTO_DURATION, 3.5",
        "PROTO_DURATION, s",
        "PROTO_DURATION, -3s"
    })
    void whatCannotBeReadIsNone(WaitUnit unit, String text) {
        assertThat(WrittenWait.read(text, unit, NOW)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noTextIsTooLong(WaitUnit unit) {
        assertThat(WrittenWait.read("1".repeat(1_000_000), unit, NOW)).isEmpty();
    }

    @Test
    void theLongestWaitIsBelieved() {
        assertThat(WrittenWait.read("366d", WaitUnit.DURATION_TEXT, NOW)).contains(WrittenWait.LONGEST);
    }
}
