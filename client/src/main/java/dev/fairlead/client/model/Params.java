package dev.fairlead.client.model;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call, or one object among them. A generated subclass has a setter for each described parameter and
 * is filled in a lambda:
 *
 * <pre>{@code
 * stripe.customers().update(id, c -> c.email("ada@example.com").clearPhone().extra("new_thing", true));
 * }</pre>
 *
 * <h2>Three states</h2>
 *
 * <p>A parameter that is not set is not sent, and the provider keeps what it has. A parameter that is set is sent. A
 * parameter that is cleared ({@code clear…()}) is sent as what clears it: null in JSON, the value that the profile names
 * in forms (an empty string at Stripe).
 *
 * <p>Generated classes extend {@link FluentParams}.
 *
 * <p>Mutable, and not safe for use by several threads at once. Values are read when the call is made; after that, changes
 * have no effect on the call.
 */
public abstract class Params {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Creates parameters of which none is set. */
    protected Params() {}

    /**
     * Returns parameters without a type, for operations and properties that have none.
     *
     * @param values names as on the wire, and anything that {@link #extra} takes
     */
    public static Params of(Map<String, ?> values) {
        Params params = new Untyped();
        values.forEach(params::set);
        return params;
    }

    /** Returns parameters without a type that are sent exactly like this. */
    public static Params of(JsonObject values) {
        Params params = new Untyped();
        values.forEach(params::set);
        return params;
    }

    /** Returns new parameters of which none is set. */
    public static Params none() {
        return new Untyped();
    }

    /**
     * Sets a parameter that the description does not know; a described one of the same name is replaced.
     *
     * @param name as on the wire
     * @param value a string, number, boolean, {@code Instant} (sent as seconds since 1970), {@code LocalDate}, {@link
     *     OpenEnum}, {@link Expandable} or {@link Model} with an id (sent as the id), {@link Params},
     *     {@link JsonValue}, {@code Optional}, {@link Upload}, or a {@code Map} or {@code Iterable} of those; null takes the
     *     parameter away
     * @return this
     * @throws IllegalArgumentException if the value has no form on the wire
     */
    public Params extra(String name, @Nullable Object value) {
        set(name, value);
        return this;
    }

    /**
     * Sets a parameter.
     *
     * @param name as on the wire
     * @param value see {@link #extra}
     * @throws IllegalArgumentException if the value has no form on the wire
     */
    protected final void set(String name, @Nullable Object value) {
        Object wire = ParamValues.wire(name, value);
        if (wire == null) {
            values.remove(name);
        } else {
            values.put(name, wire);
        }
    }

    /** Sets a parameter to what clears it. */
    protected final void clear(String name) {
        values.put(name, JsonNull.NULL);
    }

    /** Adds an item to a parameter that is a list; makes the list if there is none. */
    protected final void append(String name, Object item) {
        Object wire = ParamValues.wire(name, item);
        if (wire == null) {
            throw new IllegalArgumentException("an item of " + name + " is null");
        }
        List<Object> items = new ArrayList<>();
        switch (values.get(name)) {
            case JsonArray array -> items.addAll(array.values());
            case ParamValues.Items more -> items.addAll(more.values());
            case null, default -> {}
        }
        items.add(wire);
        values.put(name, new ParamValues.Items(items));
    }

    /** Adds an entry to a parameter that is a map, for instance metadata; makes the map if there is none. */
    protected final void put(String name, String key, @Nullable Object value) {
        JsonObject before = values.get(name) instanceof JsonObject object ? object : JsonObject.empty();
        values.put(
                name, before.toBuilder().put(key, ParamValues.json(key, value)).build());
    }

    /** Returns the names that must be set; a generated class overrides this. */
    protected List<String> requiredNames() {
        return List.of();
    }

    /**
     * Checks that all required parameters are set, those of nested objects included. Made for each call before anything is
     * sent.
     *
     * @throws IllegalArgumentException naming every one that is missing
     */
    public final void requireComplete() {
        List<String> missing = new ArrayList<>();
        collectMissing("", missing);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    (missing.size() == 1 ? "a required parameter is" : "required parameters are") + " not set: "
                            + String.join(", ", missing));
        }
    }

    final void collectMissing(String prefix, List<String> missing) {
        for (String name : requiredNames()) {
            if (!values.containsKey(name)) {
                missing.add(prefix + name);
            }
        }
        values.forEach((name, value) -> ParamValues.collectMissing(prefix + name, value, missing));
    }

    /** Returns whether no parameter is set. */
    public final boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns the parameters as they are now, cleared ones as null, without {@link #uploads}. */
    public final JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        values.forEach((name, value) -> {
            if (ParamValues.files(value).isEmpty()) {
                json.put(name, ParamValues.json(name, value));
            }
        });
        return json.build();
    }

    /** Returns the files to send, by parameter name; several of one name in their order. */
    public final Map<String, List<Upload>> uploads() {
        Map<String, List<Upload>> uploads = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            List<Upload> files = ParamValues.files(value);
            if (!files.isEmpty()) {
                uploads.put(name, files);
            }
        });
        return Collections.unmodifiableMap(uploads);
    }

    /** Returns class and names of the parameters that are set, not their values: they may be sensitive. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + values.keySet();
    }

    private static final class Untyped extends Params {}
}
