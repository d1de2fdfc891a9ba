package dev.fairlead.sandbox.auth;

import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import dev.fairlead.profile.KeyFormat;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Templates;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.wire.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who has the sandbox's key, in any place where the profile's schemes put a key: a header, a query parameter, or either
 * half of HTTP Basic.
 */
final class ApiKeyGuard implements Guard {

    private final Profile profile;
    private final String key;
    private final List<Placement> placements;
    private final boolean basic;

    ApiKeyGuard(Profile profile, List<AuthScheme> schemes, String key) {
        this.profile = profile;
        this.key = key;
        this.placements = schemes.stream()
                .filter(AuthScheme.Keys.class::isInstance)
                .flatMap(scheme -> ((AuthScheme.Keys) scheme).placements().stream())
                .toList();
        this.basic = schemes.stream().anyMatch(AuthScheme.Basic.class::isInstance);
    }

    @Override
    public boolean isTried(Incoming request) {
        return !keysIn(request).isEmpty();
    }

    /** Returns the failure of a request without a key. */
    ApiFailure absent() {
        return Guard.refused("You did not provide an API key. Send it " + places() + ".");
    }

    @Override
    public String how() {
        return "an API key " + places();
    }

    @Override
    public @Nullable ApiFailure objection(Incoming request) {
        List<String> given = keysIn(request);
        if (given.stream().anyMatch(candidate -> Guard.same(candidate, key))) {
            return null;
        }
        for (String candidate : given) {
            Optional<KeyFormat> format = profile.credentials().formatOf(candidate);
            if (format.isPresent() && format.get().mode() == Mode.LIVE) {
                return Guard.refused(
                        "This is a sandbox, and you sent a live key: take its test key instead. Treat the live key as"
                                + " exposed if the sandbox is not your own.");
            }
            if (format.isPresent() && !format.get().usable()) {
                return Guard.refused("A " + format.get().kind() + " cannot make this request: take a secret key.");
            }
        }
        return Guard.refused("Invalid API key provided: it is not the key of this sandbox.");
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
            String value = place.in() == Place.HEADER ? request.header(place.name()) : request.queryValue(place.name());
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

    private static List<String> halves(String encoded) {
        String pair = BasicGuard.decoded(encoded);
        int colon = pair.indexOf(':');
        return colon < 0 ? List.of(pair) : List.of(pair.substring(0, colon), pair.substring(colon + 1));
    }
}
