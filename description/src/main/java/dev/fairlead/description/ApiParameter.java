package dev.fairlead.description;

import org.jspecify.annotations.Nullable;

/**
 * A value that goes into the path, query, headers or cookies of a request.
 *
 * @param name as on the wire
 * @param place where it goes
 * @param required whether a request without it is refused
 * @param deprecated whether the provider advises against it
 * @param description plain text, Markdown or HTML; empty where there is none
 * @param schema what it may be
 * @param encoding how objects and arrays are written; the style {@code prefix} makes a header of each entry of a map, the name
 *     before its key
 * @param clientName what the provider's own clients call it; null where they use the name on the wire, or it is not said
 */
public record ApiParameter(
        String name,
        Place place,
        boolean required,
        boolean deprecated,
        String description,
        Schema schema,
        Encoding encoding,
        @Nullable String clientName) {

    /** Makes a parameter that clients call as it is called on the wire. */
    public ApiParameter(
            String name,
            Place place,
            boolean required,
            boolean deprecated,
            String description,
            Schema schema,
            Encoding encoding) {
        this(name, place, required, deprecated, description, schema, encoding, null);
    }

    /** Where a parameter goes. */
    public enum Place {
        /** A variable of the path template. */
        PATH,
        /** The query string. */
        QUERY,
        /** A header field. */
        HEADER,
        /** A cookie. */
        COOKIE
    }
}
