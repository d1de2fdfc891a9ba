package dev.fairlead.client.internal.codec;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers some of the addresses that were made lately. Most of what creates something, and every poll, goes to an address that
 * was used before, and taking an address apart costs more than finding it. They bear no credentials: those come later. Thread-safe.
 */
public final class RecentAddresses {

    private static final int KEPT = 64;

    private final AtomicReferenceArray<@Nullable URI> recent = new AtomicReferenceArray<>(KEPT);

    /**
     * Returns an address.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public URI of(String text) {
        int place = text.hashCode() & KEPT - 1;
        URI known = recent.get(place);
        if (known != null && known.toString().equals(text)) {
            return known;
        }
        URI made = URI.create(text);
        recent.set(place, made);
        return made;
    }
}
