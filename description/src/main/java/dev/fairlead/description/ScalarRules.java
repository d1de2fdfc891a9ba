package dev.fairlead.description;

import dev.fairlead.description.Violation.Kind;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules for values of the right type: what they may be, how long, how large. */
final class ScalarRules {

    private static final int NAMED_VALUES = 20;

    private ScalarRules() {}

    static void check(JsonValue value, Schema schema, String at, List<Violation> violations) {
        if (!schema.enumValues().isEmpty() && !schema.enumValues().contains(value)) {
            violations.add(new Violation(at, Kind.ENUM, "must be one of " + listed(schema.enumValues())));
            return;
        }
        switch (value) {
            case JsonString text -> text(text.value(), schema, at, violations);
            case JsonNumber number -> number(number.decimalValue(), schema, at, violations);
            default -> {}
        }
    }

    private static String listed(List<JsonValue> values) {
        String some = values.stream()
                .limit(NAMED_VALUES)
                .map(value ->
                        value instanceof JsonString text && !text.value().isEmpty() ? text.value() : value.toJson())
                .collect(Collectors.joining(", "));
        return values.size() > NAMED_VALUES ? some + " and " + (values.size() - NAMED_VALUES) + " more" : some;
    }

    private static void text(String text, Schema schema, String at, List<Violation> violations) {
        int length = text.codePointCount(0, text.length());
        Long max = schema.maxLength();
        Long min = schema.minLength();
        if (max != null && length > max) {
            violations.add(new Violation(at, Kind.LENGTH, "must have at most " + max + " characters, not " + length));
        }
        if (min != null && length < min) {
            violations.add(new Violation(at, Kind.LENGTH, "must have at least " + min + " characters, not " + length));
        }
        if (!matches(text, schema.pattern())) {
            violations.add(new Violation(at, Kind.PATTERN, "must match " + schema.pattern()));
        }
    }

    /** A pattern that Java does not read is no rule. The description's author is trusted not to write slow ones. */
    private static boolean matches(String text, @Nullable String pattern) {
        if (pattern == null) {
            return true;
        }
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException unreadable) {
            return true;
        }
    }

    private static void number(BigDecimal number, Schema schema, String at, List<Violation> violations) {
        BigDecimal min = schema.minimum();
        BigDecimal max = schema.maximum();
        if (min != null && number.compareTo(min) < 0) {
            violations.add(new Violation(at, Kind.RANGE, "must be at least " + min));
        }
        if (max != null && number.compareTo(max) > 0) {
            violations.add(new Violation(at, Kind.RANGE, "must be at most " + max));
        }
    }
}
