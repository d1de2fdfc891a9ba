package dev.fairlead.profile;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a profile from its text, section by section, noting everything that is wrong on the way. */
final class ProfileReader {

    private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 20, 20_000);
    private static final FieldKind<String> METHOD = FieldKind.text(
            "a method such as POST",
            text -> Set.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(text));
    private static final FieldKind<String> LOWER_CASE = FieldKind.text(
            "a name in lower case", text -> !text.isBlank() && text.equals(text.toLowerCase(Locale.ROOT)));

    private final Section root;
    private final Problems problems;
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();

    private ProfileReader(Section root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    static Profile read(String file, byte[] text) {
        Problems problems = new Problems(file);
        Section root = Section.root(object(text, problems), problems);
        return new ProfileReader(root, problems).profile();
    }

    private static JsonObject object(byte[] text, Problems problems) {
        try {
            JsonValue value = Json.parseDocument(text, LIMITS);
            if (value instanceof JsonObject object) {
                return object;
            }
            problems.add(1, "", FieldKind.mismatch("the fields of a profile", value));
        } catch (JsonException malformed) {
            problems.add(malformed.line(), "", String.valueOf(malformed.getMessage()));
        }
        problems.throwIfAny();
        throw new AssertionError("unreachable");
    }

    private Profile profile() {
        String id = root.required("id", FieldKind.ID);
        String name = root.required("name", FieldKind.TEXT);
        Section api = withEvidence("api", root.section("api"));
        var documentation = api.required("documentation", FieldKind.HTTPS);
        BaseUrl address = BaseUrlReader.read(api);
        api.finish();
        Credentials credentials = credentials(optional("credentials"));
        Authentication authentication = AuthenticationReader.read(
                withEvidence("authentication", root.section("authentication")), FieldKind.STATUS);
        address = address.describedAs(authentication.credentials());
        Versioning versioning = versioning(optional("versioning"));
        Wire wire = WireReader.read(withEvidence("wire", root.section("wire")));
        Errors errors = ErrorsReader.read(withEvidence("errors", root.section("errors")));
        Retries retries = RetriesReader.read(withEvidence("retries", root.section("retries")));
        RateLimits rateLimits = RateLimitsReader.read(optional("rate_limits"), METHOD);
        Idempotency idempotency = idempotency(optional("idempotency"));
        List<Pagination> pagination = PaginationReader.read(optional("pagination"));
        Timeouts timeouts = timeouts();
        Webhooks webhooks = webhooks(optional("webhooks"));
        List<String> sensitiveFields = sensitiveFields();
        List<PreLaunchCheck> preLaunch = preLaunch();
        root.finish();
        problems.throwIfAny();
        return new Profile(
                id,
                name,
                documentation,
                oldest(evidence),
                address,
                credentials,
                authentication,
                versioning,
                wire,
                errors,
                retries,
                rateLimits,
                idempotency,
                pagination,
                timeouts,
                webhooks,
                sensitiveFields,
                preLaunch,
                evidence);
    }

    private static LocalDate oldest(Map<String, Evidence> evidence) {
        return evidence.values().stream()
                .map(Evidence::asOf)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private @Nullable Section optional(String name) {
        Section section = root.optionalSection(name);
        return section == null ? null : withEvidence(name, section);
    }

    private Section withEvidence(String name, Section section) {
        LocalDate asOf = section.required("as_of", FieldKind.DATE);
        List<Evidence.Source> sources =
                section.sections("sources").stream().map(ProfileReader::source).toList();
        evidence.put(name, new Evidence(asOf, sources));
        return section;
    }

    private static Evidence.Source source(Section section) {
        var source = new Evidence.Source(
                section.required("url", FieldKind.SOURCE), section.required("says", FieldKind.TEXT));
        section.finish();
        return source;
    }

    private static Credentials credentials(@Nullable Section section) {
        if (section == null) {
            return new Credentials(List.of());
        }
        List<KeyFormat> keys =
                section.sections("keys").stream().map(ProfileReader::keyFormat).toList();
        section.finish();
        return new Credentials(keys);
    }

    private static KeyFormat keyFormat(Section section) {
        KeyFormat format = new KeyFormat(
                section.required("kind", FieldKind.TEXT),
                section.required("pattern", FieldKind.PATTERN),
                section.optional("mode", FieldKind.oneOf(Mode.class)),
                section.required("usable", FieldKind.FLAG),
                section.required("example", FieldKind.TEXT));
        section.finish();
        if (!format.pattern().pattern().isEmpty() && !format.example().isEmpty() && !format.matches(format.example())) {
            section.trouble("example", "does not match the pattern");
        }
        return format;
    }

    private static @Nullable Versioning versioning(@Nullable Section section) {
        if (section == null) {
            return null;
        }
        Versioning versioning = new Versioning(
                section.required("header", FieldKind.HEADER),
                section.required("pinned", FieldKind.TEXT),
                section.required("documented_default", FieldKind.TEXT));
        section.finish();
        return versioning;
    }

    private static @Nullable Idempotency idempotency(@Nullable Section section) {
        if (section == null) {
            return null;
        }
        Idempotency idempotency = new Idempotency(
                section.required("header", FieldKind.HEADER),
                Set.copyOf(section.list("methods", METHOD)),
                section.required("max_length", FieldKind.integer(1, 10_000)),
                section.required("retention", FieldKind.DURATION),
                section.optional("replayed_header", FieldKind.HEADER));
        section.finish();
        return idempotency;
    }

    private Timeouts timeouts() {
        Section section = withEvidence("timeouts", root.section("timeouts"));
        Duration connect = section.required("connect", FieldKind.DURATION);
        Duration attempt = section.required("attempt", FieldKind.DURATION);
        Duration call = section.required("call", FieldKind.DURATION);
        if (attempt.compareTo(call) > 0) {
            section.trouble("attempt", "is longer than a whole call may take");
        }
        if (connect.compareTo(attempt) > 0) {
            section.trouble("connect", "is longer than an attempt may take");
        }
        section.finish();
        return new Timeouts(connect, attempt, call);
    }

    private static @Nullable Webhooks webhooks(@Nullable Section section) {
        if (section == null) {
            return null;
        }
        Webhooks webhooks = new Webhooks(
                section.required("scheme", FieldKind.oneOf(Webhooks.Scheme.class)),
                section.required("signature_header", FieldKind.HEADER),
                section.required("version", FieldKind.TEXT),
                section.required("tolerance", FieldKind.DURATION),
                section.required("secret_prefix", FieldKind.TEXT),
                section.required("event_id", FieldKind.POINTER),
                section.required("event_type", FieldKind.POINTER),
                section.required("event_time", FieldKind.POINTER),
                section.required("event_object", FieldKind.POINTER),
                section.required("order_key", FieldKind.POINTER));
        section.finish();
        return webhooks;
    }

    private List<String> sensitiveFields() {
        Section section = withEvidence("sensitive_fields", root.section("sensitive_fields"));
        List<String> names = section.list("names", LOWER_CASE);
        section.finish();
        return names;
    }

    private List<PreLaunchCheck> preLaunch() {
        Section section = withEvidence("pre_launch", root.section("pre_launch"));
        Set<String> ids = new HashSet<>();
        List<PreLaunchCheck> checks = section.sections("checks").stream()
                .map(check -> preLaunchCheck(check, ids))
                .toList();
        section.finish();
        return checks;
    }

    private static PreLaunchCheck preLaunchCheck(Section section, Set<String> ids) {
        PreLaunchCheck check = new PreLaunchCheck(unique(section, ids), section.required("text", FieldKind.TEXT));
        section.finish();
        return check;
    }

    private static String unique(Section section, Set<String> ids) {
        String id = section.required("id", FieldKind.ID);
        if (!id.isEmpty() && !ids.add(id)) {
            section.trouble("id", "\"" + id + "\" is taken by another one before it");
        }
        return id;
    }
}
