package dev.fairlead.sandbox.auth;

import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.wire.Incoming;
import org.jspecify.annotations.Nullable;

/** OAuth 2: a token that the sandbox's own token endpoint gave out (RFC 6750 §2.1). */
final class TokenGuard implements Guard {

    private final Tokens tokens;
    private final String path;

    TokenGuard(Tokens tokens, String path) {
        this.tokens = tokens;
        this.path = path;
    }

    @Override
    public boolean isTried(Incoming request) {
        return Guard.bearer(request) != null;
    }

    @Override
    public @Nullable ApiFailure objection(Incoming request) {
        String token = Guard.bearer(request);
        return token != null && tokens.holds(token)
                ? null
                : Guard.refused(
                        "The access token is none of this sandbox, or has expired. Get one with POST " + path + ".");
    }

    @Override
    public String how() {
        return "an access token as 'Authorization: Bearer'; POST " + path + " gives one";
    }
}
