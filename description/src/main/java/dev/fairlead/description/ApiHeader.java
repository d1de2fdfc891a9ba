package dev.fairlead.description;

import org.jspecify.annotations.Nullable;

/**
 * A header of a response, or several.
 *
 * @param name as on the wire; what the names begin with where {@code prefix}; {@link #STATUS} for the status code
 * @param prefix whether all headers are meant whose names begin so: a map by what follows
 * @param description plain text, Markdown or HTML; empty where there is none
 * @param schema what it may be
 * @param field the property of the response's {@linkplain ApiResponse#result result} that it fills; null for none
 */
public record ApiHeader(
        String name,
        boolean prefix,
        String description,
        Schema schema,
        @Nullable String field) {

    /** The name under which the status code stands (RFC 9113 §8.3.2). */
    public static final String STATUS = ":status";
}
