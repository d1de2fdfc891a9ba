package dev.fairlead.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.internal.limit.RemainingSignals.Remaining;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.profile.RateLimits.Signal;
import dev.fairlead.profile.WaitUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemainingSignalsTest {

    /** Our clock is ten minutes slow. */
    private static final Instant OUR_NOW = Instant.parse("2026-11-23T11:50:00Z");

    private static final Headers ANSWER = Headers.of("Date", "Mon, 23 Nov 2026 12:00:00 GMT");

    private static List<Remaining> read(WaitUnit unit, String remaining, String reset) {
        Signal signal = new Signal(Set.of(), Signal.Form.HEADERS, "X-Left", "X-Reset", unit);
        return new RemainingSignals(List.of(signal))
                .read(ANSWER.with("X-Left", remaining).with("X-Reset", reset), OUR_NOW);
    }

    private static List<Remaining> structured(String... values) {
        Headers headers = ANSWER;
        for (String value : values) {
            headers = headers.plus("RateLimit", value);
        }
        Signal signal = new Signal(Set.of(), Signal.Form.STRUCTURED, "RateLimit", "RateLimit", WaitUnit.SECONDS);
        return new RemainingSignals(List.of(signal)).read(headers, OUR_NOW);
    }

    private static long nanos(String duration) {
        return Duration.parse(duration).toNanos();
    }

    @ParameterizedTest
    @CsvSource({
        "EPOCH_SECONDS, 1795435230, PT30S",
        "EPOCH_MILLISECONDS, 1795435230500, PT30.5S",
        "SECONDS, 30, PT30S",
        "SECONDS, 0.25, PT0.25S",
        "MILLISECONDS, 10000, PT10S",
        "DURATION_TEXT, 6m0s, PT6M",
        "DURATION_TEXT, 250ms, PT0.25S",
        "HTTP_DATE, 'Mon, 23 Nov 2026 12:00:30 GMT', PT30S"
    })
    void theResetIsReadInTheUnitOfTheProfileAgainstTheProvidersClock(WaitUnit unit, String reset, String expected) {
        assertThat(read(unit, "41", reset)).containsExactly(new Remaining(Set.of(), "", 41, nanos(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 1795435230",
        "MILLISECONDS, 1795435230000",
        "EPOCH_SECONDS, 1795435230000",
        "EPOCH_SECONDS, 3373272000",
        "EPOCH_SECONDS, 1795435100",
        "EPOCH_SECONDS, 30",
        "SECONDS, 0",
        "SECONDS, soon",
        "SECONDS, -5",
        "SECONDS, 3456001"
    })
    void aResetThatCannotBeMeantSaysNothing(WaitUnit unit, String reset) {
        assertThat(read(unit, "0", reset)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-1", "1e9", "99999999999999999999"})
    void aNumberThatIsNoneSaysNothing(String remaining) {
        assertThat(read(WaitUnit.SECONDS, remaining, "30")).isEmpty();
    }

    @Test
    void fractionsOfUnitsAreNotRoundedUp() {
        assertThat(read(WaitUnit.SECONDS, "41.9", "30"))
                .extracting(Remaining::remaining)
                .containsExactly(41L);
    }

    @Test
    void oneHeaderWithoutTheOtherSaysNothing() {
        Signal signal = new Signal(Set.of(), Signal.Form.HEADERS, "X-Left", "X-Reset", WaitUnit.SECONDS);

        assertThat(new RemainingSignals(List.of(signal)).read(ANSWER.with("X-Left", "0"), OUR_NOW))
                .isEmpty();
    }

    /** The example of draft-ietf-httpapi-ratelimit-headers-10 §4. */
    @Test
    void structuredFieldsTellAboutEachWindowByItsName() {
        assertThat(structured("\"burst\";r=50;t=30, \"daily\";r=9;t=3600"))
                .containsExactly(
                        new Remaining(Set.of(), "daily", 9, nanos("PT1H")),
                        new Remaining(Set.of(), "burst", 50, nanos("PT30S")));
        assertThat(structured("\"burst\"; r=50; t=30; pk=:cHJvYmU=:", "daily;t=3600;r=9"))
                .extracting(Remaining::name)
                .containsExactly("daily", "burst");
    }

    @Test
    void theNameOfTheOnlyWindowDoesNotMatter() {
        assertThat(structured("\"default\";r=50;t=30"))
                .containsExactly(new Remaining(Set.of(), "", 50, nanos("PT30S")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"x\"",
                "\"x\";r=5",
                "\"x\";t=5",
                "\"x\";r=5;t=0",
                "\"x\";r=5;t=99999999999",
                "\"x;r=5;t=3",
                ";;;,,,"
            })
    void whatIsNoSuchFieldSaysNothing(String text) {
        assertThat(structured(text)).isEmpty();
    }

    @Test
    void aWindowWithoutANameIsTheAccounts() {
        KeyedLimit account = KeyedLimit.of(RateLimit.perAccount("account", 5, Duration.ofSeconds(1)));
        KeyedLimit operation = KeyedLimit.of(RateLimit.perAccount("operation", 5, Duration.ofSeconds(1))
                .withKey(RateLimit.Key.ACCOUNT, RateLimit.Key.OPERATION)
                .withNames("endpoint"));

        Remaining unnamed = new Remaining(Set.of(), "", 1, 1);
        Remaining listed = new Remaining(Set.of("operation"), "", 1, 1);
        Remaining named = new Remaining(Set.of(), "endpoint", 1, 1);

        assertThat(unnamed.isAbout(account)).isTrue();
        assertThat(unnamed.isAbout(operation)).isFalse();
        assertThat(listed.isAbout(account)).isFalse();
        assertThat(listed.isAbout(operation)).isTrue();
        assertThat(named.isAbout(account)).isFalse();
        assertThat(named.isAbout(operation)).isTrue();
    }
}
