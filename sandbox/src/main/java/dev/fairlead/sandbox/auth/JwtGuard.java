package dev.fairlead.sandbox.auth;

import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.wire.Incoming;
import org.jspecify.annotations.Nullable;

/** A JWT that the client signed itself, as Bearer token. */
final class JwtGuard implements Guard {

    private final JwtVerifier verifier;

    JwtGuard(JwtVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public boolean isTried(Incoming request) {
        return Guard.bearer(request) != null;
    }

    @Override
    public @Nullable ApiFailure objection(Incoming request) {
        String token = Guard.bearer(request);
        String trouble = token == null ? "is missing" : verifier.objection(token);
        return trouble == null ? null : Guard.refused("The signed token " + trouble + ".");
    }

    @Override
    public String how() {
        return "a JWT signed with the private key of this sandbox as 'Authorization: Bearer'";
    }
}
