package dev.fairlead.profile;

import java.util.List;
import java.util.Optional;

/**
 * The keys that a provider gives out.
 *
 * @param keys the forms of a key that are usable for calls or known not to be; the first that matches counts
 */
public record Credentials(List<KeyFormat> keys) {

    /** Copies the list. */
    public Credentials {
        keys = List.copyOf(keys);
    }

    /** Returns the format that a key has; empty if it has none that is known. */
    public Optional<KeyFormat> formatOf(String key) {
        return keys.stream().filter(format -> format.matches(key)).findFirst();
    }
}
