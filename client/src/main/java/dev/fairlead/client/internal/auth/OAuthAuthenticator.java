package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.auth.StoredToken;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** OAuth 2.0: an access token as Bearer token (RFC 6750 §2.1), got and renewed as its grant says. */
final class OAuthAuthenticator implements Authenticator {

    private static final Duration USUAL_WAIT = Duration.ofMinutes(1);
    private static final String PREFIX = "Bearer ";

    private final AuthScheme.OAuth scheme;
    private final AuthRuntime runtime;
    private final Fingerprints fingerprints;
    private final Addresses addresses;
    private final TokenEndpoint endpoint;
    private final Prepared<Login> logins;

    OAuthAuthenticator(
            AuthScheme.OAuth scheme, AuthRuntime runtime, Credentials credentials, Fingerprints fingerprints) {
        this.scheme = scheme;
        this.runtime = runtime;
        this.fingerprints = fingerprints;
        this.addresses = new Addresses(runtime.settings());
        this.endpoint = new TokenEndpoint(
                runtime,
                new ClockOffset(runtime.time()),
                scheme.host() == null ? null : scheme.host().field(),
                TokenRequests.sign(scheme));
        this.logins = new Prepared<>(credentials, (set, tenant) -> login(set, tenant, credentials));
    }

    /**
     * @param key of the entry in the store
     */
    record Login(
            TokenKeeper keeper, TokenRequests requests, String key, String fingerprint, CredentialSet credentials) {}

    private Login login(CredentialSet set, String tenant, Credentials known) {
        TokenRequests requests = new TokenRequests(scheme, set, known, addresses, runtime.random());
        String key = key(set, tenant);
        SharedRenewal renewal = new SharedRenewal(
                runtime,
                key,
                endpoint.patience(),
                set.get("refresh_token").orElse(null),
                refreshToken -> ask(requests, refreshToken));
        String scope = scheme.grant().name().toLowerCase(Locale.ROOT);
        return new Login(new TokenKeeper(runtime, scope, renewal), requests, key, fingerprints.of(tenant, set), set);
    }

    /** Names provider, grant, application and tenant; applications have ids, which are no secrets. */
    private String key(CredentialSet set, String tenant) {
        return runtime.settings().profile().id() + "/"
                + scheme.grant().name().toLowerCase(Locale.ROOT) + "/"
                + set.get("client_id").map(Secret::reveal).orElse("") + "/" + tenant;
    }

    private StoredToken ask(TokenRequests requests, @Nullable Secret refreshToken) throws InterruptedException {
        return switch (scheme.grant()) {
            case CLIENT_CREDENTIALS -> ask(requests.clientCredentials());
            case JWT_BEARER -> ask(requests.jwtBearer());
            case AUTHORIZATION_CODE -> {
                if (refreshToken == null) {
                    throw CredentialException.lasting(
                            "nobody has connected this account, or its token cannot be renewed: send its owner through the"
                                    + " authorization code flow");
                }
                yield ask(requests.refresh(refreshToken));
            }
        };
    }

    private StoredToken ask(Function<Instant, HttpRequest> request) throws InterruptedException {
        Instant begin = runtime.time().now();
        TokenAnswer answer = endpoint.ask(request);
        Duration lifetime = answer.lifetime() == null ? scheme.lifetime() : answer.lifetime();
        return new StoredToken(
                0,
                answer.accessToken(),
                lifetime == null ? null : begin.plus(lifetime),
                begin,
                answer.refreshToken(),
                scheme.host() == null ? null : addresses.tokenHost(scheme.host(), answer.host()),
                answer.scope(),
                null);
    }

    @Override
    public HttpRequest authenticate(HttpRequest request, String tenant) throws InterruptedException {
        return authenticate(request, tenant, USUAL_WAIT.toNanos());
    }

    @Override
    public HttpRequest authenticate(HttpRequest request, String tenant, long withinNanos) throws InterruptedException {
        StoredToken token = logins.of(tenant).keeper.get(withinNanos);
        HttpRequest authenticated = Requests.withHeader(
                request,
                "Authorization",
                PREFIX + Objects.requireNonNull(token.accessToken()).reveal());
        return token.host() == null ? authenticated : Requests.toOrigin(authenticated, URI.create(token.host()));
    }

    @Override
    public boolean invalidate(String tenant, HttpRequest sent, HttpResponse challenge) {
        Secret token = tokenOf(sent);
        return token != null && logins.of(tenant).keeper.refused(token);
    }

    @Override
    public void refusedAgain(String tenant, HttpRequest sent) {
        Secret token = tokenOf(sent);
        if (token != null) {
            logins.of(tenant).keeper.refusedAgain(token);
        }
    }

    private static @Nullable Secret tokenOf(HttpRequest sent) {
        return sent.headers()
                .first("Authorization")
                .filter(value -> value.startsWith(PREFIX))
                .map(value -> Secret.of(value.substring(PREFIX.length())))
                .orElse(null);
    }

    @Override
    public String fingerprint(String tenant) {
        return logins.of(tenant).fingerprint;
    }

    /** Returns the login of a tenant, for the flow that begins it. */
    Login login(String tenant) {
        return logins.of(tenant);
    }

    AuthScheme.OAuth scheme() {
        return scheme;
    }

    /** Returns the address where people are sent to agree. */
    URI authorizeAddress(Login login) {
        return addresses.endpoint(Objects.requireNonNull(scheme.authorizeUrl()), login.credentials);
    }

    /** Exchanges a code for tokens, keeps them and takes them into use. */
    void exchange(Login login, String code, URI redirect, Secret verifier) throws InterruptedException {
        StoredToken token = ask(login.requests.code(code, redirect, verifier));
        while (true) {
            long version =
                    runtime.store().read(login.key).map(StoredToken::version).orElse(0L);
            StoredToken next = token.claimed(version + 1, null);
            if (runtime.store().compareAndSet(login.key, version, next)) {
                login.keeper.adopt(next);
                return;
            }
        }
    }
}
