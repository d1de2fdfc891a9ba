package dev.fairlead.client.internal.auth;

import dev.fairlead.profile.AuthScheme.TimeFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as requests carry them. */
final class Times {

    /** RFC 9110 §5.6.7: the day has two digits. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant);
    }

    static String written(Instant instant, TimeFormat format) {
        return switch (format) {
            case EPOCH_SECONDS -> Long.toString(instant.getEpochSecond());
            case EPOCH_MILLIS -> Long.toString(instant.toEpochMilli());
            case ISO_8601 -> instant.truncatedTo(ChronoUnit.SECONDS).toString();
            case HTTP_DATE -> httpDate(instant);
        };
    }
}
