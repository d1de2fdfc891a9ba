package dev.fairlead.client.internal.answer;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a body: a JSON pointer (RFC 6901) in which {@code *} stands for each item of a list, because what an error says
 * about itself is often the item of one kind in a list of several.
 */
public final class BodyPath {

    private static final int MOST_ITEMS = 100;

    private BodyPath() {}

    /** Returns the text of the first scalar at a place; null where there is none. */
    public static @Nullable String text(JsonValue body, String pointer) {
        if (pointer.indexOf('*') < 0) {
            return scalar(body.at(pointer)); // the usual case makes no lists
        }
        List<String> texts = texts(body, pointer);
        return texts.isEmpty() ? null : texts.getFirst();
    }

    /** Returns the texts of all scalars at a place, in their order. */
    static List<String> texts(JsonValue body, String pointer) {
        List<String> texts = new ArrayList<>();
        collect(body, pointer, texts);
        return texts;
    }

    /** Returns whether something other than {@code null}, {@code false} and an empty list is at a place. */
    static boolean isPresent(JsonValue body, String pointer) {
        JsonValue value = body.at(pointer);
        return switch (value) {
            case null -> false;
            case JsonArray list -> !list.isEmpty();
            case JsonBoolean flag -> flag == JsonBoolean.TRUE;
            default -> !value.kind().equals("null");
        };
    }

    private static void collect(JsonValue value, String pointer, List<String> texts) {
        int star = pointer.indexOf("/*");
        boolean whole = star >= 0 && (star + 2 == pointer.length() || pointer.charAt(star + 2) == '/');
        if (!whole) {
            String text = scalar(value.at(pointer));
            if (text != null) {
                texts.add(text);
            }
            return;
        }
        if (value.at(pointer.substring(0, star)) instanceof JsonArray items) {
            String rest = pointer.substring(star + 2);
            for (int i = 0; i < Math.min(items.size(), MOST_ITEMS); i++) {
                collect(items.get(i), rest, texts);
            }
        }
    }

    private static @Nullable String scalar(@Nullable JsonValue value) {
        return switch (value) {
            case JsonString string -> string.value();
            case JsonNumber number -> number.toJson();
            case JsonBoolean flag -> flag.toJson();
            case null, default -> null;
        };
    }
}
