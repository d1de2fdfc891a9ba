package dev.fairlead.profile;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to prove who makes a call, as data. Texts with names in braces are templates: {@code Bearer {api_key}} stands for the
 * word and the credential. Minor releases may add schemes.
 */
public sealed interface AuthScheme {

    /** Returns the name in a profile's text. */
    String kind();

    /** Returns the names of the credentials without which the scheme cannot be used, in their order. */
    Set<String> required();

    /** Returns the names of the credentials that it uses where they are present. */
    default Set<String> optional() {
        return Set.of();
    }

    /** Where one value goes. */
    enum Place {
        HEADER,
        QUERY
    }

    /**
     * One value on a request.
     *
     * @param in where
     * @param name the name of the header or query parameter
     * @param value a template
     */
    record Placement(Place in, String name, String value) {}

    /**
     * Keys in headers or query parameters: {@code Authorization: Bearer <key>} (RFC 6750 §2.1), {@code X-Api-Key}, two headers at
     * once.
     *
     * @param kind {@code bearer} or {@code api_key}
     * @param placements at least one
     */
    record Keys(String kind, List<Placement> placements) implements AuthScheme {

        /** Copies the list. */
        public Keys {
            placements = List.copyOf(placements);
        }

        /** A key as Bearer token in {@code Authorization}. */
        public static Keys bearer(String credential) {
            return new Keys(
                    "bearer", List.of(new Placement(Place.HEADER, "Authorization", "Bearer {" + credential + "}")));
        }

        /** A key as it is, in a header or query parameter. */
        public static Keys raw(Place in, String name, String credential) {
            return new Keys("api_key", List.of(new Placement(in, name, "{" + credential + "}")));
        }

        @Override
        public Set<String> required() {
            return Templates.names(placements.stream().map(Placement::value).toArray(String[]::new));
        }
    }

    /**
     * HTTP Basic (RFC 7617), in UTF-8.
     *
     * @param user a template; a user name has no colon
     * @param password a template; empty where the key is the user name
     */
    record Basic(String user, String password) implements AuthScheme {

        @Override
        public String kind() {
            return "basic";
        }

        @Override
        public Set<String> required() {
            return Templates.names(user, password);
        }
    }

    /** How a token is first had. */
    enum Grant {
        /** RFC 6749 §4.4. */
        CLIENT_CREDENTIALS,
        /** RFC 6749 §4.1 with PKCE (RFC 7636), and refresh tokens (§6) from then on. */
        AUTHORIZATION_CODE,
        /** RFC 7523 §2.1. */
        JWT_BEARER
    }

    /** How a client proves to the token endpoint who it is. */
    enum ClientAuthentication {
        /** RFC 6749 §2.3.1: id and secret as HTTP Basic. */
        BASIC,
        /** RFC 6749 §2.3.1: id and secret in the form. */
        POST,
        /** RFC 7523 §2.2: a signed assertion. */
        PRIVATE_KEY_JWT,
        /** RFC 8705 §2: the certificate of the connection; the id in the form. */
        MUTUAL_TLS,
        /** The id alone, for public clients with PKCE; none at all for a JWT grant. */
        NONE
    }

    /**
     * OAuth 2.0: a token endpoint gives tokens, which go along as {@code Authorization: Bearer}.
     *
     * @param grant how the first token is had
     * @param tokenUrl a template: a path below the base URL's host, or an https address
     * @param authorizeUrl likewise, where people are sent to agree; null without the authorization code grant
     * @param clientAuthentication how the client proves who it is
     * @param scopes what to ask for; may be empty
     * @param scopeSeparator stands between them, a space by RFC 6749 §3.3
     * @param parameters more form fields of token requests, for instance {@code audience}; values are templates
     * @param jwt what to sign, for the grant or the client's authentication; null where neither is a JWT
     * @param lifetime how long a token holds whose answer does not say; null for until it is refused
     * @param host the host that the token's answer names; null where calls go to the base URL
     */
    record OAuth(
            Grant grant,
            String tokenUrl,
            @Nullable String authorizeUrl,
            ClientAuthentication clientAuthentication,
            List<String> scopes,
            String scopeSeparator,
            Map<String, String> parameters,
            @Nullable Jwt jwt,
            @Nullable Duration lifetime,
            @Nullable TokenHost host)
            implements AuthScheme {

        /** Copies the collections. */
        public OAuth {
            scopes = List.copyOf(scopes);
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        @Override
        public String kind() {
            return "oauth2";
        }

        @Override
        public Set<String> required() {
            Set<String> names = new LinkedHashSet<>();
            switch (clientAuthentication) {
                case BASIC, POST -> names.addAll(List.of("client_id", "client_secret"));
                case PRIVATE_KEY_JWT, MUTUAL_TLS -> names.add("client_id");
                case NONE -> names.addAll(grant == Grant.JWT_BEARER ? List.of() : List.of("client_id"));
            }
            if (jwt != null) {
                names.addAll(jwt.credentials());
            }
            names.addAll(Templates.names(parameters.values().toArray(String[]::new)));
            names.addAll(Templates.names(tokenUrl, authorizeUrl == null ? "" : authorizeUrl));
            names.removeAll(Jwt.GIVEN);
            return names;
        }

        /** A refresh token that was had elsewhere begins a login. */
        @Override
        public Set<String> optional() {
            return grant == Grant.AUTHORIZATION_CODE ? Set.of("refresh_token") : Set.of();
        }
    }

    /**
     * Calls go to a host that the token endpoint names, because it differs by customer.
     *
     * @param field the field of the token's answer that holds the address
     * @param allowed hosts that may be named: {@code *.example.com} is any below; a credential goes to no other
     */
    record TokenHost(String field, List<String> allowed) {

        /** Copies the list. */
        public TokenHost {
            allowed = List.copyOf(allowed);
        }
    }

    /** How a JWT is signed (RFC 7518 §3.1). */
    enum JwtAlgorithm {
        RS256,
        ES256
    }

    /**
     * What is in a signed JWT (RFC 7519). {@code iat}, {@code exp} and a fresh {@code jti} are added.
     *
     * @param algorithm how it is signed
     * @param key the credential that holds the private key, as PEM
     * @param keyId a template for the header {@code kid}; null for none
     * @param claims by name; values are templates, in which {@code {token_url}} is the token endpoint
     * @param lifetime between {@code iat} and {@code exp}
     */
    record Jwt(
            JwtAlgorithm algorithm, String key, @Nullable String keyId, Map<String, String> claims, Duration lifetime) {

        static final Set<String> GIVEN = Set.of("token_url", "base_url");

        /** Copies the claims. */
        public Jwt {
            claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        }

        Set<String> credentials() {
            Set<String> names = new LinkedHashSet<>(Set.of(key));
            names.addAll(Templates.names(keyId == null ? "" : keyId));
            names.addAll(Templates.names(claims.values().toArray(String[]::new)));
            names.removeAll(GIVEN);
            return names;
        }
    }

    /**
     * A JWT that the client signs itself goes along as {@code Authorization: Bearer}.
     *
     * @param jwt what is in it
     */
    record SignedJwt(Jwt jwt) implements AuthScheme {

        @Override
        public String kind() {
            return "signed_jwt";
        }

        @Override
        public Set<String> required() {
            return jwt.credentials();
        }
    }

    /**
     * AWS Signature Version 4 in the header {@code Authorization}. Needs {@code access_key_id} and {@code secret_access_key}; uses
     * {@code session_token}.
     *
     * @param service for instance {@code s3}, or a template
     * @param region a template
     * @param objectPaths whether the path is signed as it is and the body's hash goes along, as S3 wants it
     * @param unsignedStreams whether a body that can be read only once may go unsigned
     */
    record SigV4(String service, String region, boolean objectPaths, boolean unsignedStreams) implements AuthScheme {

        @Override
        public String kind() {
            return "sigv4";
        }

        @Override
        public Set<String> required() {
            Set<String> names = new LinkedHashSet<>(List.of("access_key_id", "secret_access_key"));
            names.addAll(Templates.names(region, service));
            return names;
        }

        @Override
        public Set<String> optional() {
            return Set.of("session_token");
        }
    }

    /** Azure Storage Shared Key. Needs {@code account_name} and {@code account_key}, which is base64. */
    record AzureSharedKey() implements AuthScheme {

        @Override
        public String kind() {
            return "azure_shared_key";
        }

        @Override
        public Set<String> required() {
            return new LinkedHashSet<>(List.of("account_name", "account_key"));
        }
    }

    /** Hashes of HMACs. */
    enum HmacAlgorithm {
        SHA1,
        SHA256,
        SHA512
    }

    /** How bytes are written as text. */
    enum ByteEncoding {
        TEXT,
        HEX,
        BASE64
    }

    /** How a time is written. */
    enum TimeFormat {
        EPOCH_SECONDS,
        EPOCH_MILLIS,
        ISO_8601,
        HTTP_DATE
    }

    /**
     * A shared-key HMAC (RFC 2104) over a text that the profile declares.
     *
     * @param algorithm the hash
     * @param key the credential that holds the key
     * @param keyEncoding how the key's bytes are written
     * @param stringToSign a template that also knows {@code {method}}, {@code {path}}, {@code {query}}, {@code {target}} (path and
     *     query), {@code {host}}, {@code {timestamp}}, {@code {nonce}}, {@code {body}}, {@code {body_sha256_hex}},
     *     {@code {body_sha256_base64}} and {@code {content_type}}
     * @param signatureEncoding how the signature is written; hex or base64
     * @param timeFormat how {@code {timestamp}} is written
     * @param placements what goes along; their values also know {@code {signature}}, {@code {timestamp}} and {@code {nonce}}
     */
    record Hmac(
            HmacAlgorithm algorithm,
            String key,
            ByteEncoding keyEncoding,
            String stringToSign,
            ByteEncoding signatureEncoding,
            TimeFormat timeFormat,
            List<Placement> placements)
            implements AuthScheme {

        /** What a request gives to the templates. */
        public static final Set<String> GIVEN = Set.of(
                "method",
                "path",
                "query",
                "target",
                "host",
                "timestamp",
                "nonce",
                "body",
                "body_sha256_hex",
                "body_sha256_base64",
                "content_type",
                "signature");

        /** Copies the list. */
        public Hmac {
            placements = List.copyOf(placements);
        }

        @Override
        public String kind() {
            return "hmac";
        }

        @Override
        public Set<String> required() {
            Set<String> names = new LinkedHashSet<>(Set.of(key));
            names.addAll(Templates.names(stringToSign));
            names.addAll(
                    Templates.names(placements.stream().map(Placement::value).toArray(String[]::new)));
            names.removeAll(GIVEN);
            return names;
        }
    }

    /** The certificate of the connection says it all (RFC 8446 §4.4.2); the transport brings it. */
    record MutualTls() implements AuthScheme {

        @Override
        public String kind() {
            return "mutual_tls";
        }

        @Override
        public Set<String> required() {
            return Set.of();
        }
    }

    /** Nothing is proved. */
    record None() implements AuthScheme {

        @Override
        public String kind() {
            return "none";
        }

        @Override
        public Set<String> required() {
            return Set.of();
        }
    }
}
