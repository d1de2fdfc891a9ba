package dev.fairlead.client.internal.codec;

import dev.fairlead.client.format.BodyFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What few operations have.
 *
 * @param format of the body; null for that of its encoding
 * @param constants headers that are always the same
 * @param prefixes parameters of which each entry is a header: the parameter's name, then the entry's
 * @param dates parameters that headers write as dates of their own form
 * @param token the parameter that names a call, and gets a random value where it is not set; null for none
 * @param checksum whether the body goes with its MD5 (RFC 1864)
 */
public record RequestExtras(
        @Nullable BodyFormat format,
        Map<String, String> constants,
        Set<String> prefixes,
        Set<String> dates,
        @Nullable String token,
        boolean checksum) {

    /** Nothing of it. */
    public static final RequestExtras NONE = new RequestExtras(null, Map.of(), Set.of(), Set.of(), null, false);

    /** Copies the collections. */
    public RequestExtras {
        constants = Map.copyOf(new LinkedHashMap<>(constants));
        prefixes = Set.copyOf(prefixes);
        dates = Set.copyOf(dates);
    }
}
