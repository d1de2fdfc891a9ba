package dev.fairlead.client.model;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tells objects of one type from those of another in a union: constants, and members that must be there. Immutable. */
public final class Shape {

    static final Comparator<Shape> MOST_SPECIFIC_FIRST = Comparator.<Shape>comparingInt(shape -> shape.constants.size())
            .thenComparingInt(shape -> shape.required.size())
            .reversed();

    private static final Shape ANY = new Shape(Map.of(), List.of());

    private final Map<String, JsonValue> constants;
    private final List<String> required;

    private Shape(Map<String, JsonValue> constants, List<String> required) {
        this.constants = constants;
        this.required = required;
    }

    /** Returns the shape that every object has. */
    public static Shape of() {
        return ANY;
    }

    /**
     * Returns this shape with one more member that always has the same value.
     *
     * @param value anything that {@link JsonValue#of} takes
     */
    public Shape constant(String name, Object value) {
        Map<String, JsonValue> more = new LinkedHashMap<>(constants);
        more.put(name, JsonValue.of(value));
        return new Shape(more, required);
    }

    /** Returns this shape with more members that must be there, whatever their value. */
    public Shape required(String... names) {
        List<String> more = new ArrayList<>(required);
        more.addAll(Arrays.asList(names));
        return new Shape(constants, List.copyOf(more));
    }

    boolean fits(JsonObject object) {
        for (Map.Entry<String, JsonValue> constant : constants.entrySet()) {
            if (!constant.getValue().equals(object.get(constant.getKey()))) {
                return false;
            }
        }
        for (String name : required) {
            if (!object.has(name)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Shape" + constants + required;
    }
}
