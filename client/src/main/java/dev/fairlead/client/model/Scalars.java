package dev.fairlead.client.model;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Numbers and times out of JSON values. */
final class Scalars {

    /** Longer texts are no amounts; parsing time grows with the square of the length. */
    private static final int LONGEST_DECIMAL = 400;

    private Scalars() {}

    static long toLong(JsonNumber number, Place place) {
        try {
            return number.longValue();
        } catch (ArithmeticException inexact) {
            throw inexact(place);
        }
    }

    static DecodingException inexact(Place place) {
        return place.unreadable("an integer of 64 bits", "a number with a fraction, or a larger one");
    }

    static BigDecimal toDecimal(JsonValue value, Place place) {
        return switch (value) {
            case JsonNumber number -> number.decimalValue();
            case JsonString text -> parseDecimal(text.value(), place);
            default -> throw place.mismatch("a number", value);
        };
    }

    private static BigDecimal parseDecimal(String text, Place place) {
        if (text.length() <= LONGEST_DECIMAL) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException notDecimal) {
                // falls through to the one refusal below, which does not repeat the text
            }
        }
        throw place.unreadable("a number", "a string that holds none");
    }

    static Instant toInstant(JsonValue value, Place place) {
        if (!(value instanceof JsonNumber number)) {
            throw place.mismatch("seconds since 1970", value);
        }
        try {
            return number.isInteger() ? Instant.ofEpochSecond(toLong(number, place)) : fractional(number);
        } catch (DateTimeException outOfRange) {
            throw place.unreadable("seconds since 1970", "a number beyond the year 1,000,000,000");
        }
    }

    /** Digits beyond nanoseconds are dropped. */
    private static Instant fractional(JsonNumber number) {
        BigDecimal whole = number.decimalValue().setScale(0, RoundingMode.FLOOR);
        long nanos = number.decimalValue().subtract(whole).movePointRight(9).longValue();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }

    static Instant toDateTime(JsonValue value, Place place) {
        if (!(value instanceof JsonString text)) {
            throw place.mismatch("an RFC 3339 date and time", value);
        }
        try {
            return OffsetDateTime.parse(text.value()).toInstant();
        } catch (DateTimeException malformed) {
            throw place.unreadable("an RFC 3339 date and time", "another string");
        }
    }

    static LocalDate toDate(JsonValue value, Place place) {
        if (!(value instanceof JsonString text)) {
            throw place.mismatch("a date", value);
        }
        try {
            return LocalDate.parse(text.value());
        } catch (DateTimeException malformed) {
            throw place.unreadable("a date like 2026-11-23", "another string");
        }
    }
}
