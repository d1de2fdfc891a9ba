package dev.fairlead.sandbox.server;

import dev.fairlead.profile.KeyFormat;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.sandbox.core.ApiFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in who has the sandbox's key, as a Bearer token or as the user name of HTTP Basic. Immutable and thread-safe. */
final class KeyCheck {

    private final Profile profile;
    private final String key;

    KeyCheck(Profile profile, String key) {
        this.profile = profile;
        this.key = key;
    }

    /** Throws an {@link ApiFailure} of status 401 unless the request carries the key. */
    void check(Incoming request) {
        String given = keyOf(request.header(profile.authentication().header()));
        if (given == null || given.isEmpty()) {
            throw refused("You did not provide an API key. Send it in the header "
                    + profile.authentication().header() + ", as 'Bearer YOUR_KEY' or as the user name of HTTP Basic.");
        }
        if (same(given, key)) {
            return;
        }
        Optional<KeyFormat> format = profile.credentials().formatOf(given);
        if (format.isPresent() && format.get().mode() == Mode.LIVE) {
            throw refused("This is a sandbox, and you sent a live key: take its test key instead. Treat the live key as"
                    + " exposed if the sandbox is not your own.");
        }
        if (format.isPresent() && !format.get().usable()) {
            throw refused("A " + format.get().kind() + " cannot make this request: take a secret key.");
        }
        throw refused("Invalid API key provided: it is not the key of this sandbox.");
    }

    private static ApiFailure refused(String message) {
        return ApiFailure.of(401, "invalid_request_error", message);
    }

    private static boolean same(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String keyOf(@Nullable String header) {
        if (header == null) {
            return null;
        }
        int space = header.indexOf(' ');
        String scheme = space < 0 ? "" : header.substring(0, space);
        String rest = header.substring(space + 1).strip();
        return scheme.equalsIgnoreCase("Basic") ? userName(rest) : rest;
    }

    private static @Nullable String userName(String encoded) {
        try {
            String decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0 ? decoded : decoded.substring(0, colon);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
