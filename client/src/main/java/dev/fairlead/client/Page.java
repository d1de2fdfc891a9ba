package dev.fairlead.client;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Place;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Pagination;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Immutable; the items are a view and decoded when they are asked for.
 *
 * @param <T> the type of an item
 */
public final class Page<T> {

    private static final Place HERE = Place.root("page");

    private final JsonObject json;
    private final JsonArray array;
    private final List<T> items;
    private final boolean more;
    private final @Nullable String nextCursor;

    private Page(JsonObject json, JsonArray array, List<T> items, boolean more, @Nullable String nextCursor) {
        this.json = json;
        this.array = array;
        this.items = items;
        this.more = more;
        this.nextCursor = nextCursor;
    }

    static <T> Page<T> read(JsonObject json, Pagination pagination, Decoder<T> decoder) {
        JsonValue items = json.get(pagination.items());
        if (!(items instanceof JsonArray array)) {
            throw HERE.member(pagination.items()).mismatch("an array", items);
        }
        List<T> view = Decoder.list(decoder).decode(array, HERE.member(pagination.items()));
        String cursor = switch (pagination.style()) {
            case TOKEN -> text(json.get(pagination.cursorFrom()), HERE.member(pagination.cursorFrom()));
            case LAST_ITEM -> lastItem(array, pagination);
        };
        boolean more = more(json, pagination, cursor);
        return new Page<>(json, array, view, more, more ? cursor : null);
    }

    /** Where the profile names no member that says whether there is more, the cursor itself does. */
    private static boolean more(JsonObject json, Pagination pagination, @Nullable String cursor) {
        if (pagination.more().isEmpty()) {
            return cursor != null;
        }
        return switch (json.get(pagination.more())) {
            case JsonBoolean bool -> bool.value();
            case null -> false;
            case JsonNull ignored -> false;
            case JsonValue other -> throw HERE.member(pagination.more()).mismatch("a boolean", other);
        };
    }

    private static @Nullable String lastItem(JsonArray array, Pagination pagination) {
        if (array.isEmpty() || !(array.get(array.size() - 1) instanceof JsonObject last)) {
            return null;
        }
        Place place = HERE.member(pagination.items()).item(array.size() - 1).member(pagination.cursorFrom());
        return text(last.get(pagination.cursorFrom()), place);
    }

    /** Providers end a chain of pages by no cursor, a null one or an empty one. */
    private static @Nullable String text(@Nullable JsonValue cursor, Place place) {
        return switch (cursor) {
            case JsonString text -> text.value().isEmpty() ? null : text.value();
            case JsonNumber number -> number.toJson();
            case null -> null;
            case JsonNull ignored -> null;
            case JsonValue other -> throw place.mismatch("a string", other);
        };
    }

    /**
     * Returns the items as an unmodifiable view.
     *
     * <p>An item of a wrong type fails with a {@link DecodingException} when it is reached.
     */
    public List<T> items() {
        return items;
    }

    /** Returns whether the provider says that there is another page. */
    public boolean hasMore() {
        return more;
    }

    /** Returns what asks for the next page; empty if there is none. */
    public Optional<String> nextCursor() {
        return Optional.ofNullable(nextCursor);
    }

    /** Returns the page as it came. */
    public JsonObject json() {
        return json;
    }

    /** Returns the number of items and whether there are more, not the items. */
    @Override
    public String toString() {
        return "Page(" + array.size() + (array.size() == 1 ? " item" : " items") + (more ? ", more follow)" : ")");
    }
}
