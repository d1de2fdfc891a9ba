package dev.fairlead.client.model;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.Optional;

/**
 * A reference to another object, which comes as its id or, where the call asked for that ({@code expand}), as the object
 * itself. Immutable; equal when both came in the same form with the same content.
 *
 * @param <T> the object that is referred to
 */
public final class Expandable<T> {

    private final JsonValue json;
    private final Decoder<T> decoder;
    private final Place place;

    private Expandable(JsonValue json, Decoder<T> decoder, Place place) {
        this.json = json;
        this.decoder = decoder;
        this.place = place;
    }

    static <T> Expandable<T> read(JsonValue value, Decoder<T> decoder, Place place) {
        return switch (value) {
            case JsonString id -> new Expandable<>(id, decoder, place);
            case JsonObject object -> new Expandable<>(object, decoder, place);
            default -> throw place.mismatch("an id or an object", value);
        };
    }

    /**
     * Returns the id, in either form.
     *
     * @throws dev.fairlead.client.error.DecodingException if the object came without one
     */
    public String id() {
        if (json instanceof JsonObject object) {
            JsonValue id = object.get("id");
            if (id instanceof JsonString text) {
                return text.value();
            }
            throw place.member("id").mismatch("a string", id);
        }
        return ((JsonString) json).value();
    }

    /** Returns whether the object itself came. */
    public boolean isExpanded() {
        return json instanceof JsonObject;
    }

    /** Returns the object; empty if only its id came. */
    public Optional<T> expanded() {
        return isExpanded() ? Optional.of(decoder.decode(json, place)) : Optional.empty();
    }

    /**
     * Returns the object.
     *
     * @throws IllegalStateException if only its id came, because the call did not ask for more
     */
    public T orThrow() {
        return expanded()
                .orElseThrow(() -> new IllegalStateException(
                        "only the id of " + place + " came; name it in the parameter \"expand\" of the call"));
    }

    /** Returns what came: a string, or an object. */
    public JsonValue json() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expandable<?> that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Returns the id and nothing else. */
    @Override
    public String toString() {
        if (json instanceof JsonObject object) {
            String id = object.string("id");
            return (id == null ? "?" : id) + " (expanded)";
        }
        return id();
    }
}
