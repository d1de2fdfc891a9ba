package dev.fairlead.sandbox.auth;

import dev.fairlead.profile.AuthScheme;
import dev.fairlead.sandbox.auth.Signatures.Parameter;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.wire.Incoming;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * AWS Signature Version 4 ("Create a signed AWS API request", AWS Identity and Access Management User Guide), made again from the
 * request and compared. The region may be any.
 */
final class SigV4Guard implements Guard {

    private static final Pattern HEADER = Pattern.compile("AWS4-HMAC-SHA256\\s+"
            + "Credential=([^/,]+)/([0-9]{8})/([^/,]+)/([^/,]+)/aws4_request,\\s*"
            + "SignedHeaders=([^,]+),\\s*Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final AuthScheme.SigV4 scheme;
    private final MadeUpCredentials credentials;
    private final InstantSource clock;

    SigV4Guard(AuthScheme.SigV4 scheme, MadeUpCredentials credentials, InstantSource clock) {
        this.scheme = scheme;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public boolean isTried(Incoming request) {
        return Guard.afterWord(request, "AWS4-HMAC-SHA256 ") != null;
    }

    @Override
    public @Nullable ApiFailure objection(Incoming request) {
        Matcher header = HEADER.matcher(String.valueOf(request.header("Authorization")));
        if (!header.matches()) {
            return refused("IncompleteSignature", "The header Authorization is malformed.");
        }
        if (!Guard.same(header.group(1), credentials.reveal("access_key_id"))) {
            return refused("InvalidAccessKeyId", "The access key id is not the one of this sandbox.");
        }
        String time = String.valueOf(request.header("x-amz-date"));
        if (!isNow(time)) {
            return refused("RequestTimeTooSkewed", "The time in X-Amz-Date is not within 15 minutes of now.");
        }
        String hash = payloadHash(request);
        if (hash == null) {
            return refused("XAmzContentSHA256Mismatch", "The hash in x-amz-content-sha256 is not the one of the body.");
        }
        String scope = header.group(2) + "/" + header.group(3) + "/" + header.group(4) + "/aws4_request";
        String text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + Signatures.hex(Signatures.sha256(
                        canonical(request, header.group(5), hash).getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + credentials.reveal("secret_access_key")).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = Signatures.hmac("HmacSHA256", key, part);
        }
        return Guard.same(header.group(6), Signatures.hex(Signatures.hmac("HmacSHA256", key, text)))
                ? null
                : refused(
                        "SignatureDoesNotMatch",
                        "The signature is not the one that the secret of this sandbox makes of this request.");
    }

    private static ApiFailure refused(String code, String message) {
        return ApiFailure.of(403, "Sender", message).code(code);
    }

    private boolean isNow(String time) {
        try {
            Instant signed = LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
            return Duration.between(signed, clock.instant()).abs().compareTo(SKEW) <= 0;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }

    /** What the client says it is: a hash, which is compared, or a word that the body is not signed or is signed in pieces. */
    private static @Nullable String payloadHash(Incoming request) {
        String actual = Signatures.hex(Signatures.sha256(request.body()));
        String said = request.header("x-amz-content-sha256");
        if (said == null) {
            return actual;
        }
        return said.equals(actual) || !said.matches("[0-9a-f]{64}") ? said : null;
    }

    private String canonical(Incoming request, String names, String hash) {
        StringBuilder text = new StringBuilder(request.method())
                .append('\n')
                .append(path(request.path()))
                .append('\n')
                .append(query(request.query()))
                .append('\n');
        for (String name : names.split(";", -1)) {
            String value = request.header(name);
            text.append(name)
                    .append(':')
                    .append(value == null ? "" : value.strip().replaceAll(" +", " "))
                    .append('\n');
        }
        return text.append('\n').append(names).append('\n').append(hash).toString();
    }

    private String path(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (scheme.objectPaths()) {
                segments.add(Signatures.percentEncoded(Signatures.decoded(segment.replace("+", "%2B"))));
            } else if (segment.equals("..")) {
                segments.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(Signatures.percentEncoded(segment));
            }
        }
        if (scheme.objectPaths()) {
            return String.join("/", segments);
        }
        return "/" + String.join("/", segments) + (path.endsWith("/") && !segments.isEmpty() ? "/" : "");
    }

    private static String query(String query) {
        return Signatures.parameters(query).stream()
                .map(given -> new Parameter(
                        Signatures.percentEncoded(given.name()), Signatures.percentEncoded(given.value())))
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }

    @Override
    public String how() {
        return "a signature of AWS Signature Version 4 in the header Authorization";
    }
}
