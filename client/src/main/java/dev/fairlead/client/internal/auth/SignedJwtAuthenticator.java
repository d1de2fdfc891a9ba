package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.profile.AuthScheme;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A JWT that we sign ourselves as Bearer token, used for most of its life and then made anew. */
final class SignedJwtAuthenticator implements Authenticator {

    private final ClockOffset clock;
    private final Prepared<Signer> signers;

    SignedJwtAuthenticator(
            AuthScheme.SignedJwt scheme,
            Credentials credentials,
            Fingerprints fingerprints,
            ClockOffset clock,
            RandomGenerator random) {
        this.clock = clock;
        this.signers = new Prepared<>(
                credentials,
                (set, tenant) -> new Signer(
                        new JwtSigner(scheme.jwt(), set, set::reveal, random),
                        credentials,
                        fingerprints.of(tenant, set),
                        scheme.jwt().lifetime().toSeconds() * 3 / 4));
    }

    private static final class Signer {

        private final JwtSigner jwts;
        private final Credentials credentials;
        private final String fingerprint;
        private final long useSeconds;
        private volatile @Nullable Made last;

        private record Made(String header, Instant until) {

            /** Its components would be a token that holds. */
            @Override
            public String toString() {
                return "Made(until " + until + ")";
            }
        }

        Signer(JwtSigner jwts, Credentials credentials, String fingerprint, long useSeconds) {
            this.jwts = jwts;
            this.credentials = credentials;
            this.fingerprint = fingerprint;
            this.useSeconds = useSeconds;
        }

        String header(Instant now) {
            Made made = last;
            if (made == null || !now.isBefore(made.until)) {
                String jwt = jwts.sign(now);
                credentials.remember(jwt);
                made = new Made("Bearer " + jwt, now.plusSeconds(useSeconds));
                last = made;
            }
            return made.header;
        }
    }

    @Override
    public HttpRequest authenticate(HttpRequest request, String tenant) {
        return Requests.withHeader(request, "Authorization", signers.of(tenant).header(clock.now()));
    }

    @Override
    public boolean invalidate(String tenant, HttpRequest sent, HttpResponse challenge) {
        Signer signer = signers.of(tenant);
        if (clock.learnFrom(challenge)) {
            signer.last = null;
            return true;
        }
        return !Requests.has(sent, AuthScheme.Place.HEADER, "Authorization", signer.header(clock.now()));
    }

    @Override
    public String fingerprint(String tenant) {
        return signers.of(tenant).fingerprint;
    }
}
