package dev.fairlead.description;

import org.jspecify.annotations.Nullable;

/**
 * How one value is written into a path, query or form.
 *
 * @param style the style's name in OpenAPI: {@code simple}, {@code form}, {@code deepObject} and so on
 * @param explode whether arrays and objects become one pair for each item or member
 * @param contentType the media type of a part, or that in which a parameter is written; null for the usual one
 * @param allowReserved whether characters that have a meaning in addresses stay as they are
 */
public record Encoding(
        String style, boolean explode, @Nullable String contentType, boolean allowReserved) {

    /** Makes one that encodes reserved characters. */
    public Encoding(String style, boolean explode, @Nullable String contentType) {
        this(style, explode, contentType, false);
    }

    /** Returns whether the value is written as JSON. */
    public boolean isJson() {
        return contentType != null && contentType.contains("json");
    }
}
