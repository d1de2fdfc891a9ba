package dev.fairlead.sandbox.server;

import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import dev.fairlead.profile.KeyFormat;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Templates;
import dev.fairlead.sandbox.core.ApiFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who has the sandbox's key, in any place where the profile's schemes put a key: a header, a query parameter, or either
 * half of HTTP Basic. Immutable and thread-safe.
 */
final class KeyCheck {

    private final Profile profile;
    private final String key;
    private final List<Placement> placements;
    private final boolean basic;

    KeyCheck(Profile profile, String key) {
        this.profile = profile;
        this.key = key;
        List<AuthScheme> schemes = profile.authentication().schemes();
        this.placements = schemes.stream()
                .filter(AuthScheme.Keys.class::isInstance)
                .flatMap(scheme -> ((AuthScheme.Keys) scheme).placements().stream())
                .toList();
        this.basic = schemes.stream().anyMatch(AuthScheme.Basic.class::isInstance);
    }

    /** Throws an {@link ApiFailure} of status 401 unless the request carries the key, or no scheme has one. */
    void check(Incoming request) {
        if (placements.isEmpty() && !basic) {
            return;
        }
        List<String> given = keysIn(request);
        if (given.isEmpty()) {
            throw refused("You did not provide an API key. Send it " + places() + ".");
        }
        if (given.stream().anyMatch(candidate -> same(candidate, key))) {
            return;
        }
        for (String candidate : given) {
            Optional<KeyFormat> format = profile.credentials().formatOf(candidate);
            if (format.isPresent() && format.get().mode() == Mode.LIVE) {
                throw refused(
                        "This is a sandbox, and you sent a live key: take its test key instead. Treat the live key as"
                                + " exposed if the sandbox is not your own.");
            }
            if (format.isPresent() && !format.get().usable()) {
                throw refused("A " + format.get().kind() + " cannot make this request: take a secret key.");
            }
        }
        throw refused("Invalid API key provided: it is not the key of this sandbox.");
    }

    private String places() {
        List<String> places = new ArrayList<>();
        for (Placement place : placements) {
            places.add(
                    place.in() == Place.HEADER
                            ? "in the header " + place.name() + ", as '"
                                    + Templates.fill(place.value(), name -> "YOUR_KEY") + "'"
                            : "in the query parameter " + place.name());
        }
        if (basic) {
            places.add("as the user name of HTTP Basic");
        }
        return String.join(" or ", places);
    }

    private List<String> keysIn(Incoming request) {
        List<String> given = new ArrayList<>();
        for (Placement place : placements) {
            String value =
                    place.in() == Place.HEADER ? request.header(place.name()) : queryValue(request.query, place.name());
            addIfAny(given, value == null ? null : inTemplate(place.value(), value));
        }
        String authorization = request.header("Authorization");
        if (basic && authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            halves(authorization.substring(6).strip()).forEach(half -> addIfAny(given, half));
        }
        return given;
    }

    private static void addIfAny(List<String> given, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            given.add(value);
        }
    }

    /** Returns what stands in place of the name in a template with one name; null where the rest differs. */
    private static @Nullable String inTemplate(String template, String value) {
        int open = template.indexOf('{');
        int close = template.indexOf('}');
        if (open < 0) {
            return null;
        }
        String before = template.substring(0, open);
        String after = template.substring(close + 1);
        boolean fits = value.length() >= before.length() + after.length()
                && value.regionMatches(true, 0, before, 0, before.length())
                && value.endsWith(after);
        return fits
                ? value.substring(before.length(), value.length() - after.length())
                        .strip()
                : null;
    }

    private static @Nullable String queryValue(String query, String name) {
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && decoded(parameter.substring(0, equals)).equals(name)) {
                return decoded(parameter.substring(equals + 1));
            }
        }
        return null;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static ApiFailure refused(String message) {
        return ApiFailure.of(401, "invalid_request_error", message);
    }

    private static boolean same(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> halves(String encoded) {
        try {
            String decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0 ? List.of(decoded) : List.of(decoded.substring(0, colon), decoded.substring(colon + 1));
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
