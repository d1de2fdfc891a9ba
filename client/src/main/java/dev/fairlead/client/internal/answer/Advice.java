package dev.fairlead.client.internal.answer;

import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.Meaning;
import dev.fairlead.profile.Retries;
import java.util.Set;
import java.util.stream.Collectors;

/** What to do about an answer, in words: those of the profile, else what its meaning suggests. Immutable and thread-safe. */
public final class Advice {

    private final String onCredentials;

    /** Creates the advice of a provider that takes these credentials. */
    public Advice(Authentication authentication) {
        Set<String> words =
                authentication.schemes().stream().map(Advice::onCredentials).collect(Collectors.toSet());
        this.onCredentials = words.size() == 1 ? words.iterator().next() : "check the credentials";
    }

    private static String onCredentials(AuthScheme scheme) {
        return switch (scheme) {
            case AuthScheme.Keys ignored -> "check the API key";
            case AuthScheme.Basic basic -> basic.password().isEmpty() ? "check the API key" : "check user and password";
            case AuthScheme.OAuth oauth ->
                oauth.grant() == AuthScheme.Grant.AUTHORIZATION_CODE
                        ? "the access token was refused: connect the account again, and check the scopes it was granted"
                        : "the access token was refused: check the client's credentials, and the scopes it was granted";
            case AuthScheme.SignedJwt ignored -> "check the signing key, its id, and this machine's clock";
            case AuthScheme.SigV4 ignored -> "check the signing key, the region, and this machine's clock";
            case AuthScheme.AzureSharedKey ignored -> "check the account key, and this machine's clock";
            case AuthScheme.Hmac ignored -> "check the signing key, and this machine's clock";
            case AuthScheme.MutualTls ignored -> "check the client certificate";
            case AuthScheme.None ignored -> "it asks for credentials, and its profile has none";
        };
    }

    /** Returns what to do; empty where the answer says it all. */
    public String on(Retries.Rule rule, int status) {
        return rule.advice() != null ? rule.advice() : on(rule.outcome(), status);
    }

    private String on(Meaning meaning, int status) {
        return switch (meaning) {
            case UNAUTHENTICATED -> onCredentials;
            case THROTTLED -> "send fewer requests, or ask the provider for a higher limit";
            case EXHAUSTED -> "a quota is spent: wait for its next period, or ask the provider for more";
            case BUSY ->
                "another request works on the same object or with the same key; change it from one place at a time";
            case TRANSIENT -> "";
            case PERMANENT -> "";
            case REJECTED -> status == 403 ? "check what these credentials are allowed to do" : "";
        };
    }
}
