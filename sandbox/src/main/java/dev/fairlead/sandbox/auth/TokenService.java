package dev.fairlead.sandbox.auth;

import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.ClientAuthentication;
import dev.fairlead.profile.AuthScheme.Grant;
import dev.fairlead.profile.Templates;
import dev.fairlead.sandbox.core.Ids;
import dev.fairlead.sandbox.wire.Incoming;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint of one OAuth 2 scheme: client credentials, refresh tokens, authorization codes with PKCE, and JWTs as grants
 * (RFC 6749, 7523, 7636), for the one client that the sandbox knows. Where people would be asked, they agree at once. Thread-safe.
 */
final class TokenService {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final AuthScheme.OAuth scheme;
    private final MadeUpCredentials credentials;
    private final Tokens access;
    private final Tokens refresh;
    private final Tokens codes;
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private final @Nullable JwtVerifier verifier;
    private final String path;
    private final @Nullable String authorizePath;

    TokenService(AuthScheme.OAuth scheme, MadeUpCredentials credentials, Ids ids, InstantSource clock) {
        this.scheme = scheme;
        this.credentials = credentials;
        this.access = new Tokens(ids, clock, "sandbox_at_");
        this.refresh = new Tokens(ids, clock, "sandbox_rt_");
        this.codes = new Tokens(ids, clock, "sandbox_code_");
        this.verifier = scheme.jwt() == null ? null : new JwtVerifier(scheme.jwt(), credentials, clock);
        this.path = path(scheme.tokenUrl());
        this.authorizePath = scheme.authorizeUrl() == null ? null : path(scheme.authorizeUrl());
        String given = credentials.reveal("refresh_token");
        if (!given.isEmpty()) {
            refresh.admit(given, Duration.ofDays(3_650));
        }
    }

    Tokens access() {
        return access;
    }

    String path() {
        return path;
    }

    private String path(String template) {
        int start = template.startsWith("/") ? 0 : template.indexOf('/', "https://".length());
        String path = start < 0 ? "/" : template.substring(start);
        int query = path.indexOf('?');
        return Templates.fill(query < 0 ? path : path.substring(0, query), name -> encoded(credentials.reveal(name)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Answers what is for this endpoint; empty for any other request. */
    Optional<TokenReply> answer(Incoming request) {
        if (request.method().equals("POST") && request.path().equals(path)) {
            return Optional.of(token(request));
        }
        return request.method().equals("GET") && request.path().equals(authorizePath)
                ? Optional.of(authorized(request))
                : Optional.empty();
    }

    private TokenReply token(Incoming request) {
        String trouble = clientTrouble(request);
        if (trouble != null) {
            return TokenReply.error(401, "invalid_client", trouble);
        }
        String grant = request.formValue("grant_type");
        return switch (grant == null ? "" : grant) {
            case "client_credentials" ->
                scheme.grant() == Grant.CLIENT_CREDENTIALS ? issued(request, false) : unsupported();
            case "refresh_token" -> {
                String token = request.formValue("refresh_token");
                yield token != null && refresh.holds(token)
                        ? issued(request, false)
                        : TokenReply.error(400, "invalid_grant", "this sandbox did not give out this refresh token");
            }
            case "authorization_code" -> scheme.grant() == Grant.AUTHORIZATION_CODE ? code(request) : unsupported();
            case JWT_BEARER -> scheme.grant() == Grant.JWT_BEARER ? assertion(request) : unsupported();
            default -> unsupported();
        };
    }

    private static TokenReply unsupported() {
        return TokenReply.error(400, "unsupported_grant_type", "the profile names another grant");
    }

    /** Returns what is wrong with the proof of who the client is; null if nothing is. */
    private @Nullable String clientTrouble(Incoming request) {
        ClientAuthentication way = scheme.clientAuthentication();
        String id = way == ClientAuthentication.BASIC ? basic(request, 0) : request.formValue("client_id");
        String secret = way == ClientAuthentication.BASIC ? basic(request, 1) : request.formValue("client_secret");
        boolean needsId = way != ClientAuthentication.NONE || scheme.grant() != Grant.JWT_BEARER;
        if (needsId && !Guard.same(id == null ? "" : id, credentials.reveal("client_id"))) {
            return "the client_id is not the one of this sandbox";
        }
        boolean needsSecret = way == ClientAuthentication.BASIC || way == ClientAuthentication.POST;
        if (needsSecret && !Guard.same(secret == null ? "" : secret, credentials.reveal("client_secret"))) {
            return "the client_secret is not the one of this sandbox";
        }
        return way == ClientAuthentication.PRIVATE_KEY_JWT ? jwtTrouble(request.formValue("client_assertion")) : null;
    }

    private static @Nullable String basic(Incoming request, int half) {
        String[] pair = BasicGuard.decoded(Guard.afterWord(request, "Basic ")).split(":", 2);
        return pair.length == 2 ? URLDecoder.decode(pair[half], StandardCharsets.UTF_8) : null;
    }

    private @Nullable String jwtTrouble(@Nullable String assertion) {
        String trouble = assertion == null || verifier == null ? "is missing" : verifier.objection(assertion);
        return trouble == null ? null : "the assertion " + trouble;
    }

    private TokenReply assertion(Incoming request) {
        String trouble = jwtTrouble(request.formValue("assertion"));
        return trouble == null ? issued(request, false) : TokenReply.error(400, "invalid_grant", trouble);
    }

    private TokenReply code(Incoming request) {
        String code = request.formValue("code");
        if (code == null || !codes.use(code)) {
            return TokenReply.error(400, "invalid_grant", "this sandbox did not give out this code, or it was used");
        }
        String challenge = challenges.remove(code);
        String verifierText = request.formValue("code_verifier");
        boolean proved = challenge == null
                || challenge.isEmpty()
                || (verifierText != null && challenge.equals(challengeOf(verifierText)));
        return proved
                ? issued(request, true)
                : TokenReply.error(400, "invalid_grant", "the code_verifier does not fit the code_challenge");
    }

    /** RFC 7636 §4.2. */
    private static String challengeOf(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private TokenReply issued(Incoming request, boolean withRefreshToken) {
        Duration lifetime = scheme.lifetime() == null ? LIFETIME : scheme.lifetime();
        JsonObject.Builder body = JsonObject.builder()
                .put("access_token", access.issue(lifetime))
                .put("token_type", "Bearer")
                .put("expires_in", lifetime.toSeconds());
        String scope = request.formValue("scope");
        if (scope != null) {
            body.put("scope", scope);
        }
        if (withRefreshToken) {
            body.put("refresh_token", refresh.issue(Duration.ofDays(3_650)));
        }
        if (scheme.host() != null) {
            body.put(scheme.host().field(), "http://" + request.header("host"));
        }
        return new TokenReply(200, body.build(), null);
    }

    /** The owner of the account agrees at once. */
    private TokenReply authorized(Incoming request) {
        String redirect = request.queryValue("redirect_uri");
        if (redirect == null) {
            return TokenReply.error(400, "invalid_request", "the redirect_uri is missing");
        }
        String code = codes.issue(CODE_LIFETIME);
        String challenge = request.queryValue("code_challenge");
        challenges.put(code, challenge == null ? "" : challenge);
        String state = request.queryValue("state");
        return new TokenReply(
                302,
                JsonObject.empty(),
                redirect + (redirect.contains("?") ? "&" : "?") + "code=" + encoded(code)
                        + (state == null ? "" : "&state=" + encoded(state)));
    }
}
