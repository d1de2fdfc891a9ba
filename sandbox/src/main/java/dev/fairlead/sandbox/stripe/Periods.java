package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Billing periods, in UTC. */
final class Periods {

    private Periods() {}

    /** Returns the end of the period of a recurring price that starts at a moment, in seconds since 1970. */
    static long end(long start, JsonObject price) {
        JsonObject recurring = price.object("recurring");
        if (recurring == null) {
            return start;
        }
        long count = Math.max(1, Fields.amount(recurring, "interval_count"));
        ZonedDateTime from = Instant.ofEpochSecond(start).atZone(ZoneOffset.UTC);
        ZonedDateTime end = switch (Fields.string(recurring, "interval")) {
            case "day" -> from.plusDays(count);
            case "week" -> from.plusWeeks(count);
            case "year" -> from.plusYears(count);
            default -> from.plusMonths(count);
        };
        return end.toEpochSecond();
    }
}
