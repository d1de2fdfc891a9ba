package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.RequestBody;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shared Key of Azure Storage's Blob, Queue and File services ("Authorize with Shared Key", Azure Storage REST API reference, for
 * version 2009-09-19 and later; an empty body has an empty length since 2015-02-21).
 */
final class AzureSharedKeyAuthenticator implements Authenticator {

    /** Between the length and the canonicalized headers, in this order. */
    private static final List<String> CONDITIONS =
            List.of("If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range");

    private final ClockOffset clock;
    private final Prepared<Signer> signers;

    AzureSharedKeyAuthenticator(Credentials credentials, Fingerprints fingerprints, ClockOffset clock) {
        this.clock = clock;
        this.signers = new Prepared<>(credentials, (set, tenant) -> Signer.of(set, fingerprints.of(tenant, set)));
    }

    @Override
    public HttpRequest authenticate(HttpRequest request, String tenant) {
        return signers.of(tenant).sign(request, clock.now()).bound();
    }

    @Override
    public boolean invalidate(String tenant, HttpRequest sent, HttpResponse challenge) {
        return clock.learnFrom(challenge);
    }

    @Override
    public String fingerprint(String tenant) {
        return signers.of(tenant).fingerprint;
    }

    private record Signer(String account, HmacKey key, String fingerprint) {

        static Signer of(CredentialSet set, String fingerprint) {
            try {
                return new Signer(
                        set.reveal("account_name"),
                        HmacKey.sha256(Base64.getDecoder().decode(set.reveal("account_key"))),
                        fingerprint);
            } catch (IllegalArgumentException notBase64) {
                throw CredentialException.lasting("the account key is not in base64; copy all of it");
            }
        }

        HttpRequest sign(HttpRequest request, Instant now) {
            HttpRequest dated = Requests.withHeader(request, "x-ms-date", Times.httpDate(now));
            byte[] signature = key.sign(stringToSign(dated));
            return Requests.withHeader(
                    dated,
                    "Authorization",
                    "SharedKey " + account + ":" + Base64.getEncoder().encodeToString(signature));
        }

        private String stringToSign(HttpRequest request) {
            Headers headers = request.headers();
            RequestBody body = request.body();
            List<String> lines = new ArrayList<>();
            lines.add(request.method());
            lines.add(headers.first("Content-Encoding").orElse(""));
            lines.add(headers.first("Content-Language").orElse(""));
            lines.add(body == null || body.length() <= 0 ? "" : Long.toString(body.length()));
            lines.add(headers.first("Content-MD5").orElse(""));
            lines.add(body == null ? headers.first("Content-Type").orElse("") : body.contentType());
            lines.add(""); // x-ms-date says when
            CONDITIONS.forEach(name -> lines.add(headers.first(name).orElse("")));
            return String.join("\n", lines) + "\n" + vendorHeaders(headers) + resource(request.uri());
        }

        private static String vendorHeaders(Headers headers) {
            Map<String, String> sorted = new TreeMap<>();
            headers.forEach((name, value) -> {
                String lower = name.toLowerCase(Locale.ROOT);
                if (lower.startsWith("x-ms-")) {
                    sorted.merge(lower, value.strip(), (one, other) -> one + "," + other);
                }
            });
            StringBuilder text = new StringBuilder();
            sorted.forEach(
                    (name, value) -> text.append(name).append(':').append(value).append('\n'));
            return text.toString();
        }

        private String resource(URI uri) {
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            StringBuilder text = new StringBuilder("/").append(account).append(path);
            query(uri)
                    .forEach((name, values) ->
                            text.append('\n').append(name).append(':').append(String.join(",", values)));
            return text.toString();
        }

        private static Map<String, List<String>> query(URI uri) {
            Map<String, List<String>> parameters = new TreeMap<>();
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            for (String parameter : query.split("&", -1)) {
                int equals = parameter.indexOf('=');
                if (!parameter.isEmpty()) {
                    String name = equals < 0 ? parameter : parameter.substring(0, equals);
                    parameters
                            .computeIfAbsent(decoded(name).toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                            .add(equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
                }
            }
            parameters.values().forEach(Collections::sort);
            return parameters;
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Signer(" + account + ")";
        }
    }
}
