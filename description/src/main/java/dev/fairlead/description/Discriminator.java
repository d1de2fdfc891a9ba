package dev.fairlead.description;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the variants of a union are told apart.
 *
 * @param property the property whose value names the variant
 * @param mapping schemas by that value; may be empty, then the value is the schema's own name
 */
public record Discriminator(String property, Map<String, Schema> mapping) {

    /** Copies the map. */
    public Discriminator {
        mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
    }
}
