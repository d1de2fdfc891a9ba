package dev.fairlead.sandbox.server;

import dev.fairlead.profile.WaitUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes how long a client shall wait, a second, as its provider does. */
final class Waits {

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Waits() {}

    static String written(WaitUnit unit, InstantSource clock) {
        Instant end = clock.instant().plus(WAIT);
        return switch (unit) {
            case RETRY_AFTER, SECONDS -> Long.toString(WAIT.toSeconds());
            case MILLISECONDS -> Long.toString(WAIT.toMillis());
            case HTTP_DATE -> HTTP_DATE.format(end);
            case EPOCH_SECONDS -> Long.toString(end.getEpochSecond());
            case EPOCH_MILLISECONDS -> Long.toString(end.toEpochMilli());
            case DURATION_TEXT, PROTO_DURATION -> WAIT.toSeconds() + "s";
            case ISO_8601 -> WAIT.toString();
        };
    }
}
