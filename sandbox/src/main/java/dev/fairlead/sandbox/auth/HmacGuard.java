package dev.fairlead.sandbox.auth;

import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.ByteEncoding;
import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import dev.fairlead.profile.Templates;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.wire.Incoming;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A shared-key HMAC over a text that the profile declares, made again from the request and compared. */
final class HmacGuard implements Guard {

    private final AuthScheme.Hmac scheme;
    private final MadeUpCredentials credentials;

    HmacGuard(AuthScheme.Hmac scheme, MadeUpCredentials credentials) {
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
        Map<String, String> found = new HashMap<>();
        for (Placement place : scheme.placements()) {
            String value = given(request, place);
            if (value == null || !read(place.value(), value, found)) {
                return Guard.refused("The " + place.name() + " is missing or malformed. Send " + how() + ".");
            }
        }
        String text = Templates.fill(scheme.stringToSign(), name -> value(name, request, found));
        byte[] code = Signatures.hmac("Hmac" + scheme.algorithm(), key(), text);
        String signature = scheme.signatureEncoding() == ByteEncoding.HEX
                ? Signatures.hex(code)
                : Base64.getEncoder().encodeToString(code);
        return Guard.same(found.getOrDefault("signature", ""), signature)
                ? null
                : Guard.refused("The signature is not the one that the key of this sandbox makes of this request.");
    }

    /** Reads the values that only the client knows, and checks the rest; false where it differs. */
    private boolean read(String template, String value, Map<String, String> found) {
        List<String> groups = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher names = Pattern.compile("\\{([a-z][a-z0-9_]*)}").matcher(template);
        int end = 0;
        while (names.find()) {
            pattern.append(Pattern.quote(template.substring(end, names.start())));
            String name = names.group(1);
            if (AuthScheme.Hmac.GIVEN.contains(name)) {
                groups.add(name);
                pattern.append("(.+?)");
            } else {
                pattern.append(Pattern.quote(credentials.reveal(name)));
            }
            end = names.end();
        }
        pattern.append(Pattern.quote(template.substring(end)));
        Matcher whole = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(value);
        if (!whole.matches()) {
            return false;
        }
        for (int i = 0; i < groups.size(); i++) {
            found.put(groups.get(i), whole.group(i + 1));
        }
        return true;
    }

    private byte[] key() {
        String text = credentials.reveal(scheme.key());
        return switch (scheme.keyEncoding()) {
            case TEXT -> text.getBytes(StandardCharsets.UTF_8);
            case HEX -> HexFormat.of().parseHex(text);
            case BASE64 -> Base64.getDecoder().decode(text);
        };
    }

    private String value(String name, Incoming request, Map<String, String> found) {
        return switch (name) {
            case "method" -> request.method();
            case "path" -> request.path();
            case "query" -> query(request);
            case "target" -> query(request).isEmpty() ? request.path() : request.path() + "?" + query(request);
            case "host" -> String.valueOf(request.header("host"));
            case "body" -> new String(request.body(), StandardCharsets.UTF_8);
            case "body_sha256_hex" -> Signatures.hex(Signatures.sha256(request.body()));
            case "body_sha256_base64" -> Base64.getEncoder().encodeToString(Signatures.sha256(request.body()));
            case "content_type" -> {
                String type = request.header("content-type");
                yield type == null ? "" : type;
            }
            case "timestamp", "nonce", "signature" -> found.getOrDefault(name, "");
            default -> credentials.reveal(name);
        };
    }

    /** The query as it was before the signature went into it. */
    private String query(Incoming request) {
        List<String> added = scheme.placements().stream()
                .filter(place -> place.in() == Place.QUERY)
                .map(place -> Signatures.percentEncoded(place.name()) + "=")
                .toList();
        List<String> kept = new ArrayList<>();
        for (String pair : request.query().split("&", -1)) {
            if (!pair.isEmpty() && added.stream().noneMatch(pair::startsWith)) {
                kept.add(pair);
            }
        }
        return String.join("&", kept);
    }

    @Override
    public String how() {
        return "a signature made with the credential " + scheme.key();
    }
}
