package dev.fairlead.sandbox.auth;

import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.wire.Incoming;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Checks one scheme. Implementations are thread-safe. */
interface Guard {

    /** Returns whether a request tries this scheme at all. */
    boolean isTried(Incoming request);

    /** Returns why a request that tries this scheme is not let in; null if it is. */
    @Nullable
    ApiFailure objection(Incoming request);

    /** Returns where the credentials go, as the end of a sentence that begins with "Send". */
    String how();

    /** The failure of somebody who is not let in. */
    static ApiFailure refused(String message) {
        return ApiFailure.of(401, "invalid_request_error", message);
    }

    /** Compares in constant time. */
    static boolean same(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the token of {@code Authorization: Bearer}; null for none. */
    static @Nullable String bearer(Incoming request) {
        return afterWord(request, "Bearer ");
    }

    /** Returns what follows a word in the header {@code Authorization}; null where another stands there. */
    static @Nullable String afterWord(Incoming request, String word) {
        String header = request.header("Authorization");
        return header != null && header.regionMatches(true, 0, word, 0, word.length())
                ? header.substring(word.length()).strip()
                : null;
    }
}
