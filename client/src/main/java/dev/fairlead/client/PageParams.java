package dev.fairlead.client;

import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Parameters of a list as JSON; a name that begins with a slash is a pointer into them. */
final class PageParams {

    private PageParams() {}

    static @Nullable JsonValue get(JsonObject params, String name) {
        return name.startsWith("/") ? params.at(name) : params.get(name);
    }

    static JsonObject with(JsonObject params, String name, JsonValue value) {
        if (!name.startsWith("/")) {
            return params.toBuilder().put(name, value).build();
        }
        int slash = name.indexOf('/', 1);
        if (slash < 0) {
            return params.toBuilder().put(plain(name.substring(1)), value).build();
        }
        String member = plain(name.substring(1, slash));
        JsonObject inner = params.get(member) instanceof JsonObject object ? object : JsonObject.empty();
        return params.toBuilder()
                .put(member, with(inner, name.substring(slash), value))
                .build();
    }

    static JsonObject without(JsonObject params, String name) {
        JsonObject.Builder rest = JsonObject.builder();
        params.forEach((member, value) -> {
            if (!member.equals(name)) {
                rest.put(member, value);
            }
        });
        return rest.build();
    }

    /** Returns a cursor as it is sent: numbers as numbers, for a JSON body. */
    static JsonValue cursor(String cursor, boolean isNumber) {
        return isNumber ? JsonNumber.of(Long.parseLong(cursor)) : new JsonString(cursor);
    }

    private static String plain(String escaped) {
        return escaped.replace("~1", "/").replace("~0", "~");
    }
}
