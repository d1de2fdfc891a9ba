package dev.fairlead.client.internal.codec;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as headers write them (RFC 9110 §5.6.7). */
final class HeaderDates {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

    private HeaderDates() {}

    /** Returns an RFC 3339 text in that form; any other text as it is. */
    static String write(String text) {
        try {
            return FORM.format(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC));
        } catch (DateTimeException another) {
            return text;
        }
    }
}
