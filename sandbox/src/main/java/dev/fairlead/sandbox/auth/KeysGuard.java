package dev.fairlead.sandbox.auth;

import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import dev.fairlead.profile.Templates;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.wire.Incoming;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Several keys at once, or one that is not called {@code api_key}: each in its header or query parameter. */
final class KeysGuard implements Guard {

    private final AuthScheme.Keys scheme;
    private final MadeUpCredentials credentials;

    KeysGuard(AuthScheme.Keys scheme, MadeUpCredentials credentials) {
        this.scheme = scheme;
        this.credentials = credentials;
    }

    private static @Nullable String given(Incoming request, Placement place) {
        return place.in() == Place.HEADER ? request.header(place.name()) : request.queryValue(place.name());
    }

    @Override
    public boolean isTried(Incoming request) {
        return scheme.placements().stream().anyMatch(place -> given(request, place) != null);
    }

    @Override
    public @Nullable ApiFailure objection(Incoming request) {
        for (Placement place : scheme.placements()) {
            String value = given(request, place);
            if (value == null) {
                return Guard.refused("There is no " + where(place) + ". Send " + how() + ".");
            }
            if (!Guard.same(value, Templates.fill(place.value(), credentials::reveal))) {
                return Guard.refused("What stands in the " + where(place) + " is not what this sandbox gave out as "
                        + String.join(" and ", Templates.names(place.value())) + ".");
            }
        }
        return null;
    }

    private static String where(Placement place) {
        return (place.in() == Place.HEADER ? "header " : "query parameter ") + place.name();
    }

    @Override
    public String how() {
        return scheme.placements().stream()
                .map(place -> "the " + where(place) + " with '" + place.value() + "'")
                .collect(Collectors.joining(" and "));
    }
}
