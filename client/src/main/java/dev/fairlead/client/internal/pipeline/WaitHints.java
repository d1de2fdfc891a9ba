package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.Headers;
import dev.fairlead.profile.Retries.WaitHint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Reads how long a provider asks to wait. A hint that cannot be read is passed over; one that lies in the past is no wait; none
 * is ever shortened.
 */
final class WaitHints {

    private static final BigDecimal LONGEST_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(3_650).toSeconds());
    private static final int LONGEST_TEXT = 64;

    private final List<WaitHint> hints;

    WaitHints(List<WaitHint> hints) {
        this.hints = hints;
    }

    /** Returns the first hint that can be read, never negative. */
    Optional<Duration> read(Headers headers, Instant now) {
        for (WaitHint hint : hints) {
            Optional<Duration> wait = headers.first(hint.header())
                    .filter(value -> value.length() <= LONGEST_TEXT)
                    .flatMap(value -> parse(value.strip(), hint.unit(), headers, now));
            if (wait.isPresent()) {
                return wait.map(duration -> duration.isNegative() ? Duration.ZERO : duration);
            }
        }
        return Optional.empty();
    }

    private static Optional<Duration> parse(String value, WaitHint.Unit unit, Headers headers, Instant now) {
        return switch (unit) {
            case RETRY_AFTER ->
                number(value)
                        .map(WaitHints::seconds)
                        .or(() -> date(value).map(date -> Duration.between(providersNow(headers, now), date)));
            case MILLISECONDS -> number(value).map(millis -> seconds(millis.movePointLeft(3)));
            case EPOCH_SECONDS ->
                number(value)
                        .map(epoch -> seconds(epoch.subtract(
                                BigDecimal.valueOf(providersNow(headers, now).getEpochSecond()))));
        };
    }

    /** Dates of the provider are compared with its own clock, where it tells it: ours may be wrong. */
    private static Instant providersNow(Headers headers, Instant now) {
        return headers.first("Date").flatMap(WaitHints::date).orElse(now);
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> number(String value) {
        if (!value.matches("[0-9]{1,18}(\\.[0-9]{1,18})?")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(value));
    }

    /** Rounds up to the next millisecond: earlier than asked is never right. */
    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofMillis(seconds.min(LONGEST_SECONDS)
                .movePointRight(3)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact());
    }
}
