package dev.fairlead.profile;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a repeated request is recognised.
 *
 * @param header the request header that carries the key
 * @param methods the methods that take a key
 * @param maxLength the longest key, in characters
 * @param retention how long the provider remembers a key, at least
 * @param replayedHeader the response header that marks an answer from memory; null where none does
 */
public record Idempotency(
        String header,
        Set<String> methods,
        int maxLength,
        Duration retention,
        @Nullable String replayedHeader) {

    /** Copies the set. */
    public Idempotency {
        methods = Set.copyOf(methods);
    }
}
