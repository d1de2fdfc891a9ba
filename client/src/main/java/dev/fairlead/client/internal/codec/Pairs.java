package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.ParamStyle;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Wire;

/** A query, form body or list of cookies in the making. */
final class Pairs {

    private final Wire wire;
    private final String space;
    private final String separator;
    private final StringBuilder out = new StringBuilder();

    private Pairs(Wire wire, String space, String separator) {
        this.wire = wire;
        this.space = space;
        this.separator = separator;
    }

    static Pairs query(Wire wire, String fixed) {
        Pairs pairs = new Pairs(wire, "%20", "&");
        pairs.out.append(fixed);
        return pairs;
    }

    static Pairs form(Wire wire) {
        return new Pairs(wire, "+", "&");
    }

    static Pairs cookies(Wire wire) {
        return new Pairs(wire, "%20", "; ");
    }

    /** Adds a parameter in its own style, or else in the provider's. */
    void add(String name, JsonValue value, ParamPlace place) {
        ParamStyle style = place.style();
        if (style == null && place.reserved()) {
            style = ParamStyle.FORM_EXPLODED;
        }
        if (style != null) {
            JsonValue sent = value == JsonNull.NULL ? new JsonString(wire.clearedBy()) : value;
            StyledValue.pairs(name, sent, style, place.reserved(), space)
                    .forEach(pair -> separate().append(pair));
        } else {
            FormFields.of(name, value, wire).forEach(this::add);
        }
    }

    private void add(FormFields.Field field) {
        PercentEncoding.append(separate(), field.name(), space, true).append('=');
        PercentEncoding.append(out, field.value(), space, false);
    }

    private StringBuilder separate() {
        return out.isEmpty() ? out : out.append(separator);
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
