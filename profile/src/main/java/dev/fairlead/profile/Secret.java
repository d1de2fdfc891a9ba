package dev.fairlead.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A value that must not be seen: an API key, a signing secret. It prints as stars, cannot be serialised, and comparing two
 * takes the same time wherever they differ. Immutable.
 */
public final class Secret {

    private static final String STARS = "****";
    private static final int SHORTEST_WITH_TAIL = 17;
    private static final int TAIL = 4;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Returns a secret.
     *
     * @throws IllegalArgumentException if the value is blank or has a control character, such as the line break at the end
     *     of a file that it was read from
     */
    public static Secret of(String value) {
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    value.isBlank() ? "a secret is not blank" : "a secret has no control characters and is one line");
        }
        return new Secret(value);
    }

    /** Returns the value itself, for the one place that needs it. Never print it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns stars, and the last four characters where the value is longer than sixteen. */
    @Override
    public String toString() {
        return value.length() < SHORTEST_WITH_TAIL ? STARS : STARS + value.substring(value.length() - TAIL);
    }
}
