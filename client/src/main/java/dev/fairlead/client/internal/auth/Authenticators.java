package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.internal.auth.FirstUsable.Choice;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Authentication;
import java.util.ArrayList;
import java.util.List;

/** Makes the authenticator that carries out what a profile says. */
public final class Authenticators {

    private final AuthRuntime runtime;
    private final Credentials credentials;
    private final Fingerprints fingerprints = new Fingerprints();

    private Authenticators(AuthRuntime runtime) {
        this.runtime = runtime;
        this.credentials = new Credentials(
                runtime.source(),
                runtime.settings().keyGuard(),
                runtime.secrets(),
                runtime.settings().profile().authentication().credentials());
    }

    /** Returns the authenticator of a client. */
    public static Authenticator of(AuthRuntime runtime) {
        return new Authenticators(runtime).all(runtime.settings().profile().authentication());
    }

    private Authenticator all(Authentication authentication) {
        List<Choice> choices = new ArrayList<>();
        for (AuthScheme scheme : authentication.schemes()) {
            choices.add(new Choice(scheme, scheme.required(), one(scheme)));
        }
        return choices.size() == 1 ? choices.getFirst().authenticator() : new FirstUsable(credentials, choices);
    }

    private Authenticator one(AuthScheme scheme) {
        return switch (scheme) {
            case AuthScheme.Keys keys -> KeysAuthenticator.of(keys, credentials, fingerprints);
            case AuthScheme.Basic basic -> KeysAuthenticator.of(basic, credentials, fingerprints);
            case AuthScheme.OAuth oauth -> throw notYet(oauth);
            case AuthScheme.SignedJwt jwt -> throw notYet(jwt);
            case AuthScheme.SigV4 sigV4 -> throw notYet(sigV4);
            case AuthScheme.AzureSharedKey azure -> throw notYet(azure);
            case AuthScheme.Hmac hmac -> throw notYet(hmac);
            case AuthScheme.MutualTls ignored -> Anonymous.INSTANCE;
            case AuthScheme.None ignored -> Anonymous.INSTANCE;
        };
    }

    private IllegalArgumentException notYet(AuthScheme scheme) {
        return new IllegalArgumentException("the scheme " + scheme.kind() + " of "
                + runtime.settings().profile().name() + " is not carried out");
    }
}
