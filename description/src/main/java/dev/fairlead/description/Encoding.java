package dev.fairlead.description;

import org.jspecify.annotations.Nullable;

/**
 * How one value is written into a path, query or form.
 *
 * @param style the style's name in OpenAPI: {@code simple}, {@code form}, {@code deepObject} and so on
 * @param explode whether arrays and objects become one pair for each item or member
 * @param contentType the media type of a part; null for the usual one
 */
public record Encoding(
        String style, boolean explode, @Nullable String contentType) {}
