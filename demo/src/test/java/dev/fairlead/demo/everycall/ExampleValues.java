package dev.fairlead.demo.everycall;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.time.Instant;
import java.util.List;

/** Makes the smallest values that a schema lets through. */
final class ExampleValues {

    private final KnownIds ids;

    ExampleValues(KnownIds ids) {
        this.ids = ids;
    }

    /** Returns a value; the name of a text often tells which object's id it is. */
    JsonValue of(String name, Schema schema) {
        Schema chosen = schema.variants().isEmpty() ? schema : schema.variants().getFirst();
        if (!chosen.enumValues().isEmpty()) {
            return chosen.enumValues().stream()
                    .filter(value -> !value.equals(new JsonString("")))
                    .findFirst()
                    .orElse(chosen.enumValues().getFirst());
        }
        return switch (chosen.type()) {
            case STRING, ANY -> new JsonString(text(name, chosen));
            case INTEGER -> JsonNumber.of("unix-time".equals(chosen.format()) ? inAnHour() : number(name));
            case NUMBER -> JsonNumber.of(number(name));
            case BOOLEAN -> JsonValue.of(true);
            case ARRAY -> array(name, chosen);
            case OBJECT -> object(chosen);
        };
    }

    private static long inAnHour() {
        return Instant.now().getEpochSecond() + 3_600;
    }

    private static long number(String name) {
        return switch (name) {
            case "exp_month", "month", "day" -> 12;
            case "exp_year", "year" -> 2_040;
            default -> 100;
        };
    }

    private String text(String name, Schema schema) {
        if ("decimal".equals(schema.format())) {
            return "100";
        }
        return switch (name) {
            case "currency" -> "usd";
            case "country" -> "US";
            case "email" -> "ada@example.com";
            case "url", "return_url", "success_url", "refresh_url" -> "https://shop.example/";
            default -> ids.named(name).orElse("example");
        };
    }

    private JsonValue array(String name, Schema schema) {
        Schema items = schema.items();
        String singular = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
        return items == null ? JsonArray.of(List.of()) : JsonArray.of(List.of(of(singular, items)));
    }

    JsonObject object(Schema schema) {
        JsonObject.Builder object = JsonObject.builder();
        for (String required : schema.required()) {
            Schema property = schema.properties().get(required);
            if (property != null) {
                object.put(required, of(required, property));
            }
        }
        if (schema.additionalProperties() != null) {
            object.put("example", of("example", schema.additionalProperties()));
        }
        if (schema.required().isEmpty()
                && schema.type() == SchemaType.OBJECT
                && !schema.properties().isEmpty()) {
            String first = schema.properties().keySet().iterator().next();
            object.put(first, of(first, schema.properties().get(first)));
        }
        return object.build();
    }
}
