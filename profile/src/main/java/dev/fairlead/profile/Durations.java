package dev.fairlead.profile;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them in settings and profiles. */
public final class Durations {

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @param text a whole number with {@code ms}, {@code s}, {@code m}, {@code h} or {@code d} ({@code 500ms}, {@code 30s},
     *     {@code 24h}), or the form of {@link Duration#parse} ({@code PT1M30S})
     * @return zero or more
     * @throws IllegalArgumentException if it is neither, or below zero
     */
    public static Duration parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        return iso(text);
    }

    private static Duration iso(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException notOne) {
            throw new IllegalArgumentException(expected(text), notOne);
        }
        throw new IllegalArgumentException(expected(text));
    }

    private static String expected(String text) {
        return "expected a duration such as 30s, 500ms or PT1M, found \"" + text + "\"";
    }
}
