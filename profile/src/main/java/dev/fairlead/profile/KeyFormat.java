package dev.fairlead.profile;

import java.util.regex.Pattern;

/**
 * The form of one kind of key.
 *
 * @param kind the provider's word for it, for instance {@code secret key}
 * @param pattern what the whole key matches
 * @param mode what a call with it touches
 * @param usable whether a server makes calls with it (a publishable key is known, and refused)
 * @param example a made-up key of this form, for messages and {@code .env.example}
 */
public record KeyFormat(String kind, Pattern pattern, Mode mode, boolean usable, String example) {

    /** Returns whether a key has this form. */
    public boolean matches(String key) {
        return pattern.matcher(key).matches();
    }
}
