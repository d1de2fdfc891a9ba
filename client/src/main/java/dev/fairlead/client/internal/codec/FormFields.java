package dev.fairlead.client.internal.codec;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Wire;
import dev.fairlead.profile.Wire.FormStyle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Flattens parameters into named texts, in one of the styles of {@link FormStyle}. Null and an empty list are what the
 * profile says clears a field; an empty object has no form and is left out, or refused as an item of a list.
 */
final class FormFields {

    /** Exponents beyond this are written with an exponent rather than digit by digit. */
    private static final int PLAIN_SCALE = 100;

    /** One field, not yet encoded; square brackets in the name are structure. */
    record Field(String name, String value) {

        /** Leaves the value out: it may be sensitive. */
        @Override
        public String toString() {
            return name;
        }
    }

    private final Wire wire;
    private final List<Field> fields = new ArrayList<>();

    private FormFields(Wire wire) {
        this.wire = wire;
    }

    /** Returns the fields of one parameter. */
    static List<Field> of(String name, JsonValue value, Wire wire) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a parameter has an empty name");
        }
        FormFields all = new FormFields(wire);
        all.add(name, value);
        return all.fields;
    }

    static boolean nests(Wire wire) {
        return switch (wire.form()) {
            case INDEXED_BRACKETS, EMPTY_BRACKETS -> true;
            case REPEATED_NAMES, COMMAS -> false;
        };
    }

    private void add(String name, JsonValue value) {
        switch (value) {
            case JsonObject object -> addObject(name, object);
            case JsonArray array -> addArray(name, array);
            default -> fields.add(new Field(name, text(value)));
        }
    }

    private void addObject(String name, JsonObject object) {
        if (!nests(wire)) {
            throw new IllegalArgumentException(
                    "the parameter " + name + " is an object, and the forms of this provider do not nest");
        }
        object.forEach((key, value) -> add(name + "[" + checkKey(name, key) + "]", value));
    }

    private static String checkKey(String name, String key) {
        if (key.isEmpty() || key.indexOf('[') >= 0 || key.indexOf(']') >= 0) {
            throw new IllegalArgumentException("the parameter " + name + " has the key \"" + key
                    + "\"; in a form, a key is not empty and has no square brackets");
        }
        return key;
    }

    private void addArray(String name, JsonArray array) {
        if (array.isEmpty()) {
            fields.add(new Field(name, wire.clearedBy()));
            return;
        }
        if (wire.form() == FormStyle.COMMAS) {
            fields.add(new Field(name, joined(name, array)));
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            int before = fields.size();
            add(itemName(name, i), array.get(i));
            if (fields.size() == before) {
                // Leaving it out would move its neighbours, or make the list vanish.
                throw new IllegalArgumentException(
                        "the item " + i + " of the parameter " + name + " is empty, which has no form");
            }
        }
    }

    private String itemName(String name, int index) {
        return switch (wire.form()) {
            case INDEXED_BRACKETS -> name + "[" + index + "]";
            case EMPTY_BRACKETS -> name + "[]";
            case REPEATED_NAMES, COMMAS -> name;
        };
    }

    /** An item with a comma would be read as two. */
    private String joined(String name, JsonArray array) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < array.size(); i++) {
            JsonValue item = array.get(i);
            if (item instanceof JsonArray || item instanceof JsonObject) {
                throw new IllegalArgumentException("the item " + i + " of the parameter " + name + " is an "
                        + item.kind() + ", and the forms of" + " this provider do not nest");
            }
            String text = text(item);
            if (text.indexOf(',') >= 0 || text.isEmpty()) {
                throw new IllegalArgumentException("the item " + i + " of the parameter " + name
                        + (text.isEmpty() ? " is empty" : " has a comma")
                        + ", and this provider separates items by commas");
            }
            all.append(i == 0 ? "" : ",").append(text);
        }
        return all.toString();
    }

    /** Returns the text of a value that is neither an object nor an array. */
    private String text(JsonValue value) {
        return switch (value) {
            case JsonString text -> text.value();
            case JsonNumber number -> number(number);
            case JsonBoolean bool -> bool.toJson();
            case JsonNull ignored -> wire.clearedBy();
            case JsonObject object -> throw new AssertionError(object.kind());
            case JsonArray array -> throw new AssertionError(array.kind());
        };
    }

    static String number(JsonNumber number) {
        if (number.isInteger()) {
            return number.toJson();
        }
        BigDecimal decimal = number.decimalValue();
        return Math.abs((long) decimal.scale()) > PLAIN_SCALE ? decimal.toString() : decimal.toPlainString();
    }
}
