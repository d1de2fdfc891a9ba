package dev.fairlead.sandbox.auth;

import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.Jwt;
import dev.fairlead.profile.AuthScheme.JwtAlgorithm;
import dev.fairlead.profile.CredentialField;
import dev.fairlead.profile.KeyFormat;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.sandbox.synthesis.PatternText;
import java.security.PublicKey;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The only credentials that a sandbox knows, by the names that the profile gives them. All made up. Immutable. */
public final class MadeUpCredentials {

    private static final String AWS_SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String AZURE_KEY = "RmFpcmxlYWQgc2FuZGJveDogYSBtYWRlLXVwIGtleSBmb3IgdGVzdHMh";

    private final Map<String, Secret> values = new LinkedHashMap<>();
    private final Map<String, PublicKey> publicKeys = new LinkedHashMap<>();

    /**
     * Makes them up.
     *
     * @param apiKey the credential {@code api_key}; null for one of the form that the profile knows
     */
    public MadeUpCredentials(Profile profile, @Nullable String apiKey) {
        for (AuthScheme scheme : profile.authentication().schemes()) {
            Jwt jwt = switch (scheme) {
                case AuthScheme.OAuth oauth -> oauth.jwt();
                case AuthScheme.SignedJwt signed -> signed.jwt();
                default -> null;
            };
            if (jwt != null) {
                addKeys(jwt.key(), jwt.algorithm());
            }
            if (scheme instanceof AuthScheme.Hmac hmac) {
                values.put(hmac.key(), Secret.of(key(hmac)));
            }
        }
        for (CredentialField field : profile.authentication().credentials()) {
            values.computeIfAbsent(field.name(), name -> Secret.of(value(field, profile)));
        }
        if (apiKey != null && (values.isEmpty() || values.containsKey("api_key"))) {
            values.put("api_key", Secret.of(apiKey));
        }
    }

    private void addKeys(String name, JwtAlgorithm algorithm) {
        if (!values.containsKey(name)) {
            JwtKeys keys = JwtKeys.generate(algorithm);
            values.put(name, Secret.of(keys.pem()));
            publicKeys.put(name, keys.publicKey());
        }
    }

    private static String key(AuthScheme.Hmac hmac) {
        return switch (hmac.keyEncoding()) {
            case TEXT -> "fairlead-sandbox-" + hmac.key();
            case HEX -> "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
            case BASE64 -> AZURE_KEY;
        };
    }

    private static String value(CredentialField field, Profile profile) {
        if (field.name().equals("api_key")) {
            Optional<String> known = usableKey(profile);
            if (known.isPresent()) {
                return known.get();
            }
        }
        String made = switch (field.name()) {
            case "secret_access_key" -> AWS_SECRET;
            case "account_key" -> AZURE_KEY;
            default -> field.example().isEmpty() ? "sandbox_" + field.name() + "_0000" : field.example();
        };
        return field.accepts(made) || field.pattern() == null
                ? made
                : PatternText.of(field.pattern().pattern()).orElse(made);
    }

    /** A live key is refused by clients whose calls go to a stand-in. */
    private static Optional<String> usableKey(Profile profile) {
        return profile.credentials().keys().stream()
                .filter(KeyFormat::usable)
                .min(Comparator.comparingInt(format -> format.mode() == Mode.LIVE ? 1 : 0))
                .map(KeyFormat::example)
                .filter(example -> !example.isEmpty());
    }

    /** Returns them by name, in the profile's order. */
    public Map<String, Secret> all() {
        return Collections.unmodifiableMap(values);
    }

    /** Returns one as it is; empty if there is none of this name. */
    String reveal(String name) {
        Secret value = values.get(name);
        return value == null ? "" : value.reveal();
    }

    /** Returns the public half of a private key. */
    PublicKey publicKey(String name) {
        PublicKey key = publicKeys.get(name);
        if (key == null) {
            throw new IllegalArgumentException("no key pair was made for " + name);
        }
        return key;
    }

    /** Returns the names only. */
    @Override
    public String toString() {
        return "MadeUpCredentials" + values.keySet();
    }
}
