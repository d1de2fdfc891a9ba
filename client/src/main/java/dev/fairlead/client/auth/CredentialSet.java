package dev.fairlead.client.auth;

import dev.fairlead.profile.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The credentials of one tenant by name: those that the profile's schemes ask for ({@code api_key}; {@code client_id} and
 * {@code client_secret}; …). Immutable; its text has the names only.
 */
public final class CredentialSet {

    private final Map<String, Secret> values;

    private CredentialSet(Map<String, Secret> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Returns a set of one credential. */
    public static CredentialSet of(String name, Secret value) {
        return new CredentialSet(Map.of(name, value));
    }

    /** Returns a set of credentials by name. */
    public static CredentialSet of(Map<String, Secret> values) {
        return new CredentialSet(values);
    }

    /** Returns a set without credentials. */
    public static CredentialSet none() {
        return new CredentialSet(Map.of());
    }

    /** Returns this set and one more, in place of one of the same name. */
    public CredentialSet and(String name, Secret value) {
        Map<String, Secret> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new CredentialSet(more);
    }

    /** Returns this set and one more that is no secret, such as a client id or a region. */
    public CredentialSet and(String name, String value) {
        return and(name, Secret.of(value));
    }

    /** Returns this set and a private key, whose PEM may have line breaks. */
    public CredentialSet andPem(String name, String pem) {
        return and(name, Secret.of(pem.strip().replaceAll("\\R", " ")));
    }

    /** Returns the names that are present. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Returns a credential. */
    public Optional<Secret> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * Returns the value of a credential, for the one place that needs it. Never print it.
     *
     * @throws CredentialException if there is none of this name
     */
    public String reveal(String name) {
        Secret secret = values.get(name);
        if (secret == null) {
            throw CredentialException.lasting("there is no credential \"" + name + "\"; present are: "
                    + (values.isEmpty() ? "none" : String.join(", ", values.keySet())));
        }
        return secret.reveal();
    }

    @Override
    public boolean equals(Object other) {
        return other == this || (other instanceof CredentialSet that && values.equals(that.values));
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "CredentialSet" + values.keySet();
    }
}
