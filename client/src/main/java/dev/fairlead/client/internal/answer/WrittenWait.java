package dev.fairlead.client.internal.answer;

import dev.fairlead.profile.WaitUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a wait, or the instant at which it ends, that a provider wrote in some unit. Never shorter than written: fractions of a
 * millisecond are rounded up. What lies in the past is no wait. What cannot be meant is not believed: a wait of more than a year, or
 * an instant in numbers that lies more than a year back, was written in another unit.
 */
public final class WrittenWait {

    /** What is longer than this is a mistake. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final int LONGEST_TEXT = 64;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,30})?");
    private static final Pattern PART = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,30})?)(ns|us|µs|μs|ms|s|m|h|d)");
    private static final Map<String, BigDecimal> MILLIS = Map.of(
            "ns",
            new BigDecimal("0.000001"),
            "us",
            new BigDecimal("0.001"),
            "µs",
            new BigDecimal("0.001"),
            "μs",
            new BigDecimal("0.001"),
            "ms",
            BigDecimal.ONE,
            "s",
            BigDecimal.valueOf(1_000),
            "m",
            BigDecimal.valueOf(60_000),
            "h",
            BigDecimal.valueOf(3_600_000),
            "d",
            BigDecimal.valueOf(86_400_000));

    private WrittenWait() {}

    /**
     * Reads a wait.
     *
     * @param providersNow the provider's own time, with which instants are compared; see {@link HttpDate#providersNow}
     * @return zero or more, in whole milliseconds; empty where it cannot be read, or is not to be believed
     */
    public static Optional<Duration> read(String text, WaitUnit unit, Instant providersNow) {
        String value = text.strip();
        if (value.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        return switch (unit) {
            case RETRY_AFTER -> number(value).map(WrittenWait::seconds).orElseGet(() -> date(value, providersNow));
            case SECONDS -> number(value).flatMap(WrittenWait::seconds);
            case MILLISECONDS -> number(value).flatMap(WrittenWait::millis);
            case HTTP_DATE -> date(value, providersNow);
            case EPOCH_SECONDS -> number(value).flatMap(epoch -> until(epoch.movePointRight(3), providersNow));
            case EPOCH_MILLISECONDS -> number(value).flatMap(epoch -> until(epoch, providersNow));
            case DURATION_TEXT -> durationText(value);
            case ISO_8601 -> iso(value);
            case PROTO_DURATION ->
                value.endsWith("s")
                        ? number(value.substring(0, value.length() - 1)).flatMap(WrittenWait::seconds)
                        : Optional.empty();
        };
    }

    private static Optional<BigDecimal> number(String value) {
        return NUMBER.matcher(value).matches() ? Optional.of(new BigDecimal(value)) : Optional.empty();
    }

    private static Optional<Duration> seconds(BigDecimal seconds) {
        return millis(seconds.movePointRight(3));
    }

    private static Optional<Duration> millis(BigDecimal millis) {
        if (millis.compareTo(BigDecimal.valueOf(LONGEST.toMillis())) > 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(
                millis.max(BigDecimal.ZERO).setScale(0, RoundingMode.CEILING).longValueExact()));
    }

    private static Optional<Duration> until(BigDecimal epochMillis, Instant now) {
        BigDecimal millis = epochMillis.subtract(BigDecimal.valueOf(now.toEpochMilli()));
        return millis.compareTo(BigDecimal.valueOf(-LONGEST.toMillis())) < 0 ? Optional.empty() : millis(millis);
    }

    private static Optional<Duration> date(String value, Instant now) {
        return HttpDate.parse(value, now)
                .flatMap(date -> millis(BigDecimal.valueOf(date.toEpochMilli() - now.toEpochMilli())));
    }

    private static Optional<Duration> durationText(String value) {
        if (value.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        BigDecimal millis = BigDecimal.ZERO;
        Matcher part = PART.matcher(value);
        int end = 0;
        while (end < value.length()) {
            if (!part.find(end) || part.start() != end) {
                return Optional.empty();
            }
            BigDecimal unit = MILLIS.getOrDefault(part.group(2), BigDecimal.ZERO);
            millis = millis.add(new BigDecimal(part.group(1)).multiply(unit));
            end = part.end();
        }
        return value.isEmpty() ? Optional.empty() : millis(millis);
    }

    private static Optional<Duration> iso(String value) {
        try {
            Duration duration = Duration.parse(value);
            return duration.compareTo(LONGEST) > 0
                    ? Optional.empty()
                    : millis(BigDecimal.valueOf(Math.max(duration.getSeconds(), -1))
                            .add(BigDecimal.valueOf(duration.getNano(), 9))
                            .movePointRight(3));
        } catch (DateTimeParseException | ArithmeticException notOne) {
            return Optional.empty();
        }
    }
}
