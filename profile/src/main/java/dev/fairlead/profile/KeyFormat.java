package dev.fairlead.profile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of one kind of key.
 *
 * @param kind the provider's word for it, for instance {@code secret key}
 * @param pattern what the whole key matches
 * @param mode what a call with it touches; null where its form does not tell
 * @param usable whether a server makes calls with it (a publishable key is known, and refused)
 * @param example a made-up key of this form, for messages and {@code .env.example}
 */
public record KeyFormat(
        String kind, Pattern pattern, @Nullable Mode mode, boolean usable, String example) {

    private static final Pattern BEGINNING = Pattern.compile("(?:[A-Za-z0-9_-]|\\\\[.-])+(?![*+?{])");

    /** Returns what every key of this form begins with; empty where nothing is the same. */
    public String beginning() {
        Matcher matcher = BEGINNING.matcher(pattern.pattern());
        return matcher.lookingAt() ? matcher.group().replace("\\", "") : "";
    }

    /** Returns whether a key has this form. */
    public boolean matches(String key) {
        return pattern.matcher(key).matches();
    }
}
