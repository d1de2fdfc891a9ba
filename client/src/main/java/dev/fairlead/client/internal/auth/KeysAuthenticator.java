package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import dev.fairlead.profile.Templates;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Keys in headers and query parameters, and HTTP Basic: values that stay the same until the credentials change. */
final class KeysAuthenticator implements Authenticator {

    private final Prepared<Values> values;

    /**
     * What one set of credentials comes to.
     *
     * @param headers the values that go into headers, made once
     */
    private record Values(List<Placed> placed, Headers headers, String fingerprint) {

        static Values of(List<Placed> placed, String fingerprint) {
            Headers headers = Headers.empty();
            for (Placed place : placed) {
                headers = place.in == Place.HEADER ? headers.with(place.name, place.value) : headers;
            }
            return new Values(placed, headers, fingerprint);
        }
    }

    /**
     * @param value as it goes on the wire; percent-encoded for a query
     */
    private record Placed(Place in, String name, String value) {

        /** Prints where it stands, not what it is. */
        @Override
        public String toString() {
            return name + " (" + in + ")";
        }
    }

    private KeysAuthenticator(Credentials credentials, Fingerprints fingerprints, Maker maker) {
        this.values = new Prepared<>(
                credentials, (set, tenant) -> Values.of(maker.make(set, credentials), fingerprints.of(tenant, set)));
    }

    @FunctionalInterface
    private interface Maker {
        List<Placed> make(CredentialSet set, Credentials credentials);
    }

    static KeysAuthenticator of(AuthScheme.Keys scheme, Credentials credentials, Fingerprints fingerprints) {
        return new KeysAuthenticator(credentials, fingerprints, (set, known) -> placed(scheme, set, known));
    }

    static KeysAuthenticator of(AuthScheme.Basic scheme, Credentials credentials, Fingerprints fingerprints) {
        return new KeysAuthenticator(
                credentials,
                fingerprints,
                (set, known) -> List.of(new Placed(Place.HEADER, "Authorization", basic(scheme, set, known))));
    }

    private static List<Placed> placed(AuthScheme.Keys scheme, CredentialSet set, Credentials known) {
        List<Placed> placed = new ArrayList<>();
        for (Placement place : scheme.placements()) {
            String value = Templates.fill(place.value(), set::reveal);
            if (place.in() == Place.QUERY) {
                String encoded = Texts.percentEncoded(value);
                known.remember(encoded);
                placed.add(new Placed(Place.QUERY, Texts.percentEncoded(place.name()), encoded));
            } else {
                placed.add(new Placed(Place.HEADER, place.name(), value));
            }
        }
        return List.copyOf(placed);
    }

    private static String basic(AuthScheme.Basic scheme, CredentialSet set, Credentials known) {
        String pair = Templates.fill(scheme.user(), set::reveal) + ":" + Templates.fill(scheme.password(), set::reveal);
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        known.remember(encoded);
        return "Basic " + encoded;
    }

    @Override
    public HttpRequest authenticate(HttpRequest request, String tenant) {
        return with(request, values.of(tenant));
    }

    private static HttpRequest with(HttpRequest request, Values values) {
        HttpRequest result = request.withHeaders(request.headers().withAll(values.headers));
        if (values.headers.size() == values.placed.size()) {
            return result;
        }
        for (Placed place : values.placed) {
            result = place.in == Place.QUERY ? Requests.withQuery(result, place.name, place.value) : result;
        }
        return result;
    }

    /** Others can be had where the source has others by now. */
    @Override
    public boolean invalidate(String tenant, HttpRequest sent, HttpResponse challenge) {
        return values.of(tenant).placed.stream()
                .anyMatch(place -> !Requests.has(sent, place.in, place.name, place.value));
    }

    @Override
    public String fingerprint(String tenant) {
        return values.of(tenant).fingerprint;
    }
}
