package dev.fairlead.sandbox.synthesis;

import dev.fairlead.description.Discriminator;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes up values that fit a schema: the same for the same schema and moment. An example of the description is taken where it fits;
 * recursion ends after {@value #MAX_DEPTH} levels. Immutable and thread-safe.
 */
public final class SchemaValues {

    private static final int MAX_DEPTH = 12;
    private static final int FULL_DEPTH = 3;
    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_OPTIONAL = 60;

    private final long now;
    private final Texts texts;
    private final boolean full;
    private final boolean forRequest;

    private SchemaValues(long now, boolean full, boolean forRequest) {
        this.now = now;
        this.texts = new Texts(now);
        this.full = full;
        this.forRequest = forRequest;
    }

    /**
     * Returns a maker of values with what is required and little else: optional properties are null where that is allowed and left
     * out otherwise.
     *
     * @param now what times are set to, in seconds since 1970
     */
    public static SchemaValues small(long now) {
        return new SchemaValues(now, false, false);
    }

    /** Returns a maker of answers that show what a provider may say: optional properties too, as far as that stays readable. */
    public static SchemaValues answers(long now) {
        return new SchemaValues(now, true, false);
    }

    /** Returns a maker of requests with what is required. */
    public static SchemaValues requests(long now) {
        return new SchemaValues(now, false, true);
    }

    /** Returns a value that fits; where none is found, one that comes near. */
    public JsonValue value(Schema schema) {
        JsonValue made = value("", List.of(schema), 0);
        if (full && !fits(made, List.of(schema))) {
            JsonValue less = small(now).value(schema);
            return fits(less, List.of(schema)) ? less : made;
        }
        return made;
    }

    /** Returns an object that fits a schema, with these values where the schema has room for them. */
    public JsonObject object(Schema schema, Map<String, JsonValue> known) {
        JsonValue made = value(schema);
        JsonObject.Builder result = (made instanceof JsonObject object ? object : JsonObject.empty()).toBuilder();
        Map<String, List<Schema>> properties = properties(schema);
        known.forEach((name, value) -> {
            List<Schema> property = properties.get(name);
            if (property != null && fits(value, property)) {
                result.put(name, value);
            }
        });
        return result.build();
    }

    /** Returns those members of an object that the schema has room for. */
    public static JsonObject fitting(Schema schema, JsonObject members) {
        Map<String, List<Schema>> properties = properties(schema);
        JsonObject.Builder fitting = JsonObject.builder();
        members.forEach((name, value) -> {
            List<Schema> described = properties.get(name);
            if (described != null
                    && fits(value, described)
                    && described.stream().noneMatch(part -> part.raw().isTrue("writeOnly"))) {
                fitting.put(name, value);
            }
        });
        return fitting.build();
    }

    /** Returns the properties that a value of a schema may have, with all that is said of each. */
    public static Map<String, List<Schema>> properties(Schema schema) {
        Map<String, List<Schema>> properties = new LinkedHashMap<>();
        for (int attempt = 0; attempt < Math.min(8, Rules.attempts(List.of(schema))); attempt++) {
            Rules.of(List.of(schema), attempt).properties().forEach(properties::putIfAbsent);
        }
        return properties;
    }

    private static boolean fits(JsonValue value, List<Schema> schemas) {
        return schemas.stream()
                .allMatch(schema -> SchemaValidator.validate(value, schema).isEmpty());
    }

    private JsonValue value(String name, List<Schema> schemas, int depth) {
        Optional<JsonValue> example = example(schemas);
        if (example.isPresent()) {
            return example.get();
        }
        int attempts = depth > MAX_DEPTH / 2 ? 1 : Rules.attempts(schemas);
        JsonValue first = null;
        for (int attempt = 0; attempt < attempts; attempt++) {
            JsonValue made = made(name, Rules.of(schemas, attempt), depth);
            if (attempts == 1 || fits(made, schemas)) {
                return made;
            }
            first = first == null ? made : first;
        }
        return first == null ? JsonNull.NULL : first;
    }

    /** Texts of examples say more than ours; whole objects do too, where answers are to be full. */
    private Optional<JsonValue> example(List<Schema> schemas) {
        for (Schema schema : schemas) {
            List<JsonValue> written = new ArrayList<>();
            addIfAny(written, schema.keyword("example"));
            addIfAny(written, schema.keyword("x-example"));
            if (schema.keyword("examples") instanceof JsonArray several) {
                written.addAll(several.values());
            }
            for (JsonValue value : written) {
                boolean scalar = !(value instanceof JsonObject) && !(value instanceof JsonArray);
                if ((scalar || full) && value != JsonNull.NULL && fits(value, schemas)) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }

    private static void addIfAny(List<JsonValue> list, @Nullable JsonValue value) {
        if (value != null) {
            list.add(value);
        }
    }

    private JsonValue made(String name, Rules rules, int depth) {
        Optional<List<JsonValue>> enumeration = rules.enumeration();
        if (enumeration.isPresent()) {
            return saying(enumeration.get(), rules.parts());
        }
        return switch (rules.type()) {
            case STRING -> new JsonString(texts.of(name, rules));
            case INTEGER ->
                "unix-time".equals(rules.format())
                        ? JsonNumber.of(now)
                        : JsonNumber.of(rules.number(true).toBigInteger());
            case NUMBER -> JsonNumber.of(rules.number(false));
            case BOOLEAN -> JsonBoolean.FALSE;
            case ARRAY -> items(name, rules, depth);
            case OBJECT -> members(rules, depth);
            case ANY -> forRequest && rules.properties().isEmpty() ? new JsonString("text") : members(rules, depth);
        };
    }

    private static JsonValue saying(List<JsonValue> values, List<Schema> schemas) {
        return values.stream()
                .filter(value -> value != JsonNull.NULL && !value.equals(new JsonString("")))
                .filter(value -> schemas.stream()
                        .filter(schema ->
                                schema.variants().isEmpty() && schema.allOf().isEmpty())
                        .allMatch(schema ->
                                SchemaValidator.validate(value, schema).isEmpty()))
                .findFirst()
                .orElse(values.getFirst());
    }

    private JsonValue items(String name, Rules rules, int depth) {
        int least = Math.min(MOST_ITEMS, rules.least("minItems"));
        int wanted = (full || forRequest) && depth < FULL_DEPTH ? Math.max(least, 1) : least;
        int count = Math.min(wanted, rules.most("maxItems"));
        List<JsonValue> items = new ArrayList<>();
        List<Schema> schemas = rules.items();
        boolean unique = rules.parts().stream().anyMatch(part -> part.raw().isTrue("uniqueItems"));
        for (int i = 0; i < count && depth < MAX_DEPTH; i++) {
            JsonValue item = schemas.isEmpty() ? new JsonString(name) : value(name, schemas, depth + 1);
            items.add(unique && i > 0 ? another(item, i, schemas) : item);
        }
        return JsonArray.of(items);
    }

    /** Another value of the same kind, for lists in which each stands once. */
    private static JsonValue another(JsonValue item, int number, List<Schema> schemas) {
        Optional<List<JsonValue>> enumeration = Rules.of(schemas, 0).enumeration();
        if (enumeration.isPresent()) {
            return enumeration.get().get(number % enumeration.get().size());
        }
        JsonValue other = switch (item) {
            case JsonString text -> new JsonString(text.value() + number);
            case JsonNumber count -> JsonNumber.of(count.decimalValue().add(BigDecimal.valueOf(number)));
            default -> item;
        };
        return fits(other, schemas) ? other : item;
    }

    private JsonValue members(Rules rules, int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        Set<String> required = rules.required();
        Map<String, List<Schema>> properties = rules.properties();
        boolean shows = full && depth < FULL_DEPTH && properties.size() <= MOST_OPTIONAL;
        properties.forEach((name, schemas) -> {
            boolean hidden =
                    schemas.stream().anyMatch(part -> part.raw().isTrue(forRequest ? "readOnly" : "writeOnly"));
            if (required.contains(name) || (!hidden && (isMark(name) || (shows && isShown(schemas, depth))))) {
                members.put(name, required(name, schemas, depth));
            } else if (!full && !forRequest && !hidden && schemas.stream().allMatch(Schema::nullable)) {
                members.put(name, JsonNull.NULL);
            }
        });
        List<Schema> additional = rules.additional();
        for (String name : required) {
            if (!properties.containsKey(name)) {
                members.put(name, additional.isEmpty() ? new JsonString(name) : value(name, additional, depth + 1));
            }
        }
        // A form has no empty objects: what is asked for is never empty where it can be filled.
        boolean fillable = forRequest && depth > 0 && depth < FULL_DEPTH;
        int least = fillable && (!properties.isEmpty() || !additional.isEmpty())
                ? Math.max(1, rules.least("minProperties"))
                : rules.least("minProperties");
        for (int i = 0; members.size() < Math.min(MOST_OPTIONAL, least); i++) {
            fill(members, i, properties, additional, depth);
        }
        tag(members, rules);
        return JsonObject.of(members);
    }

    private void fill(
            Map<String, JsonValue> members,
            int number,
            Map<String, List<Schema>> properties,
            List<Schema> additional,
            int depth) {
        Optional<Map.Entry<String, List<Schema>>> unused = properties.entrySet().stream()
                .filter(property -> !members.containsKey(property.getKey()))
                .filter(property -> !forRequest
                        || property.getValue().stream()
                                .noneMatch(part -> part.raw().isTrue("readOnly")))
                .findFirst();
        if (unused.isPresent()) {
            String name = unused.get().getKey();
            members.put(name, value(name, unused.get().getValue(), depth + 1));
        } else {
            members.put(
                    "key" + number, additional.isEmpty() ? new JsonString("text") : value("", additional, depth + 1));
        }
    }

    private boolean isMark(String name) {
        return !forRequest && (name.equals("id") || name.equals("object"));
    }

    /** Optional objects are shown at the top only: below they double with each level. */
    private static boolean isShown(List<Schema> schemas, int depth) {
        SchemaType type = Rules.of(schemas, 0).type();
        return (depth == 0 || (type != SchemaType.OBJECT && type != SchemaType.ANY && type != SchemaType.ARRAY))
                && schemas.stream().noneMatch(Schema::deprecated);
    }

    private JsonValue required(String name, List<Schema> schemas, int depth) {
        boolean mayBeNull = schemas.stream().allMatch(Schema::nullable);
        return depth >= MAX_DEPTH ? mayBeNull ? JsonNull.NULL : JsonObject.empty() : value(name, schemas, depth + 1);
    }

    /** Sets the property that tells the variants of a union apart. */
    private static void tag(Map<String, JsonValue> members, Rules rules) {
        for (Schema part : rules.parts()) {
            Discriminator discriminator = part.discriminator();
            if (discriminator != null) {
                String property = discriminator.property();
                Schema taken = rules.variants().getOrDefault(part, part);
                Optional<String> key = discriminator.mapping().entrySet().stream()
                        .filter(entry -> rules.parts().contains(entry.getValue()) && entry.getValue() != part)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .or(() -> Optional.ofNullable(taken == part ? null : taken.name()));
                List<Schema> described = rules.properties().getOrDefault(property, List.of());
                key.map(JsonString::new)
                        .filter(value -> fits(value, described))
                        .ifPresent(value -> members.put(property, value));
            }
        }
    }
}
