package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.AuthorizationCode;
import dev.fairlead.client.auth.AuthorizationRequest;
import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.internal.answer.CleanText;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The authorization code grant with PKCE. */
final class AuthorizationCodeFlow implements AuthorizationCode {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int RANDOM_BYTES = 32; // RFC 7636 §4.1
    private static final int LONGEST_ERROR = 200;

    private final OAuthAuthenticator oauth;
    private final RandomGenerator random;

    AuthorizationCodeFlow(OAuthAuthenticator oauth, RandomGenerator random) {
        this.oauth = oauth;
        this.random = random;
    }

    @Override
    public AuthorizationRequest begin(String tenant, URI redirect, List<String> scopes) {
        OAuthAuthenticator.Login login = oauth.login(tenant);
        Secret state = token();
        Secret verifier = token();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", login.credentials().reveal("client_id"));
        query.put("redirect_uri", redirect.toString());
        List<String> wanted = scopes.isEmpty() ? oauth.scheme().scopes() : scopes;
        if (!wanted.isEmpty()) {
            query.put("scope", String.join(oauth.scheme().scopeSeparator(), wanted));
        }
        query.put("state", state.reveal());
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        String text = query.entrySet().stream()
                .map(field -> field.getKey() + "=" + Texts.percentEncoded(field.getValue()))
                .collect(Collectors.joining("&"));
        URI address = URI.create(oauth.authorizeAddress(login) + "?" + text);
        return new AuthorizationRequest(tenant, address, redirect, state, verifier);
    }

    private Secret token() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Secret.of(BASE64.encodeToString(bytes));
    }

    /** RFC 7636 §4.2. */
    static String challenge(Secret verifier) {
        try {
            byte[] ascii = verifier.reveal().getBytes(StandardCharsets.US_ASCII);
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(ascii));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public void finish(AuthorizationRequest begun, URI callback) throws InterruptedException {
        Map<String, String> query = parsed(callback);
        String state = query.getOrDefault("state", "");
        if (state.isBlank() || !safe(state).equals(begun.state())) {
            throw CredentialException.lasting(
                    "the state that came back is not the one that was sent: the request was begun in"
                            + " another session, or somebody forged it; begin again");
        }
        String error = query.get("error");
        if (error != null) {
            String description = query.getOrDefault("error_description", "");
            throw CredentialException.refused(
                    CleanText.oneLine(error, LONGEST_ERROR),
                    "the account was not connected: " + CleanText.oneLine(error + " " + description, LONGEST_ERROR));
        }
        String code = query.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw CredentialException.lasting("no code came back; begin again");
        }
        oauth.exchange(oauth.login(begun.tenant()), code, begun.redirect(), begun.verifier());
    }

    private static Secret safe(String state) {
        return Secret.of(state.replaceAll("\\p{Cntrl}", "?"));
    }

    /** The first of each name counts; a second one is somebody's addition. */
    private static Map<String, String> parsed(URI callback) {
        Map<String, String> fields = new LinkedHashMap<>();
        String query = callback.getRawQuery() == null ? "" : callback.getRawQuery();
        for (String field : query.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(field.substring(0, equals), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
