package dev.fairlead.description;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be. References are already followed: a property of the type {@code {"$ref":
 * "#/components/schemas/customer"}} is the very schema named {@code customer}, so a walk over schemas may meet one of
 * them again and has to remember where it was. Equality is identity. Immutable; safe for use by any number of threads.
 */
public final class Schema {

    /** The schemas within a schema. */
    record Parts(
            Map<String, Schema> properties,
            Set<String> required,
            @Nullable Schema items,
            @Nullable Schema additionalProperties,
            List<Schema> anyOf,
            List<Schema> oneOf,
            List<Schema> allOf,
            @Nullable Discriminator discriminator) {

        static final Parts NONE = new Parts(Map.of(), Set.of(), null, null, List.of(), List.of(), List.of(), null);
    }

    private final JsonObject raw;
    private final @Nullable String name;
    private final String pointer;
    private final int line;
    private final SchemaType type;
    private final List<JsonValue> enumValues;
    private Parts parts = Parts.NONE;

    Schema(JsonObject raw, @Nullable String name, String pointer, int line) {
        this.raw = raw;
        this.name = name;
        this.pointer = pointer;
        this.line = line;
        this.type = SchemaType.of(raw);
        JsonArray values = raw.array("enum");
        this.enumValues = values == null ? List.of() : values.values();
    }

    /** Sets the parts; done once, while the document is read, because schemas may contain themselves. */
    void link(Parts linked) {
        this.parts = linked;
    }

    /** Returns the name that the document gives this schema; null for one that is written in place. */
    public @Nullable String name() {
        return name;
    }

    /** Returns where it stands in the document, as a JSON pointer (RFC 6901). */
    public String pointer() {
        return pointer;
    }

    /** Returns the line of the text on which it begins, from 1; 0 where it is not known. */
    public int line() {
        return line;
    }

    /** Returns the kind of value: as written, or as the other keywords imply. */
    public SchemaType type() {
        return type;
    }

    /** Returns the format, for instance {@code unix-time}; null where there is none. */
    public @Nullable String format() {
        return raw.string("format");
    }

    /** Returns whether null is allowed. */
    public boolean nullable() {
        return raw.isTrue("nullable");
    }

    /** Returns the values that are allowed; empty where all are. */
    public List<JsonValue> enumValues() {
        return enumValues;
    }

    /** Returns the described properties of an object, in the document's order. */
    public Map<String, Schema> properties() {
        return parts.properties();
    }

    /** Returns the names of the properties that every value has. */
    public Set<String> required() {
        return parts.required();
    }

    /** Returns what the items of an array may be; null where it is not said. */
    public @Nullable Schema items() {
        return parts.items();
    }

    /** Returns what properties beyond the described ones may be; null where it is not said. */
    public @Nullable Schema additionalProperties() {
        return parts.additionalProperties();
    }

    /** Returns whether properties beyond the described ones are refused. */
    public boolean closed() {
        return raw.get("additionalProperties") == JsonBoolean.FALSE;
    }

    /** Returns the schemas of which a value fits at least one. */
    public List<Schema> anyOf() {
        return parts.anyOf();
    }

    /** Returns the schemas of which a value fits exactly one. */
    public List<Schema> oneOf() {
        return parts.oneOf();
    }

    /** Returns the schemas that a value fits all of. */
    public List<Schema> allOf() {
        return parts.allOf();
    }

    /** Returns the choices: those of {@code anyOf} or else of {@code oneOf}; empty where this is no union. */
    public List<Schema> variants() {
        return parts.anyOf().isEmpty() ? parts.oneOf() : parts.anyOf();
    }

    /** Returns how the variants are told apart; null where it is not said. */
    public @Nullable Discriminator discriminator() {
        return parts.discriminator();
    }

    /** Returns the title; empty where there is none. */
    public String title() {
        return raw.get("title") instanceof JsonString text ? text.value() : "";
    }

    /** Returns the description, plain text, Markdown or HTML; empty where there is none. */
    public String description() {
        return raw.get("description") instanceof JsonString text ? text.value() : "";
    }

    /** Returns whether the provider advises against it. */
    public boolean deprecated() {
        return raw.isTrue("deprecated");
    }

    /** Returns the longest text, in characters; null where there is no bound. */
    public @Nullable Long maxLength() {
        return raw.integer("maxLength");
    }

    /** Returns the shortest text, in characters; null where there is no bound. */
    public @Nullable Long minLength() {
        return raw.integer("minLength");
    }

    /** Returns the regular expression (ECMA 262) that texts match somewhere; null where there is none. */
    public @Nullable String pattern() {
        return raw.string("pattern");
    }

    /** Returns the smallest number; null where there is no bound. */
    public @Nullable BigDecimal minimum() {
        return raw.get("minimum") instanceof JsonNumber number ? number.decimalValue() : null;
    }

    /** Returns the largest number; null where there is no bound. */
    public @Nullable BigDecimal maximum() {
        return raw.get("maximum") instanceof JsonNumber number ? number.decimalValue() : null;
    }

    /** Returns how a value looks in XML where nothing else is said at its place. */
    public XmlForm xml() {
        return XmlForm.of(raw);
    }

    /** Returns how a property looks in XML: as the object says, where it says it beside a reference, else as the property's schema does. */
    public XmlForm xml(String property) {
        JsonObject own = raw.object("properties");
        Schema schema = parts.properties().get(property);
        return at(own == null ? null : own.object(property), schema);
    }

    /** Returns how an item of a list looks in XML. */
    public XmlForm itemXml() {
        return at(raw.object("items"), parts.items());
    }

    /** Returns how a value of a map looks in XML. */
    public XmlForm valueXml() {
        return at(raw.object("additionalProperties"), parts.additionalProperties());
    }

    private static XmlForm at(@Nullable JsonObject written, @Nullable Schema schema) {
        return written != null && written.has("xml")
                ? XmlForm.of(written)
                : schema == null ? XmlForm.NONE : schema.xml();
    }

    /** Returns any keyword as it was written, {@code x-} extensions included; null where it is not there. */
    public @Nullable JsonValue keyword(String keyword) {
        return raw.get(keyword);
    }

    /** Returns the schema as it was written. */
    public JsonObject raw() {
        return raw;
    }

    @Override
    public String toString() {
        return name == null ? "schema at #" + pointer : "schema " + name;
    }
}
