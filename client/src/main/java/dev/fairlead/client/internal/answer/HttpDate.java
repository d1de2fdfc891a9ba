package dev.fairlead.client.internal.answer;

import dev.fairlead.client.http.Headers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads dates in header fields (RFC 9110 §5.6.7): the usual form, and the two obsolete ones that a recipient must accept. The
 * name of the day adds nothing, so a wrong one is no error.
 */
public final class HttpDate {

    private static final int LONGEST = 40;

    private static final DateTimeFormatter FIXED = formatter("d MMM uuuu HH:mm:ss");
    private static final DateTimeFormatter ASCTIME = formatter("MMM d HH:mm:ss uuuu");

    private HttpDate() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * Reads a date.
     *
     * @param now decides on the century where the year has two digits: one that would lie more than 50 years ahead is past
     * @return empty where it is none
     */
    public static Optional<Instant> parse(String text, Instant now) {
        String date = text.strip();
        if (date.length() > LONGEST) {
            return Optional.empty();
        }
        int comma = date.indexOf(',');
        try {
            return Optional.of(
                    (comma < 0 ? asctime(date) : dated(date.substring(comma + 1).strip(), now))
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** Returns the provider's own time, where its answer tells it; dates of its are compared with that, for ours may be off. */
    public static Instant providersNow(Headers headers, Instant now) {
        return headers.first("Date").flatMap(date -> parse(date, now)).orElse(now);
    }

    /** {@code 06 Nov 1994 08:49:37 GMT} or {@code 06-Nov-94 08:49:37 GMT}. */
    private static LocalDateTime dated(String date, Instant now) {
        if (!date.endsWith(" GMT") && !date.endsWith(" UTC") && !date.endsWith(" +0000")) {
            throw new DateTimeException("a date in a header is in GMT");
        }
        String local = date.substring(0, date.lastIndexOf(' '));
        return local.indexOf('-') < 0 ? LocalDateTime.parse(local, FIXED) : LocalDateTime.parse(local, rfc850(now));
    }

    private static DateTimeFormatter rfc850(Instant now) {
        int firstYear = now.atOffset(ZoneOffset.UTC).getYear() - 49;
        return new DateTimeFormatterBuilder()
                .appendPattern("d-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
                .appendPattern(" HH:mm:ss")
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** {@code Sun Nov  6 08:49:37 1994}. */
    private static LocalDateTime asctime(String date) {
        List<String> words = List.of(date.split(" +"));
        if (words.size() != 5) {
            throw new DateTimeException("not the form of asctime");
        }
        return LocalDateTime.parse(String.join(" ", words.subList(1, 5)), ASCTIME);
    }
}
