package dev.fairlead.client.policy;

import java.util.OptionalInt;

/** How many attempts of one tenant may be under way at once; further ones wait, in their order. Immutable. */
public final class ConcurrencyOptions {

    private enum Source {
        PROFILE,
        OFF,
        FIXED,
        ADAPTIVE
    }

    private static final ConcurrencyOptions FROM_PROFILE = new ConcurrencyOptions(Source.PROFILE, 0);
    private static final ConcurrencyOptions OFF = new ConcurrencyOptions(Source.OFF, 0);

    private final Source source;
    private final int most;

    private ConcurrencyOptions(Source source, int most) {
        this.source = source;
        this.most = most;
    }

    /** What the profile says; no limit where it says nothing. The default. */
    public static ConcurrencyOptions fromProfile() {
        return FROM_PROFILE;
    }

    /** No limit, whatever the profile says. */
    public static ConcurrencyOptions off() {
        return OFF;
    }

    /**
     * A number of attempts.
     *
     * @param attempts at least 1
     */
    public static ConcurrencyOptions fixed(int attempts) {
        return new ConcurrencyOptions(Source.FIXED, checked(attempts));
    }

    /**
     * As many as the provider lets through: begins with {@code most}, takes 30 % off when the provider says that there were too
     * many, and allows one more for each round of successes after that.
     *
     * @param most no more than this, at least 1
     */
    public static ConcurrencyOptions adaptive(int most) {
        return new ConcurrencyOptions(Source.ADAPTIVE, checked(most));
    }

    private static int checked(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("at least 1 attempt is under way at once, not " + attempts);
        }
        return attempts;
    }

    /** Returns whether the profile decides. */
    public boolean isFromProfile() {
        return source == Source.PROFILE;
    }

    /** Returns whether the number follows what the provider says; false where the profile decides. */
    public boolean isAdaptive() {
        return source == Source.ADAPTIVE;
    }

    /** Returns the number of attempts; empty for no limit, and where the profile decides. */
    public OptionalInt most() {
        return most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
    }
}
