package dev.fairlead.description;

/**
 * A value that goes into the path, query, headers or cookies of a request.
 *
 * @param name as on the wire
 * @param place where it goes
 * @param required whether a request without it is refused
 * @param deprecated whether the provider advises against it
 * @param description plain text, Markdown or HTML; empty where there is none
 * @param schema what it may be
 * @param encoding how objects and arrays are written
 */
public record ApiParameter(
        String name,
        Place place,
        boolean required,
        boolean deprecated,
        String description,
        Schema schema,
        Encoding encoding) {

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
