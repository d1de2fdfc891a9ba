package dev.fairlead.profile;

/**
 * One thing that the user of a provider has to have, by the name under which schemes and settings know it.
 *
 * @param name lower-case letters, digits and underscores, for instance {@code client_secret}; its upper-case form ends the
 *     name of a setting ({@code PAYPAL_CLIENT_SECRET})
 * @param secret whether it must never be printed
 * @param required whether the scheme cannot do without
 * @param meaning what it is and where to find it, for people
 * @param example a made-up value for {@code .env.example}; empty for none
 */
public record CredentialField(String name, boolean secret, boolean required, String meaning, String example) {}
