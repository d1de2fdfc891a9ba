package dev.fairlead.profile;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the user of a provider has to have, by the name under which schemes and settings know it.
 *
 * @param name lower-case letters, digits and underscores, for instance {@code client_secret}; its upper-case form ends the
 *     name of a setting ({@code PAYPAL_CLIENT_SECRET})
 * @param secret whether it must never be printed
 * @param required whether the scheme cannot do without
 * @param meaning what it is and where to find it, for people
 * @param example a made-up value for {@code .env.example}; empty for none
 * @param pattern what the whole value matches; null where nothing is known of its form
 */
public record CredentialField(
        String name,
        boolean secret,
        boolean required,
        String meaning,
        String example,
        @Nullable Pattern pattern) {

    /** Creates a field of whose form nothing is known. */
    public CredentialField(String name, boolean secret, boolean required, String meaning, String example) {
        this(name, secret, required, meaning, example, null);
    }

    /** Returns whether a value has the form that is known. */
    public boolean accepts(String value) {
        return pattern == null || pattern.matcher(value).matches();
    }
}
