package dev.fairlead.description;

import dev.fairlead.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * How a value looks in XML: OpenAPI's {@code xml} object, and what Smithy says beyond it. Null is what is not said.
 *
 * @param name of the element or attribute
 * @param namespace its address
 * @param prefix of the namespace
 * @param attribute whether it is an attribute
 * @param wrapped whether the items of a list, or the entries of a map, have an element around them
 * @param entry the element of an entry of a map
 * @param key the element of its key
 * @param value the element of its value
 * @param within the element within the root that holds the members
 * @param formName its name in a form, where that differs
 */
public record XmlForm(
        @Nullable String name,
        @Nullable String namespace,
        @Nullable String prefix,
        boolean attribute,
        boolean wrapped,
        @Nullable String entry,
        @Nullable String key,
        @Nullable String value,
        @Nullable String within,
        @Nullable String formName) {

    /** Nothing is said. */
    public static final XmlForm NONE = new XmlForm(null, null, null, false, false, null, null, null, null, null);

    /** Reads the keyword {@code xml} of a schema. */
    static XmlForm of(@Nullable JsonObject schema) {
        JsonObject xml = schema == null ? null : schema.object("xml");
        if (xml == null) {
            return NONE;
        }
        return new XmlForm(
                xml.string("name"),
                xml.string("namespace"),
                xml.string("prefix"),
                xml.isTrue("attribute"),
                xml.isTrue("wrapped"),
                xml.string("x-entry"),
                xml.string("x-key"),
                xml.string("x-value"),
                xml.string("x-within"),
                xml.string("x-form-name"));
    }
}
