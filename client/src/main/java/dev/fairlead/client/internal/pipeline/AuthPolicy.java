package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.config.Secret;
import dev.fairlead.profile.Authentication;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/** Puts the key onto each attempt, asked for anew, so that a key can be changed while the client runs. */
public final class AuthPolicy implements Policy {

    private final Authentication authentication;
    private final Supplier<Secret> key;
    private final KnownSecrets secrets;

    /** Creates the policy. */
    public AuthPolicy(Authentication authentication, Supplier<Secret> key, KnownSecrets secrets) {
        this.authentication = authentication;
        this.key = key;
        this.secrets = secrets;
    }

    @Override
    public Stage stage() {
        return Stage.AUTH;
    }

    @Override
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        String revealed = key.get().reveal();
        secrets.remember(revealed);
        var request = exchange.request();
        return next.proceed(
                exchange.with(request.withHeaders(request.headers().with(authentication.header(), value(revealed)))));
    }

    private String value(String revealed) {
        return switch (authentication.scheme()) {
            case BEARER -> "Bearer " + revealed;
            case BASIC_KEY_AS_USER ->
                "Basic " + Base64.getEncoder().encodeToString((revealed + ":").getBytes(StandardCharsets.UTF_8));
            case RAW -> revealed;
        };
    }
}
