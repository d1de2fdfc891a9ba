package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.AuthorizationCode;
import dev.fairlead.client.internal.auth.FirstUsable.Choice;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Authentication;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The authenticator that carries out what a profile says, and the flow that connects accounts where it has one. Immutable. */
public final class Authenticators {

    private final AuthRuntime runtime;
    private final Credentials credentials;
    private final Fingerprints fingerprints = new Fingerprints();
    private final ClockOffset clock;
    private final Authenticator authenticator;
    private @Nullable AuthorizationCode flow;

    /** Makes the authenticator of a client. */
    public Authenticators(AuthRuntime runtime) {
        this.runtime = runtime;
        this.credentials = new Credentials(
                runtime.source(),
                runtime.settings().keyGuard(),
                runtime.secrets(),
                runtime.settings().profile().authentication().credentials());
        this.clock = new ClockOffset(runtime.time());
        this.authenticator = all(runtime.settings().profile().authentication());
    }

    /** Returns who puts credentials onto attempts. */
    public Authenticator authenticator() {
        return authenticator;
    }

    /** Returns the flow that connects accounts; empty where the profile has none. */
    public Optional<AuthorizationCode> authorizationCode() {
        return Optional.ofNullable(flow);
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
            case AuthScheme.OAuth oauth -> oauth(oauth);
            case AuthScheme.SignedJwt jwt ->
                new SignedJwtAuthenticator(jwt, credentials, fingerprints, clock, runtime.random());
            case AuthScheme.SigV4 sigV4 -> new SigV4Authenticator(sigV4, credentials, fingerprints, clock);
            case AuthScheme.AzureSharedKey ignored -> new AzureSharedKeyAuthenticator(credentials, fingerprints, clock);
            case AuthScheme.Hmac hmac ->
                new HmacAuthenticator(hmac, credentials, fingerprints, clock, runtime.random());
            case AuthScheme.MutualTls ignored -> Anonymous.INSTANCE;
            case AuthScheme.None ignored -> Anonymous.INSTANCE;
        };
    }

    private Authenticator oauth(AuthScheme.OAuth scheme) {
        OAuthAuthenticator oauth = new OAuthAuthenticator(scheme, runtime, credentials, fingerprints);
        if (scheme.grant() == AuthScheme.Grant.AUTHORIZATION_CODE) {
            flow = new AuthorizationCodeFlow(oauth, runtime.random());
        }
        return oauth;
    }
}
