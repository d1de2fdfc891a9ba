package dev.fairlead.generator.sample;

import dev.fairlead.description.Schema;
import dev.fairlead.generator.naming.Nouns;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Makes texts that a schema lets through, and that read like what their name says. */
final class SampleTexts {

    private static final Map<String, String> BY_FORMAT = Map.ofEntries(
            Map.entry("date-time", "2026-01-31T12:00:00Z"),
            Map.entry("date", "2026-01-31"),
            Map.entry("time", "12:00:00Z"),
            Map.entry("duration", "PT1H"),
            Map.entry("email", "ada@example.com"),
            Map.entry("uri", "https://example.com/"),
            Map.entry("url", "https://example.com/"),
            Map.entry("hostname", "example.com"),
            Map.entry("ipv4", "192.0.2.1"),
            Map.entry("ipv6", "2001:db8::1"),
            Map.entry("uuid", "123e4567-e89b-42d3-a456-426614174000"),
            Map.entry("byte", "ZXhhbXBsZQ=="),
            Map.entry("decimal", "12.50"),
            Map.entry("int64", "100"),
            Map.entry("uint64", "100"),
            Map.entry("int32", "100"));

    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("currency", "usd"),
            Map.entry("currency_code", "USD"),
            Map.entry("country", "US"),
            Map.entry("country_code", "US"),
            Map.entry("email", "ada@example.com"),
            Map.entry("name", "Ada Lovelace"),
            Map.entry("first_name", "Ada"),
            Map.entry("last_name", "Lovelace"),
            Map.entry("given_name", "Ada"),
            Map.entry("surname", "Lovelace"),
            Map.entry("phone", "+15005550006"),
            Map.entry("to", "+15005550006"),
            Map.entry("from", "+15005550001"),
            Map.entry("url", "https://example.com/"),
            Map.entry("description", "an example"));

    private SampleTexts() {}

    /** Returns a text. */
    static String of(String name, Schema schema) {
        Long shortest = schema.minLength();
        int least = shortest == null ? 0 : (int) Math.min(shortest, 4_000);
        String pattern = schema.pattern();
        String made = usual(name, schema.format());
        if (pattern != null && !found(pattern, made)) {
            made = PatternText.matching(pattern, least).orElse(made);
        }
        if (made.codePointCount(0, made.length()) < least) {
            made = made + "x".repeat(least - made.length());
        }
        Long longest = schema.maxLength();
        return longest != null && made.length() > longest ? made.substring(0, longest.intValue()) : made;
    }

    private static boolean found(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException unreadable) {
            return true;
        }
    }

    private static String usual(String name, @Nullable String format) {
        String byFormat = BY_FORMAT.get(format == null ? "" : format);
        if (byFormat != null) {
            return byFormat;
        }
        String lower = name.toLowerCase(Locale.ROOT).replace('-', '_');
        String byName = BY_NAME.get(lower);
        if (byName != null) {
            return byName;
        }
        if (lower.endsWith("_url") || lower.endsWith("uri")) {
            return "https://example.com/";
        }
        if (lower.endsWith("email")) {
            return "ada@example.com";
        }
        String word = Nouns.singular(lower).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        return word.isEmpty() ? "example" : word.length() > 40 ? word.substring(0, 40) : word;
    }
}
