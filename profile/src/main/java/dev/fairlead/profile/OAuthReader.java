package dev.fairlead.profile;

import static dev.fairlead.profile.AuthenticationReader.orElse;

import dev.fairlead.profile.AuthScheme.ClientAuthentication;
import dev.fairlead.profile.AuthScheme.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds what a profile says about OAuth 2.0 and JWTs. */
final class OAuthReader {

    private static final Duration USUAL_JWT_LIFETIME = Duration.ofMinutes(5);
    private static final Duration LONGEST_JWT_LIFETIME = Duration.ofHours(1);

    private static final FieldKind<String> ENDPOINT = FieldKind.text(
            "an https address, or a path that begins with a slash and is taken below the base URL's host",
            text -> Templates.isTemplate(text)
                    && (text.matches("/[^/?#][^?#]*") || text.matches("https://[^/?#@]+(/[^?#]*)?")));
    private static final FieldKind<String> HOST_PATTERN = FieldKind.text(
            "a host such as api.example.com or *.example.com",
            text -> text.matches("(\\*\\.)?([a-z0-9-]+\\.)+[a-z0-9-]+"));

    private OAuthReader() {}

    static AuthScheme.OAuth read(Section section) {
        AuthScheme.OAuth oauth = new AuthScheme.OAuth(
                section.required("grant", FieldKind.oneOf(Grant.class)),
                section.required("token_url", ENDPOINT),
                section.optional("authorize_url", ENDPOINT),
                section.required("client_authentication", FieldKind.oneOf(ClientAuthentication.class)),
                section.optionalList("scopes", FieldKind.TEXT),
                orElse(section.optional("scope_separator", FieldKind.text("a text", text -> !text.isEmpty())), " "),
                section.optionalMap("parameters", AuthenticationReader.ANY_TEMPLATE),
                optionalJwt(section.optionalSection("jwt")),
                section.optional("lifetime", FieldKind.DURATION),
                host(section.optionalSection("host")));
        check(section, oauth);
        return oauth;
    }

    private static void check(Section section, AuthScheme.OAuth oauth) {
        boolean people = oauth.grant() == Grant.AUTHORIZATION_CODE;
        if (people && oauth.authorizeUrl() == null) {
            section.trouble("authorize_url", "is missing: the authorization code grant sends people there");
        }
        if (!people && oauth.authorizeUrl() != null) {
            section.trouble("authorize_url", "is for the grant authorization_code only");
        }
        boolean signs = oauth.grant() == Grant.JWT_BEARER
                || oauth.clientAuthentication() == ClientAuthentication.PRIVATE_KEY_JWT;
        if (signs && oauth.jwt() == null) {
            section.trouble("jwt", "is missing: it says what to sign");
        }
        if (!signs && oauth.jwt() != null) {
            section.trouble("jwt", "is for the grant jwt_bearer and the client authentication private_key_jwt only");
        }
        if (oauth.grant() == Grant.CLIENT_CREDENTIALS && oauth.clientAuthentication() == ClientAuthentication.NONE) {
            section.trouble("client_authentication", "the grant client_credentials needs a client that proves itself");
        }
    }

    private static AuthScheme.@Nullable Jwt optionalJwt(@Nullable Section section) {
        return section == null ? null : jwt(section);
    }

    static AuthScheme.Jwt jwt(Section section) {
        Map<String, String> claims = section.optionalMap("claims", AuthenticationReader.TEMPLATE);
        Duration lifetime = orElse(section.optional("lifetime", FieldKind.DURATION), USUAL_JWT_LIFETIME);
        AuthScheme.Jwt jwt = new AuthScheme.Jwt(
                section.required("algorithm", FieldKind.oneOf(AuthScheme.JwtAlgorithm.class)),
                orElse(section.optional("key", AuthenticationReader.NAME), "private_key"),
                section.optional("key_id", AuthenticationReader.TEMPLATE),
                claims,
                lifetime);
        for (String own : List.of("iat", "exp", "jti")) {
            if (claims.containsKey(own)) {
                section.trouble("claims", "cannot hold \"" + own + "\", which is made anew for each token");
            }
        }
        if (lifetime.compareTo(LONGEST_JWT_LIFETIME) > 0) {
            section.trouble("lifetime", "is longer than an hour");
        }
        section.finish();
        return jwt;
    }

    private static AuthScheme.@Nullable TokenHost host(@Nullable Section section) {
        if (section == null) {
            return null;
        }
        AuthScheme.TokenHost host = new AuthScheme.TokenHost(
                section.required("field", FieldKind.TEXT),
                section.list("allowed", HOST_PATTERN).stream()
                        .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                        .toList());
        section.finish();
        return host;
    }
}
