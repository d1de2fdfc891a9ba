package dev.fairlead.profile;

import dev.fairlead.profile.AuthScheme.ByteEncoding;
import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds what a profile says about authentication. */
final class AuthenticationReader {

    static final FieldKind<String> NAME =
            FieldKind.text("a name of lower-case letters, digits and _", text -> text.matches("[a-z][a-z0-9_]{0,39}"));
    static final FieldKind<String> TEMPLATE = FieldKind.text(
            "a text whose braces hold names, such as Bearer {api_key}",
            text -> !text.isBlank() && Templates.isTemplate(text));
    static final FieldKind<String> ANY_TEMPLATE =
            FieldKind.text("a text whose braces hold names, such as {api_key}", Templates::isTemplate);

    private enum Kind {
        BEARER,
        API_KEY,
        BASIC,
        OAUTH2,
        SIGNED_JWT,
        SIGV4,
        AZURE_SHARED_KEY,
        HMAC,
        MUTUAL_TLS,
        NONE
    }

    private AuthenticationReader() {}

    static Authentication read(Section section, FieldKind<Integer> status) {
        List<CredentialField> declared = new ArrayList<>();
        for (Section field : section.optionalSections("credentials")) {
            declared.add(credential(field, declared));
        }
        List<AuthScheme> schemes = section.sections("schemes").stream()
                .map(scheme -> scheme(scheme, Authentication.declared(declared)))
                .toList();
        Authentication.Refusals refusals = refusals(section.optionalSection("reauthenticate_on"), status);
        checkUsed(section, schemes, declared);
        section.finish();
        List<AuthScheme> some = schemes.isEmpty() ? List.of(new AuthScheme.None()) : schemes;
        return new Authentication(some, Authentication.fields(some, Authentication.declared(declared)), refusals);
    }

    private static CredentialField credential(Section section, List<CredentialField> before) {
        CredentialField field = new CredentialField(
                section.required("name", NAME),
                section.required("secret", FieldKind.FLAG),
                true,
                section.required("meaning", FieldKind.TEXT),
                orElse(section.optional("example", FieldKind.TEXT), ""),
                section.optional("pattern", FieldKind.PATTERN));
        if (!field.example().isEmpty() && !field.accepts(field.example())) {
            section.trouble("example", "does not match the pattern");
        }
        section.finish();
        if (before.stream().anyMatch(other -> other.name().equals(field.name()))) {
            section.trouble("name", "\"" + field.name() + "\" is taken by another one before it");
        }
        return field;
    }

    private static void checkUsed(Section section, List<AuthScheme> schemes, List<CredentialField> declared) {
        Set<String> used = new HashSet<>();
        schemes.forEach(scheme -> {
            used.addAll(scheme.required());
            used.addAll(scheme.optional());
        });
        for (CredentialField field : declared) {
            if (!field.name().isEmpty() && !used.contains(field.name())) {
                section.trouble("credentials", "\"" + field.name() + "\" is used by no scheme");
            }
        }
    }

    private static Authentication.Refusals refusals(@Nullable Section section, FieldKind<Integer> status) {
        if (section == null) {
            return Authentication.Refusals.NONE;
        }
        List<Integer> statuses = section.optionalList("statuses", status);
        List<String> codes = section.optionalList("codes", FieldKind.TEXT);
        if (statuses.isEmpty() && codes.isEmpty()) {
            section.trouble("", "names neither statuses nor codes");
        }
        section.finish();
        return new Authentication.Refusals(new LinkedHashSet<>(statuses), new LinkedHashSet<>(codes));
    }

    private static AuthScheme scheme(Section section, Map<String, CredentialField> declared) {
        AuthScheme scheme = switch (section.required("kind", FieldKind.oneOf(Kind.class))) {
            case BEARER -> bearer(section);
            case API_KEY -> new AuthScheme.Keys("api_key", placements(section));
            case BASIC -> basic(section);
            case OAUTH2 -> OAuthReader.read(section);
            case SIGNED_JWT -> new AuthScheme.SignedJwt(OAuthReader.jwt(section.section("jwt")));
            case SIGV4 -> sigV4(section);
            case AZURE_SHARED_KEY -> new AuthScheme.AzureSharedKey();
            case HMAC -> hmac(section);
            case MUTUAL_TLS -> new AuthScheme.MutualTls();
            case NONE -> new AuthScheme.None();
        };
        for (String name : scheme.required()) {
            if (!name.isEmpty() && !StandardCredentials.isKnown(name) && !declared.containsKey(name)) {
                section.trouble(
                        "",
                        "uses {" + name + "}, which is no credential known by its name; describe it under"
                                + " authentication.credentials");
            }
        }
        section.finish();
        return scheme;
    }

    private static AuthScheme bearer(Section section) {
        String credential = orElse(section.optional("credential", NAME), "api_key");
        String header = orElse(section.optional("header", FieldKind.HEADER), "Authorization");
        String prefix = orElse(section.optional("prefix", FieldKind.HEADER), "Bearer");
        return new AuthScheme.Keys(
                "bearer", List.of(new Placement(Place.HEADER, header, prefix + " {" + credential + "}")));
    }

    private static List<Placement> placements(Section section) {
        return section.sections("placements").stream()
                .map(AuthenticationReader::placement)
                .toList();
    }

    private static Placement placement(Section section) {
        Place in = section.required("in", FieldKind.oneOf(Place.class));
        Placement placement = new Placement(
                in,
                section.required("name", in == Place.HEADER ? FieldKind.HEADER : FieldKind.TEXT),
                section.required("value", TEMPLATE));
        section.finish();
        return placement;
    }

    private static AuthScheme basic(Section section) {
        String user = section.required("user", ANY_TEMPLATE);
        String password = orElse(section.optional("password", ANY_TEMPLATE), "");
        if (user.indexOf(':') >= 0) {
            section.trouble("user", "has a colon, which ends a user name");
        }
        return new AuthScheme.Basic(user, password);
    }

    private static AuthScheme sigV4(Section section) {
        return new AuthScheme.SigV4(
                section.required("service", TEMPLATE),
                orElse(section.optional("region", TEMPLATE), "{region}"),
                orElse(section.optional("object_paths", FieldKind.FLAG), false),
                orElse(section.optional("unsigned_streams", FieldKind.FLAG), false));
    }

    private static AuthScheme hmac(Section section) {
        AuthScheme.Hmac hmac = new AuthScheme.Hmac(
                section.required("algorithm", FieldKind.oneOf(AuthScheme.HmacAlgorithm.class)),
                section.required("key", NAME),
                orElse(section.optional("key_encoding", FieldKind.oneOf(ByteEncoding.class)), ByteEncoding.TEXT),
                section.required("string_to_sign", TEMPLATE),
                section.required("signature_encoding", FieldKind.oneOf(ByteEncoding.class)),
                orElse(
                        section.optional("time_format", FieldKind.oneOf(AuthScheme.TimeFormat.class)),
                        AuthScheme.TimeFormat.EPOCH_SECONDS),
                placements(section));
        if (Templates.names(hmac.stringToSign()).contains("signature")) {
            section.trouble("string_to_sign", "cannot hold the signature itself");
        }
        if (hmac.signatureEncoding() == ByteEncoding.TEXT) {
            section.trouble("signature_encoding", "a signature is no text; take hex or base64");
        }
        if (hmac.placements().stream()
                .noneMatch(place -> Templates.names(place.value()).contains("signature"))) {
            section.trouble("placements", "none of them carries {signature}");
        }
        return hmac;
    }

    static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
