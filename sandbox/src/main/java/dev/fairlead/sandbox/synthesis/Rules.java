package dev.fairlead.sandbox.synthesis;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that several schemas say together of one value: a schema, what it is {@code allOf}, and of each union one variant. Immutable.
 *
 * @param parts the schemas
 * @param variants the variants that were taken, with the unions that they are of
 */
record Rules(List<Schema> parts, Map<Schema, Schema> variants) {

    private static final int MOST_PARTS = 200;

    /**
     * Collects what some schemas say.
     *
     * @param attempt another number takes other variants
     */
    static Rules of(List<Schema> schemas, int attempt) {
        Set<Schema> parts = new LinkedHashSet<>();
        Map<Schema, Schema> taken = new LinkedHashMap<>();
        schemas.forEach(schema -> add(schema, attempt, parts, taken));
        return new Rules(List.copyOf(parts), taken);
    }

    private static void add(Schema schema, int attempt, Set<Schema> parts, Map<Schema, Schema> taken) {
        if (parts.size() >= MOST_PARTS || !parts.add(schema)) {
            return;
        }
        schema.allOf().forEach(part -> add(part, attempt, parts, taken));
        List<Schema> variants = schema.variants();
        if (!variants.isEmpty()) {
            Schema variant = bySimplicity(variants).get(attempt % variants.size());
            taken.put(schema, variant);
            add(variant, attempt / variants.size(), parts, taken);
        }
    }

    /** Values go before objects: a reference is simpler than the whole. */
    private static List<Schema> bySimplicity(List<Schema> variants) {
        List<Schema> simple = new ArrayList<>();
        List<Schema> others = new ArrayList<>();
        for (Schema variant : variants) {
            boolean plain = variant.properties().isEmpty()
                    && variant.variants().isEmpty()
                    && variant.allOf().isEmpty();
            (plain ? simple : others).add(variant);
        }
        simple.addAll(others);
        return simple;
    }

    /** Returns how many attempts take different variants. */
    static int attempts(List<Schema> schemas) {
        Rules first = of(schemas, 0);
        int attempts = 1;
        for (Schema union : first.variants.keySet()) {
            attempts = Math.min(60, attempts * Math.max(1, union.variants().size()));
        }
        return attempts;
    }

    SchemaType type() {
        SchemaType found = SchemaType.ANY;
        for (Schema part : parts) {
            if (part.type() != SchemaType.ANY && (found == SchemaType.ANY || found == SchemaType.NUMBER)) {
                found = part.type();
            }
        }
        if (found != SchemaType.ANY) {
            return found;
        }
        if (!required().isEmpty()) {
            return SchemaType.OBJECT;
        }
        boolean text = parts.stream().anyMatch(part -> part.pattern() != null || part.maxLength() != null);
        boolean number = parts.stream().anyMatch(part -> part.minimum() != null || part.maximum() != null);
        return text ? SchemaType.STRING : number ? SchemaType.NUMBER : SchemaType.ANY;
    }

    /** Returns the values that all enumerations have; empty optional where there is none. */
    Optional<List<JsonValue>> enumeration() {
        List<JsonValue> common = null;
        for (Schema part : parts) {
            if (!part.enumValues().isEmpty()) {
                List<JsonValue> here = part.enumValues();
                List<JsonValue> shared = common == null
                        ? here
                        : common.stream().filter(here::contains).toList();
                common = shared.isEmpty() ? here : shared;
            }
        }
        return Optional.ofNullable(common);
    }

    Map<String, List<Schema>> properties() {
        Map<String, List<Schema>> properties = new LinkedHashMap<>();
        for (Schema part : parts) {
            part.properties()
                    .forEach((name, schema) -> properties
                            .computeIfAbsent(name, fresh -> new ArrayList<>())
                            .add(schema));
        }
        // What one part closes, another cannot open.
        for (Schema part : parts) {
            if (part.closed()) {
                Set<String> required = required();
                properties.keySet().removeIf(name -> !part.properties().containsKey(name) && !required.contains(name));
            }
        }
        return properties;
    }

    Set<String> required() {
        Set<String> required = new LinkedHashSet<>();
        parts.forEach(part -> required.addAll(part.required()));
        return required;
    }

    /** Returns what is known of properties that are not described. */
    List<Schema> additional() {
        return parts.stream()
                .map(Schema::additionalProperties)
                .filter(Objects::nonNull)
                .toList();
    }

    List<Schema> items() {
        return parts.stream().map(Schema::items).filter(Objects::nonNull).toList();
    }

    @Nullable
    String format() {
        return parts.stream()
                .map(Schema::format)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    List<String> patterns() {
        return parts.stream()
                .map(Schema::pattern)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Returns the largest of some keyword that is a lower bound. */
    int least(String keyword) {
        return parts.stream().mapToInt(part -> whole(part, keyword, 0)).max().orElse(0);
    }

    /** Returns the smallest of some keyword that is an upper bound. */
    int most(String keyword) {
        return parts.stream()
                .mapToInt(part -> whole(part, keyword, Integer.MAX_VALUE))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static int whole(Schema part, String keyword, int otherwise) {
        Long value = part.raw().integer(keyword);
        return value == null ? otherwise : (int) Math.max(0, Math.min(Integer.MAX_VALUE, value));
    }

    /** Returns a number that all bounds let through, near to zero. */
    BigDecimal number(boolean integral) {
        BigDecimal low = null;
        BigDecimal high = null;
        BigDecimal step = integral ? BigDecimal.ONE : null;
        for (Schema part : parts) {
            BigDecimal min = bound(part, "minimum", "exclusiveMinimum", BigDecimal.ONE);
            BigDecimal max = bound(part, "maximum", "exclusiveMaximum", BigDecimal.ONE.negate());
            low = min == null ? low : low == null ? min : low.max(min);
            high = max == null ? high : high == null ? max : high.min(max);
            if (part.keyword("multipleOf") instanceof JsonNumber of
                    && of.decimalValue().signum() > 0) {
                step = of.decimalValue();
            }
        }
        BigDecimal value = low != null && low.signum() > 0 ? low : BigDecimal.ZERO;
        if (high != null && value.compareTo(high) > 0) {
            value = high;
        }
        if (step != null) {
            BigDecimal[] parts = value.divideAndRemainder(step);
            value = parts[1].signum() > 0 ? parts[0].add(BigDecimal.ONE).multiply(step) : parts[0].multiply(step);
        }
        return value;
    }

    /** An exclusive bound is a flag beside the bound (OpenAPI 3.0) or a bound of its own (3.1). */
    private static @Nullable BigDecimal bound(Schema part, String keyword, String exclusive, BigDecimal away) {
        if (part.keyword(exclusive) instanceof JsonNumber own) {
            return own.decimalValue().add(away);
        }
        return part.keyword(keyword) instanceof JsonNumber bound
                ? part.keyword(exclusive) == JsonBoolean.TRUE
                        ? bound.decimalValue().add(away)
                        : bound.decimalValue()
                : null;
    }
}
