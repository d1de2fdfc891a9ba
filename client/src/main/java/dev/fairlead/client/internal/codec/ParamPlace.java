package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.ParamStyle;
import org.jspecify.annotations.Nullable;

/**
 * Where one parameter goes, and how it is written there.
 *
 * @param where part of the request; null for where parameters of its operation usually go
 * @param wireName its name there; null where that is the name by which it is set
 * @param style null for the provider's usual one
 * @param reserved whether characters with a meaning in addresses stay as they are
 * @param partType the media type of its part in a multipart body; null for the usual one
 */
public record ParamPlace(
        @Nullable Where where,
        @Nullable String wireName,
        @Nullable ParamStyle style,
        boolean reserved,
        @Nullable String partType) {

    /** A part of a request. */
    public enum Where {
        /** The query of its address. */
        QUERY,
        /** A header field. */
        HEADER,
        /** The header field {@code Cookie}. */
        COOKIE
    }

    /** A parameter of which nothing is said. */
    public static final ParamPlace USUAL = new ParamPlace(null, null, null, false, null);

    /** Returns the place in this part of the request. */
    public ParamPlace in(Where other) {
        return new ParamPlace(other, wireName, style, reserved, partType);
    }

    /** Returns the place under this name. */
    public ParamPlace named(String name) {
        return new ParamPlace(where, name, style, reserved, partType);
    }

    /** Returns the place with this style. */
    public ParamPlace styled(ParamStyle other) {
        return new ParamPlace(where, wireName, other, reserved, partType);
    }

    /** Returns the place with reserved characters as they are. */
    public ParamPlace withReserved() {
        return new ParamPlace(where, wireName, style, true, partType);
    }

    /** Returns the place as a part of this media type. */
    public ParamPlace partType(String mediaType) {
        return new ParamPlace(where, wireName, style, reserved, mediaType);
    }
}
