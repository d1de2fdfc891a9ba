package dev.fairlead.description.diff;

import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares the bounds of a value: a tighter one breaks who sends it, and nothing else. */
final class BoundRules {

    private static final List<String> LOWER =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final List<String> UPPER =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> FORM = List.of("pattern", "multipleOf", "uniqueItems");

    private final boolean sent;

    BoundRules(boolean sent) {
        this.sent = sent;
    }

    List<Finding> compare(SchemaView before, SchemaView after) {
        List<Finding> found = new ArrayList<>();
        LOWER.forEach(bound -> compare(bound, 1, before, after, found));
        UPPER.forEach(bound -> compare(bound, -1, before, after, found));
        FORM.forEach(bound -> compare(bound, 0, before, after, found));
        return found;
    }

    private void compare(String bound, int tighter, SchemaView before, SchemaView after, List<Finding> found) {
        JsonValue was = meant(before.keyword(bound));
        JsonValue is = meant(after.keyword(bound));
        if (same(was, is)) {
            return;
        }
        boolean tightened = was == null
                || (is != null && (tighter == 0 || Integer.signum(number(is).compareTo(number(was))) == tighter));
        String one = was == null ? null : was.toJson();
        String other = is == null ? null : is.toJson();
        String message = bound
                + (one == null
                        ? " " + other + " added"
                        : other == null ? " " + one + " removed" : " " + one + " became " + other);
        ChangeKind kind = tightened ? ChangeKind.CONSTRAINT_TIGHTENED : ChangeKind.CONSTRAINT_LOOSENED;
        found.add(Finding.of(kind, tightened && sent, "", message).values(one, other));
    }

    /** A switch that is off says nothing. */
    private static @Nullable JsonValue meant(@Nullable JsonValue value) {
        return value == JsonBoolean.FALSE ? null : value;
    }

    private static boolean same(@Nullable JsonValue was, @Nullable JsonValue is) {
        if (was instanceof JsonNumber && is instanceof JsonNumber) {
            return number(was).compareTo(number(is)) == 0;
        }
        return Objects.equals(was, is);
    }

    private static BigDecimal number(JsonValue value) {
        return value instanceof JsonNumber number ? number.decimalValue() : BigDecimal.ZERO;
    }
}
