package dev.fairlead.profile;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What one field may hold.
 *
 * @param placeholder stands for a value that is missing or wrong while the rest of the text is looked at
 * @param read turns the JSON value into ours; throws {@link IllegalArgumentException} that says what is wrong
 */
record FieldKind<T>(T placeholder, Function<JsonValue, T> read) {

    private static final int SHOWN = 60;
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** A string that is not blank. */
    static final FieldKind<String> TEXT = text("a text", text -> !text.isBlank());

    /** A string, an empty one included. */
    static final FieldKind<String> ANY_TEXT = text("a text", text -> true);

    /** The name of a header: a token of RFC 9110 §5.6.2. */
    static final FieldKind<String> HEADER =
            text("the name of a header", text -> TOKEN.matcher(text).matches());

    /** A JSON pointer to something below the root (RFC 6901). */
    static final FieldKind<String> POINTER =
            text("a JSON pointer such as /error/code", text -> text.matches("(/([^/~]|~[01])*)+"));

    /** A status of HTTP. */
    static final FieldKind<Integer> STATUS = integer(100, 599);

    /** A short name: lower-case letters, digits, hyphens and underscores. */
    static final FieldKind<String> ID =
            text("a name of lower-case letters, digits, - and _", text -> text.matches("[a-z][a-z0-9_-]{0,39}"));

    static final FieldKind<Boolean> FLAG = new FieldKind<>(false, value -> {
        if (value instanceof JsonBoolean) {
            return value == JsonBoolean.TRUE;
        }
        throw wrong("true or false", value);
    });

    /** Some time, more than none. */
    static final FieldKind<Duration> DURATION = new FieldKind<>(Duration.ofSeconds(1), value -> {
        Duration duration = Durations.parse(string("a duration such as 30s, 500ms or PT1M", value));
        if (duration.isZero()) {
            throw new IllegalArgumentException("the duration must be longer than zero");
        }
        return duration;
    });

    static final FieldKind<LocalDate> DATE = new FieldKind<>(LocalDate.EPOCH, value -> {
        try {
            return LocalDate.parse(string("a date such as 2026-11-23", value));
        } catch (DateTimeParseException notOne) {
            throw wrong("a date such as 2026-11-23", value);
        }
    });

    static final FieldKind<Pattern> PATTERN = new FieldKind<>(Pattern.compile(""), value -> {
        try {
            return Pattern.compile(string("a regular expression", value));
        } catch (PatternSyntaxException notOne) {
            throw new IllegalArgumentException(
                    "expected a regular expression, found " + shown(value) + ": " + notOne.getDescription(), notOne);
        }
    });

    /** An address that begins with https and names a host. */
    static final FieldKind<URI> HTTPS = new FieldKind<>(URI.create("https://example.com"), value -> {
        try {
            URI uri = new URI(string("an https address", value));
            if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException notOne) {
            throw wrong("an https address", value);
        }
        throw wrong("an https address", value);
    });

    /** Where a fact was found: an https address, or {@code description:} and a JSON pointer into the API's description. */
    static final FieldKind<URI> SOURCE = new FieldKind<>(HTTPS.placeholder, value -> {
        if (value instanceof JsonString text && text.value().matches("description:/\\S*")) {
            try {
                return new URI(text.value());
            } catch (URISyntaxException notOne) {
                throw wrong("an https address, or description: and a JSON pointer", value);
            }
        }
        return HTTPS.read.apply(value);
    });

    /** An address to which paths are appended: no slash at its end, no query and no fragment. */
    static final FieldKind<URI> BASE_URL = new FieldKind<>(HTTPS.placeholder, value -> {
        URI uri = HTTPS.read.apply(value);
        if (uri.toString().endsWith("/") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong("an https address without a slash at its end, a query and a fragment", value);
        }
        return uri;
    });

    /** A whole number within bounds, both included. */
    static FieldKind<Integer> integer(int least, int most) {
        return new FieldKind<>(least, value -> {
            if (!(value instanceof JsonNumber number) || !number.isInteger()) {
                throw wrong("an integer", value);
            }
            if (number.decimalValue().compareTo(BigDecimal.valueOf(least)) < 0
                    || number.decimalValue().compareTo(BigDecimal.valueOf(most)) > 0) {
                throw wrong("an integer from " + least + " to " + most, value);
            }
            return (int) number.longValue();
        });
    }

    /** One constant of an enum, written in lower case. */
    static <E extends Enum<E>> FieldKind<E> oneOf(Class<E> type) {
        E[] constants = type.getEnumConstants();
        List<String> names = Arrays.stream(constants).map(FieldKind::written).toList();
        String expected = "one of " + String.join(", ", names);
        return new FieldKind<>(constants[0], value -> {
            String text = string(expected, value);
            int position = names.indexOf(text);
            if (position < 0) {
                Optional<String> nearest = Spelling.nearest(text, names);
                throw new IllegalArgumentException("expected " + expected + ", found " + shown(value)
                        + nearest.map(name -> "; did you mean \"" + name + "\"?")
                                .orElse(""));
            }
            return constants[position];
        });
    }

    /** A string that passes a check. */
    static FieldKind<String> text(String expected, Predicate<String> check) {
        return new FieldKind<>("", value -> {
            String text = string(expected, value);
            if (!check.test(text)) {
                throw wrong(expected, value);
            }
            return text;
        });
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String string(String expected, JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value();
        }
        throw wrong(expected, value);
    }

    /** Says that a value is not what was expected. */
    static String mismatch(String expected, JsonValue found) {
        return "expected " + expected + ", found " + shown(found);
    }

    private static IllegalArgumentException wrong(String expected, JsonValue found) {
        return new IllegalArgumentException(mismatch(expected, found));
    }

    private static String shown(JsonValue value) {
        return switch (value) {
            case JsonString text -> "the string " + cut(text.toJson());
            case JsonNumber number -> "the " + number.kind() + " " + cut(number.toJson());
            case JsonBoolean bool -> bool.toJson();
            case JsonNull nothing -> "nothing";
            case JsonArray list -> "a list";
            case JsonObject object -> "fields";
        };
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
