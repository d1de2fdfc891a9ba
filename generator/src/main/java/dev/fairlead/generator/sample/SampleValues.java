package dev.fairlead.generator.sample;

import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.generator.model.SchemaFacts;
import dev.fairlead.generator.naming.Nouns;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the values of a request: the description's own examples where they fit their schema, else the smallest that do.
 * The same description gives the same values.
 */
final class SampleValues {

    private static final int MAX_DEPTH = 12;
    private static final int LONGEST_EXAMPLE = 80;
    private static final BigDecimal USUAL = BigDecimal.valueOf(100);

    private SampleValues() {}

    /** Returns by wire name what an operation must be given in body, query and headers. */
    static JsonObject required(ApiOperation operation) {
        JsonObject.Builder values = JsonObject.builder();
        for (ApiParameter parameter : operation.parameters()) {
            boolean sent =
                    parameter.place() == ApiParameter.Place.QUERY || parameter.place() == ApiParameter.Place.HEADER;
            if (parameter.required() && sent) {
                values.put(parameter.name(), value(parameter.name(), parameter.schema(), 0));
            }
        }
        Optional<Schema> body = body(operation);
        if (body.isPresent() && value("body", body.get(), 0) instanceof JsonObject object) {
            values.putAll(object);
        }
        return values.build();
    }

    /** Returns what the body that a client sends may be. */
    static Optional<Schema> body(ApiOperation operation) {
        return Optional.ofNullable(operation.body()).flatMap(ApiBody::preferred).map(ApiContent::schema);
    }

    /** Returns a value for a name. */
    static JsonValue value(String name, Schema schema) {
        return value(name, schema, 0);
    }

    private static JsonValue value(String name, Schema declared, int depth) {
        Schema schema = SchemaFacts.essence(declared);
        Optional<JsonValue> example = example(declared).or(() -> example(schema));
        if (example.isPresent()) {
            return example.get();
        }
        JsonValue constant = schema.keyword("const");
        if (constant != null) {
            return constant;
        }
        if (!schema.enumValues().isEmpty()) {
            return saying(schema.enumValues());
        }
        List<Schema> variants = SchemaFacts.variants(schema);
        if (!variants.isEmpty()) {
            return variant(name, schema, variants, depth);
        }
        return switch (SchemaFacts.type(schema)) {
            case STRING -> new JsonString(SampleTexts.of(name, schema));
            case INTEGER -> integer(schema);
            case NUMBER -> JsonNumber.of(within(schema, USUAL));
            case BOOLEAN -> JsonBoolean.TRUE;
            case ARRAY -> array(name, schema, depth);
            case OBJECT -> object(schema, depth);
            case ANY -> SchemaFacts.properties(schema).isEmpty() ? new JsonString("example") : object(schema, depth);
        };
    }

    /** Only short scalars are taken over: long ones hide what a call is about, and objects hold more than is required. */
    private static Optional<JsonValue> example(Schema schema) {
        List<JsonValue> written = new ArrayList<>();
        add(schema.keyword("example"), written);
        if (schema.keyword("examples") instanceof JsonArray examples) {
            written.addAll(examples.values());
        }
        return written.stream()
                .filter(value -> value instanceof JsonString || value instanceof JsonNumber)
                .filter(value ->
                        !value.equals(new JsonString("")) && value.toJson().length() <= LONGEST_EXAMPLE)
                .filter(value -> value.toJson().chars().noneMatch(c -> c < ' '))
                .filter(value -> SchemaValidator.validate(value, schema).isEmpty())
                .findFirst();
    }

    private static void add(@Nullable JsonValue value, List<JsonValue> to) {
        if (value != null) {
            to.add(value);
        }
    }

    private static JsonValue saying(List<JsonValue> values) {
        return values.stream()
                .filter(value -> value != JsonNull.NULL && !value.equals(new JsonString("")))
                .findFirst()
                .orElse(values.getFirst());
    }

    /** An object that has nothing required says nothing, so the first variant that says something is taken. */
    private static JsonValue variant(String name, Schema schema, List<Schema> variants, int depth) {
        JsonValue first = null;
        for (Schema variant : variants) {
            if (variant.enumValues().equals(List.of(new JsonString("")))) {
                continue;
            }
            JsonValue made = depth > MAX_DEPTH ? JsonNull.NULL : value(name, variant, depth + 1);
            JsonValue whole = merged(object(schema, depth), made);
            first = first == null ? whole : first;
            if (SchemaValidator.validate(whole, schema).isEmpty()) {
                return whole;
            }
        }
        return first == null ? new JsonString("example") : first;
    }

    private static JsonValue merged(JsonObject base, JsonValue made) {
        return made instanceof JsonObject object && !base.isEmpty()
                ? base.toBuilder().putAll(object).build()
                : made;
    }

    private static JsonNumber integer(Schema schema) {
        if ("unix-time".equals(schema.format())) {
            return JsonNumber.of(1_900_000_000L);
        }
        return JsonNumber.of(
                within(schema, USUAL).setScale(0, RoundingMode.CEILING).toBigInteger());
    }

    private static BigDecimal within(Schema schema, BigDecimal usual) {
        BigDecimal least = schema.minimum();
        BigDecimal most = schema.maximum();
        BigDecimal step = schema.keyword("multipleOf") instanceof JsonNumber number ? number.decimalValue() : null;
        BigDecimal value = most == null ? usual : usual.min(most);
        value = least == null ? value : value.max(least);
        return step == null || step.signum() <= 0
                ? value
                : value.divide(step, 0, RoundingMode.FLOOR).multiply(step).max(step);
    }

    private static JsonArray array(String name, Schema schema, int depth) {
        Schema items = schema.items();
        if (items == null || depth > MAX_DEPTH) {
            return JsonArray.of(List.of());
        }
        long least = schema.keyword("minItems") instanceof JsonNumber number ? number.longValue() : 1;
        List<JsonValue> values = new ArrayList<>();
        for (long i = 0; i < Math.max(1, Math.min(least, 10)); i++) {
            values.add(value(Nouns.singular(name), items, depth + 1));
        }
        return JsonArray.of(values);
    }

    private static JsonObject object(Schema schema, int depth) {
        JsonObject.Builder object = JsonObject.builder();
        Set<String> done = new HashSet<>();
        SchemaFacts.properties(schema).forEach((name, property) -> {
            if (SchemaFacts.required(schema).contains(name) && depth <= MAX_DEPTH && done.add(name)) {
                object.put(name, value(name, property, depth + 1));
            }
        });
        Schema others = schema.additionalProperties();
        boolean map = SchemaFacts.properties(schema).isEmpty() && SchemaFacts.type(schema) == SchemaType.OBJECT;
        if (map && others != null && depth > 0 && depth <= MAX_DEPTH) {
            object.put("example", value("example", others, depth + 1));
        }
        return object.build();
    }
}
