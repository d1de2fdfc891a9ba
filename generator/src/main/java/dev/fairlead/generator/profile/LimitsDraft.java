package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Drafts the sections about retries, limits and idempotency keys, from headers that are declared. */
final class LimitsDraft {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final ApiDescription description;

    /** Response headers by their names, with what is said of them. */
    private final Map<String, String> headers = new LinkedHashMap<>();

    LimitsDraft(ApiDescription description, DescriptionText text) {
        this.description = description;
        for (ApiOperation operation : description.operations()) {
            text.eachResponseHeader(operation.raw(), (name, about) -> {
                if (isHeader(name)) {
                    headers.merge(name, about, (one, other) -> one.isEmpty() ? other : one);
                }
            });
        }
    }

    static boolean isHeader(String name) {
        return name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,80}");
    }

    String retries(LocalDate asOf) {
        Yaml facts = new Yaml(0)
                .comment(
                        "Ours, what most providers mean by these statuses. To look up: whether a refusal with 429 was before any"
                                + " work was done (unprocessed: true), which lets us repeat a POST.")
                .line("rules:")
                .line("  - when: {status: [429]}")
                .line("    outcome: throttled")
                .line("  - when: {status: [500, 502, 503, 504]}")
                .line("    outcome: transient")
                .line("wait_hints:")
                .line("  - header: Retry-After")
                .line("    unit: retry_after");
        headers.keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*retry-after-ms"))
                .forEach(name -> facts.line("  - header: " + name).line("    unit: milliseconds"));
        facts.comment("Ours.")
                .line("max_attempts: 4")
                .line("transient_base: 500ms")
                .line("throttled_base: 1s")
                .line("cap: 8s");
        boolean declared = headers.keySet().stream().anyMatch("Retry-After"::equalsIgnoreCase);
        return SectionText.of(
                "retries",
                asOf,
                "/paths",
                declared ? "answers carry Retry-After" : "the description says nothing about retries",
                facts);
    }

    /** Returns the section about limits; empty where no header tells how much is left. */
    String rateLimits(LocalDate asOf) {
        Optional<String> remaining = header("ratelimitremaining");
        Optional<String> reset = header("ratelimitreset");
        if (remaining.isEmpty() || reset.isEmpty()) {
            return "";
        }
        String unit = resetUnit(headers.getOrDefault(reset.get(), ""));
        if (unit.isEmpty()) {
            return "# To look up: how " + reset.get()
                    + " is written (seconds from now, or since 1970); with that, the section\n"
                    + "# rate_limits can have the signal " + remaining.get() + ".\n";
        }
        Yaml facts = new Yaml(0)
                .line("signals:")
                .line("  - form: headers")
                .line("    remaining: " + Yaml.quoted(remaining.get()))
                .line("    reset: " + Yaml.quoted(reset.get()))
                .line("    reset_unit: " + unit);
        return SectionText.of(
                "rate_limits",
                asOf,
                "/paths",
                "answers carry " + remaining.get() + " and " + reset.get() + "; no number is published there",
                facts);
    }

    private Optional<String> header(String end) {
        return headers.keySet().stream()
                .filter(name -> Shape.plain(name).endsWith(end))
                .findFirst();
    }

    /** The same header is an instant here and a number of seconds there: only words tell. */
    private static String resetUnit(String about) {
        String words = about.toLowerCase(Locale.ROOT);
        if (words.matches("(?s).*(epoch|unix|since 1970|timestamp).*")) {
            return words.contains("millisecond") ? "epoch_milliseconds" : "epoch_seconds";
        }
        if (words.contains("millisecond")) {
            return "milliseconds";
        }
        return words.matches(
                        "(?s).*(seconds (until|before|remaining|left|till)|in seconds|number of seconds|remaining seconds).*")
                ? "seconds"
                : "";
    }

    /** Returns the section about idempotency keys; empty where no operation takes one in a header. */
    String idempotency(LocalDate asOf) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<String> methods = new LinkedHashSet<>();
        Map<String, Long> longest = new LinkedHashMap<>();
        for (ApiOperation operation : description.operations()) {
            for (ApiParameter parameter : operation.parameters(ApiParameter.Place.HEADER)) {
                if (WRITES.contains(operation.method()) && isKey(parameter)) {
                    counts.merge(parameter.name(), 1, Integer::sum);
                    methods.add(operation.method());
                    Long most = parameter.schema().maxLength();
                    if (most != null && most > 0) {
                        longest.merge(parameter.name(), most, Math::min);
                    }
                }
            }
        }
        Optional<String> name =
                counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        return name.map(header -> idempotency(
                        asOf, header, counts.getOrDefault(header, 0), List.copyOf(methods), longest.get(header)))
                .orElse("");
    }

    private static boolean isKey(ApiParameter parameter) {
        String name = parameter.name();
        return isHeader(name)
                && (Shape.plain(name).contains("idempoten")
                        || (Shape.plain(name).endsWith("requestid")
                                && parameter
                                        .description()
                                        .toLowerCase(Locale.ROOT)
                                        .matches("(?s).*(idempoten|stores keys|stores the key).*")));
    }

    private static String idempotency(
            LocalDate asOf, String header, int operations, List<String> methods, @Nullable Long longest) {
        Yaml facts = new Yaml(0).field("header", header).line("methods: " + Yaml.list(methods));
        if (longest == null) {
            facts.comment("To look up: the longest key. Ours is a UUID.");
        }
        facts.line("max_length: " + (longest == null ? 255 : Math.min(longest, 10_000)))
                .comment("To look up: for how long the provider remembers a key. An hour is ours.")
                .line("retention: 1h");
        return SectionText.of(
                "idempotency", asOf, "/paths", operations + " operations take the header " + header, facts);
    }
}
