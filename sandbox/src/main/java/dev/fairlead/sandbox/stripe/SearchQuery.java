package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's search language: {@code field:"value"}, {@code ~} for a part of a text, {@code >} and the like for numbers, a
 * minus for the contrary, all joined by {@code AND} or all by {@code OR}.
 */
final class SearchQuery {

    private static final Pattern CLAUSE = Pattern.compile(
            "\\s*(-?)([a-z_]+(?:\\.[a-z_]+)*)(?:\\[\\s*(['\"])((?:(?!\\3).)*)\\3\\s*])?\\s*(:|~|>=|<=|>|<)\\s*"
                    + "(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|(null|-?[0-9]+(?:\\.[0-9]+)?))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern JOINT = Pattern.compile("\\s+(AND|OR)\\s+", Pattern.CASE_INSENSITIVE);

    private SearchQuery() {}

    /**
     * Returns what a query lets pass.
     *
     * @throws ApiFailure if it is malformed: 400
     */
    static Predicate<JsonObject> parse(String query) {
        List<Predicate<JsonObject>> clauses = new ArrayList<>();
        String joint = "";
        int at = 0;
        while (true) {
            Matcher clause = CLAUSE.matcher(query).region(at, query.length());
            if (!clause.lookingAt()) {
                throw malformed(at);
            }
            clauses.add(clause(clause));
            at = clause.end();
            if (query.substring(at).isBlank()) {
                break;
            }
            Matcher next = JOINT.matcher(query).region(at, query.length());
            if (!next.lookingAt()) {
                throw malformed(at);
            }
            String word = next.group(1).toUpperCase(Locale.ROOT);
            if (!joint.isEmpty() && !joint.equals(word)) {
                throw ApiFailure.invalid("A search query joins its clauses all by AND or all by OR.")
                        .param("query");
            }
            joint = word;
            at = next.end();
        }
        boolean any = joint.equals("OR");
        return object -> any
                ? clauses.stream().anyMatch(clause -> clause.test(object))
                : clauses.stream().allMatch(clause -> clause.test(object));
    }

    private static ApiFailure malformed(int at) {
        return ApiFailure.invalid("The search query cannot be read from character " + (at + 1)
                        + " on: clauses look like field:\"value\" and are joined by AND or OR.")
                .param("query");
    }

    private static Predicate<JsonObject> clause(Matcher clause) {
        boolean contrary = !clause.group(1).isEmpty();
        String field = clause.group(2);
        String key = clause.group(4);
        String operator = clause.group(5);
        String quoted = clause.group(6) == null ? clause.group(7) : clause.group(6);
        String wanted = quoted == null ? clause.group(8) : quoted.replaceAll("\\\\(.)", "$1");
        boolean isNull = quoted == null && wanted.equalsIgnoreCase("null");
        return object -> contrary != matches(valueOf(object, field, key), operator, wanted, isNull);
    }

    private static @Nullable JsonValue valueOf(JsonObject object, String field, @Nullable String key) {
        JsonValue value = object;
        for (String step : field.split("\\.", -1)) {
            value = value instanceof JsonObject inner ? inner.get(step) : null;
        }
        return key == null ? value : value instanceof JsonObject inner ? inner.get(key) : null;
    }

    private static boolean matches(@Nullable JsonValue value, String operator, String wanted, boolean isNull) {
        if (isNull) {
            return value == null || value == JsonNull.NULL;
        }
        String text = value instanceof JsonString string ? string.value() : value == null ? "" : value.toJson();
        return switch (operator) {
            case ":" -> value != null && text.equalsIgnoreCase(wanted);
            case "~" -> text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
            default -> value instanceof JsonNumber number && compares(number.decimalValue(), operator, wanted);
        };
    }

    private static boolean compares(BigDecimal value, String operator, String wanted) {
        BigDecimal bound;
        try {
            bound = new BigDecimal(wanted);
        } catch (NumberFormatException noNumber) {
            return false;
        }
        int difference = value.compareTo(bound);
        return switch (operator) {
            case ">" -> difference > 0;
            case ">=" -> difference >= 0;
            case "<" -> difference < 0;
            default -> difference <= 0;
        };
    }
}
