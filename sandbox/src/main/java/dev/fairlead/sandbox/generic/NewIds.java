package dev.fairlead.sandbox.generic;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.Ids;
import dev.fairlead.sandbox.synthesis.PatternText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Makes ids that are valid against the schemas of an id property, each another one. Thread-safe. */
final class NewIds {

    private static final int LENGTH = 20;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final Ids ids;
    private final AtomicLong numbers = new AtomicLong(1_000);

    NewIds(Ids ids) {
        this.ids = ids;
    }

    /**
     * Returns a new id.
     *
     * @param schemas of the property that holds it
     * @param parameters of the path's variables that it stands for
     */
    JsonValue next(List<Schema> schemas, Set<Schema> parameters) {
        long number = numbers.incrementAndGet();
        List<JsonValue> candidates = new ArrayList<>();
        if (schemas.stream().anyMatch(NewIds::isNumber)) {
            candidates.add(JsonNumber.of(number));
        }
        String random = ids.next("", LENGTH);
        String uuid = new UUID((number * GOLDEN & ~0xf000L) | 0x4000L, number | Long.MIN_VALUE).toString();
        boolean wantsUuid = schemas.stream().anyMatch(schema -> "uuid".equals(schema.format()))
                || parameters.stream().anyMatch(schema -> "uuid".equals(schema.format()));
        candidates.add(new JsonString(wantsUuid ? uuid : random));
        candidates.add(new JsonString(uuid));
        candidates.add(new JsonString(Long.toString(number)));
        candidates.add(new JsonString(random.toUpperCase(Locale.ROOT)));
        Stream.concat(schemas.stream(), parameters.stream())
                .forEach(schema -> addOwn(schema, random, number, candidates));
        return candidates.stream()
                .filter(value -> fits(value, schemas) && isSaid(value, parameters))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(value -> fits(value, schemas))
                        .findFirst())
                .orElseGet(() -> new JsonString(random));
    }

    private static boolean isNumber(Schema schema) {
        return schema.type() == SchemaType.INTEGER || schema.type() == SchemaType.NUMBER;
    }

    private static void addOwn(Schema schema, String random, long number, List<JsonValue> candidates) {
        candidates.add(new JsonString(cut(random, schema)));
        String pattern = schema.pattern();
        if (pattern != null) {
            PatternText.other(pattern, number).map(JsonString::new).ifPresent(candidates::add);
        }
        Long least = schema.minLength();
        if (least != null && least > random.length() && least < 1_000) {
            candidates.add(new JsonString(random + "0".repeat((int) (least - random.length()))));
        }
        candidates.addAll(schema.enumValues());
    }

    private static boolean fits(JsonValue value, List<Schema> schemas) {
        return schemas.stream()
                .allMatch(schema -> SchemaValidator.validate(value, schema).isEmpty());
    }

    /** A path has texts for everything. */
    private static boolean isSaid(JsonValue value, Set<Schema> parameters) {
        JsonValue text = value instanceof JsonString ? value : new JsonString(value.toJson());
        return parameters.stream()
                .allMatch(
                        schema -> SchemaValidator.forForms().check(text, schema).isValid());
    }

    private static String cut(String text, Schema schema) {
        Long most = schema.maxLength();
        return most != null && most < text.length() ? text.substring(0, most.intValue()) : text;
    }
}
