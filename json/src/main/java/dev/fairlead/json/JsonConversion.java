package dev.fairlead.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From plain Java values to JSON ones. */
final class JsonConversion {

    private JsonConversion() {}

    static JsonValue toJson(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.NULL;
            case JsonValue json -> json;
            case CharSequence text -> new JsonString(text.toString());
            case Boolean bool -> JsonBoolean.of(bool);
            case BigInteger integer -> JsonNumber.of(integer);
            case BigDecimal decimal -> JsonNumber.of(decimal);
            case Long integer -> JsonNumber.of(integer);
            case Integer integer -> JsonNumber.of(integer);
            case Short integer -> JsonNumber.of(integer);
            case Byte integer -> JsonNumber.of(integer);
            case Double number -> JsonNumber.of(finite(number));
            case Float number -> JsonNumber.of(finite(number.doubleValue()));
            case Map<?, ?> map -> object(map);
            case Iterable<?> items -> array(items);
            default ->
                throw new IllegalArgumentException(
                        "no JSON form for " + value.getClass().getName());
        };
    }

    private static BigDecimal finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        return BigDecimal.valueOf(value);
    }

    private static JsonObject object(Map<?, ?> map) {
        Map<String, JsonValue> members = LinkedHashMap.newLinkedHashMap(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new IllegalArgumentException("the name of a JSON member is a string, not " + entry.getKey());
            }
            members.put(name, toJson(entry.getValue()));
        }
        return JsonObject.of(members);
    }

    private static JsonArray array(Iterable<?> items) {
        List<JsonValue> values = new ArrayList<>();
        for (Object item : items) {
            values.add(toJson(item));
        }
        return JsonArray.of(values);
    }
}
