package dev.fairlead.sandbox.synthesis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Makes up texts by format and name, within bounds, matching patterns. Immutable. */
final class Texts {

    private static final int LONGEST_FILLED = 100_000;
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

    private final Instant now;

    Texts(long now) {
        this.now = Instant.ofEpochSecond(now);
    }

    String of(String name, Rules rules) {
        int least = rules.least("minLength");
        int most = Math.max(least, Math.min(rules.most("maxLength"), LONGEST_FILLED));
        List<String> patterns = rules.patterns();
        String usual = fitted(usual(name, rules.format()), least, most);
        if (matchesAll(usual, patterns)) {
            return usual;
        }
        for (String pattern : patterns) {
            String made = PatternText.of(pattern, least, most).orElse(null);
            if (made != null && matchesAll(made, patterns)) {
                return made;
            }
        }
        return PatternText.of(patterns.getFirst()).orElse(usual);
    }

    private static boolean matchesAll(String text, List<String> patterns) {
        return patterns.stream().allMatch(pattern -> matches(text, pattern));
    }

    private static boolean matches(String text, String pattern) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException unreadable) {
            return true;
        }
    }

    private static String fitted(String text, int least, int most) {
        int missing = Math.min(least, LONGEST_FILLED) - text.length();
        String filled = missing > 0 ? text + "x".repeat(missing) : text;
        return filled.length() > most ? filled.substring(0, most) : filled;
    }

    private String usual(String name, @Nullable String format) {
        return switch (format == null ? "" : format) {
            case "date-time", "google-datetime", "timestamp" -> now.toString();
            case "date" -> now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
            case "time" -> now.toString().substring(11);
            case "date-time-rfc-2822" -> RFC_2822.format(now.atOffset(ZoneOffset.UTC));
            case "date-time-rfc1123" -> DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
            case "duration" -> "PT1H";
            case "google-duration" -> "3600s";
            case "google-fieldmask" -> "name";
            case "email" -> "ada@example.com";
            case "uri", "url", "iri" -> "https://example.com/";
            case "uri-reference" -> "/example";
            case "hostname" -> "example.com";
            case "ipv4" -> "192.0.2.1";
            case "ipv6" -> "2001:db8::1";
            case "uuid" -> "0f8fad5b-d9cb-469f-a165-70867728950e";
            case "byte" -> "c2FuZGJveA==";
            case "decimal", "int64", "uint64", "int32", "uint32", "double", "float", "integer" -> "0";
            default -> plain(name);
        };
    }

    private static String plain(String name) {
        return switch (name) {
            case "currency" -> "usd";
            case "country" -> "US";
            case "email" -> "ada@example.com";
            case "url" -> "https://example.com/";
            default -> name.isEmpty() ? "text" : name;
        };
    }
}
