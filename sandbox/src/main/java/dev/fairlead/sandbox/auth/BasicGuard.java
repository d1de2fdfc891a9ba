package dev.fairlead.sandbox.auth;

import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Templates;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.wire.Incoming;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** HTTP Basic (RFC 7617) with a user name and a password. */
final class BasicGuard implements Guard {

    private final AuthScheme.Basic scheme;
    private final String wanted;

    BasicGuard(AuthScheme.Basic scheme, MadeUpCredentials credentials) {
        this.scheme = scheme;
        this.wanted = Templates.fill(scheme.user(), credentials::reveal) + ":"
                + Templates.fill(scheme.password(), credentials::reveal);
    }

    @Override
    public boolean isTried(Incoming request) {
        return Guard.afterWord(request, "Basic ") != null;
    }

    @Override
    public @Nullable ApiFailure objection(Incoming request) {
        return Guard.same(decoded(Guard.afterWord(request, "Basic ")), wanted)
                ? null
                : Guard.refused("The user name or the password is not the one of this sandbox.");
    }

    /** Returns the pair that HTTP Basic encodes; empty where it is malformed. */
    static String decoded(@Nullable String encoded) {
        try {
            return encoded == null ? "" : new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    @Override
    public String how() {
        String password = scheme.password().isEmpty() ? "no password" : scheme.password() + " as the password";
        return scheme.user() + " as the user name and " + password + " of HTTP Basic";
    }
}
