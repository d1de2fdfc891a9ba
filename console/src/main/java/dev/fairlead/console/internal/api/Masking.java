package dev.fairlead.console.internal.api;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Hides the values of sensitive members, whatever they are and however deep. Null stays null: it tells nothing. */
final class Masking {

    private static final JsonString MASK = new JsonString("••••");

    private final Set<String> names;

    /** Creates a masking of the members with these names, in any case. */
    Masking(Collection<String> names) {
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    JsonValue mask(JsonValue value) {
        return switch (value) {
            case JsonObject object -> mask(object);
            case JsonArray array -> JsonArray.of(array.stream().map(this::mask).toList());
            default -> value;
        };
    }

    private JsonObject mask(JsonObject object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            boolean hidden = names.contains(name.toLowerCase(Locale.ROOT)) && value != JsonNull.NULL;
            members.put(name, hidden ? MASK : mask(value));
        });
        return JsonObject.of(members);
    }
}
