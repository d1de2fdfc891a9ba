package dev.fairlead.sandbox.generic;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes up values that fit a schema: the same for the same schema and moment. Optional properties are null where that is
 * allowed and left out otherwise; of a union the simplest variant is taken. Thread-safe.
 */
final class Synthesis {

    private static final int MAX_DEPTH = 12;

    private final long now;

    /**
     * Creates a maker of values.
     *
     * @param now what times are set to, in seconds since 1970
     */
    Synthesis(long now) {
        this.now = now;
    }

    /** Returns an object that fits a schema, with these values where the schema has room for them. */
    JsonObject object(Schema schema, Map<String, JsonValue> known) {
        JsonValue made = value("", schema, 0);
        JsonObject.Builder result = (made instanceof JsonObject object ? object : JsonObject.empty()).toBuilder();
        Schema objects = objectOf(schema).orElse(schema);
        known.forEach((name, value) -> {
            Schema property = objects.properties().get(name);
            if (property != null && SchemaValidator.validate(value, property).isEmpty()) {
                result.put(name, value);
            }
        });
        return result.build();
    }

    /** Returns the first object among what a schema allows. */
    static Optional<Schema> objectOf(Schema schema) {
        if (!schema.properties().isEmpty()) {
            return Optional.of(schema);
        }
        return schema.variants().stream()
                .map(Synthesis::objectOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private JsonValue value(String name, Schema schema, int depth) {
        if (!schema.enumValues().isEmpty()) {
            return firstSaying(schema.enumValues());
        }
        if (!schema.variants().isEmpty()) {
            return value(name, simplest(schema.variants()), depth);
        }
        return switch (schema.type()) {
            case STRING -> new JsonString(text(name, schema));
            case INTEGER -> integer(schema);
            case NUMBER -> JsonNumber.of(atLeast(schema, BigDecimal.ZERO));
            case BOOLEAN -> JsonBoolean.FALSE;
            case ARRAY -> JsonArray.of(List.of());
            case OBJECT -> members(schema, depth);
            case ANY -> schema.allOf().isEmpty() ? JsonObject.empty() : all(schema.allOf(), name, depth);
        };
    }

    private JsonValue all(List<Schema> parts, String name, int depth) {
        JsonObject.Builder whole = JsonObject.builder();
        JsonValue last = JsonNull.NULL;
        for (Schema part : parts) {
            last = value(name, part, depth + 1);
            if (last instanceof JsonObject object) {
                whole.putAll(object);
            }
        }
        JsonObject result = whole.build();
        return result.isEmpty() ? last : result;
    }

    private static JsonValue firstSaying(List<JsonValue> values) {
        return values.stream()
                .filter(value ->
                        !(value instanceof JsonString text && text.value().isEmpty()))
                .findFirst()
                .orElse(values.getFirst());
    }

    /** A reference is simpler than the whole object, and what is not wanted here anyway is not made up. */
    private static Schema simplest(List<Schema> variants) {
        return variants.stream()
                .filter(variant ->
                        variant.properties().isEmpty() && variant.variants().isEmpty())
                .findFirst()
                .orElse(variants.getFirst());
    }

    private JsonObject members(Schema schema, int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        schema.properties().forEach((name, property) -> {
            boolean required = schema.required().contains(name);
            JsonValue value = required || isMark(name) ? required(name, property, depth) : optional(property);
            if (value != null) {
                members.put(name, value);
            }
        });
        return JsonObject.of(members);
    }

    private static boolean isMark(String name) {
        return name.equals("id") || name.equals("object");
    }

    private JsonValue required(String name, Schema property, int depth) {
        return depth >= MAX_DEPTH && property.nullable() ? JsonNull.NULL : value(name, property, depth + 1);
    }

    private static @Nullable JsonValue optional(Schema property) {
        return property.nullable() ? JsonNull.NULL : null;
    }

    /** Returns the text that a pattern says a text begins with, where it says no more than that. */
    static Optional<String> fixedStart(Schema schema) {
        String pattern = schema.pattern();
        return pattern != null && pattern.matches("\\^[A-Za-z0-9/_-]+\\$?")
                ? Optional.of(pattern.replaceAll("[$^]", ""))
                : Optional.empty();
    }

    private String text(String name, Schema schema) {
        Optional<String> fixed = fixedStart(schema);
        if (fixed.isPresent()) {
            return fixed.get();
        }
        String made = switch (String.valueOf(schema.format())) {
            case "date-time" -> Instant.ofEpochSecond(now).toString();
            case "date" -> "2026-01-01";
            case "email" -> "ada@example.com";
            case "uri", "url" -> "https://example.com/";
            case "decimal" -> "0";
            default -> plain(name);
        };
        Long least = schema.minLength();
        Long most = schema.maxLength();
        if (least != null && made.length() < least) {
            made = made + "x".repeat((int) (least - made.length()));
        }
        return most != null && made.length() > most ? made.substring(0, most.intValue()) : made;
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

    private JsonNumber integer(Schema schema) {
        return "unix-time".equals(schema.format())
                ? JsonNumber.of(now)
                : JsonNumber.of(atLeast(schema, BigDecimal.ZERO).toBigInteger());
    }

    private static BigDecimal atLeast(Schema schema, BigDecimal usual) {
        BigDecimal least = schema.minimum();
        return least == null ? usual : usual.max(least);
    }
}
