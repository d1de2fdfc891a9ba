package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonObject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Drafts the section about authentication, from the security of the description. */
final class AuthenticationDraft {

    private static final int MOST_SCHEMES = 8;

    /** A way to authenticate as a profile's text has it; the lower the rank, the better it suits a server. */
    private record Way(int rank, String text) {}

    private final ApiDescription description;
    private final DescriptionText text;
    private final Map<String, JsonObject> schemes;
    private final Map<String, String> credentials = new LinkedHashMap<>();

    AuthenticationDraft(ApiDescription description, DescriptionText text) {
        this.description = description;
        this.text = text;
        this.schemes = text.securitySchemes();
    }

    String section(LocalDate asOf) {
        List<Way> ways = ways();
        Yaml facts = new Yaml(0);
        if (!credentials.isEmpty()) {
            facts.line("credentials:");
            credentials.forEach((name, meaning) -> facts.line("  - name: " + name)
                    .line("    secret: true")
                    .line("    meaning: " + Yaml.quoted(meaning)));
        }
        if (ways.isEmpty()) {
            facts.comment("To look up: how calls prove who makes them. The description does not say.");
            facts.line("schemes:").line("  - kind: none");
        } else {
            facts.line("schemes:");
            ways.forEach(way -> facts.inside(0, way.text));
        }
        facts.comment("Ours: after this status the credentials are read or fetched anew, once.");
        facts.line("reauthenticate_on:").line("  statuses: [401]");
        return SectionText.of(
                "authentication",
                asOf,
                text.root().has("swagger")
                        ? "/securityDefinitions"
                        : text.isSmithy() ? "/shapes" : "/components/securitySchemes",
                ways.isEmpty()
                        ? "the description says nothing about authentication"
                        : "the schemes of security and which operations take them, the most usual first",
                facts);
    }

    private List<Way> ways() {
        if (text.isSmithy()) {
            String service = signingName(text);
            return List.of(new Way(
                    0,
                    "  - kind: sigv4\n    service: " + Yaml.quoted(service) + "\n"
                            + (service.equals("s3") ? "    object_paths: true\n" : "")));
        }
        Map<Way, Integer> counts = new LinkedHashMap<>();
        choices().forEach((choice, count) -> {
            Way way = way(choice);
            if (way != null) {
                counts.merge(way, count, Integer::sum);
            }
        });
        return counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Way, Integer>>comparingInt(entry -> -entry.getValue())
                        .thenComparingInt(entry -> entry.getKey().rank))
                .map(Map.Entry::getKey)
                .limit(MOST_SCHEMES)
                .toList();
    }

    /** Returns the service for which requests are signed. */
    static String signingName(DescriptionText text) {
        JsonObject service = text.smithyService();
        return DescriptionText.trait(service, "aws.auth#sigv4")
                .text("name")
                .or(() -> DescriptionText.trait(service, "aws.api#service").text("endpointPrefix"))
                .orElse("service");
    }

    /** Sets of schemes that are taken together, with how many operations take them. */
    private Map<List<String>, Integer> choices() {
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (ApiOperation operation : description.operations()) {
            for (List<String> choice : text.security(operation.raw())) {
                if (!choice.isEmpty()) {
                    counts.merge(choice, 1, Integer::sum);
                }
            }
        }
        if (counts.isEmpty()) {
            schemes.keySet().forEach(name -> counts.put(List.of(name), 1));
        }
        return counts;
    }

    private @Nullable Way way(List<String> choice) {
        List<String> keys = choice.stream()
                .filter(name -> isKey(schemes.getOrDefault(name, JsonObject.empty())))
                .toList();
        Way best = null;
        for (String name : choice) {
            JsonObject scheme = schemes.get(name);
            Way way = scheme == null || isKey(scheme) ? null : single(name, scheme);
            if (way != null && (best == null || way.rank < best.rank)) {
                best = way;
            }
        }
        if (best != null) {
            return best;
        }
        return keys.isEmpty() ? null : keys(keys);
    }

    private static boolean isKey(JsonObject scheme) {
        return scheme.text("type").orElse("").equalsIgnoreCase("apiKey")
                && !scheme.text("name").orElse("").isBlank();
    }

    private @Nullable Way single(String name, JsonObject scheme) {
        return switch (scheme.text("type").orElse("").toLowerCase(Locale.ROOT)) {
            case "basic" -> basic();
            case "http" ->
                switch (scheme.text("scheme").orElse("").toLowerCase(Locale.ROOT)) {
                    case "basic" -> basic();
                    case "bearer" -> new Way(0, "  - kind: bearer\n");
                    default ->
                        new Way(
                                9,
                                new Yaml(2)
                                        .comment("To look up: the scheme " + name + " is HTTP "
                                                + scheme.text("scheme").orElse("")
                                                + ", which is written here as a Bearer token.")
                                        .line("- kind: bearer")
                                        .toString());
                };
            case "oauth2" -> new OAuthDraft(name, scheme).way(Way::new);
            case "openidconnect" ->
                new Way(
                        5,
                        new Yaml(2)
                                .comment("A token of the provider that " + name + " names ("
                                        + scheme.text("openIdConnectUrl").orElse("no address") + ").")
                                .line("- kind: bearer")
                                .toString());
            case "mutualtls" -> new Way(4, "  - kind: mutual_tls\n");
            default -> null;
        };
    }

    private static Way basic() {
        return new Way(1, "  - kind: basic\n    user: \"{user}\"\n    password: \"{password}\"\n");
    }

    private Way keys(List<String> names) {
        Yaml way = new Yaml(2).line("- kind: api_key").line("  placements:");
        Set<String> taken = new LinkedHashSet<>();
        for (String name : names) {
            JsonObject scheme = schemes.getOrDefault(name, JsonObject.empty());
            String in = scheme.text("in").orElse("header");
            String wire = scheme.text("name").orElse("");
            String said = scheme.text("description").orElse("");
            String credential = credential(name, wire, names.size() > 1 || !taken.isEmpty());
            taken.add(credential);
            if (in.equals("query")) {
                placement(way, "query", wire, "{" + credential + "}");
            } else if (in.equals("cookie")) {
                placement(way, "header", "Cookie", wire.replaceAll("[{}]", "") + "={" + credential + "}");
            } else if (!wire.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
                placement(way, "query", wire, "{" + credential + "}");
            } else {
                boolean bearer = wire.equalsIgnoreCase("Authorization") && said.contains("Bearer");
                if (wire.equalsIgnoreCase("Authorization") && !bearer) {
                    way.comment("To look up: what stands before the key in Authorization, if anything does.");
                }
                placement(way, "header", wire, (bearer ? "Bearer " : "") + "{" + credential + "}");
            }
        }
        return new Way(0, way.toString());
    }

    private static void placement(Yaml way, String in, String name, String value) {
        way.line("    - in: " + in).line("      name: " + Yaml.quoted(name)).line("      value: " + Yaml.quoted(value));
    }

    /** The usual key is api_key; where several are sent at once, each has a name of its own. */
    private String credential(String scheme, String wire, boolean several) {
        String name = scheme.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("_(auth|scheme|security|header)$", "")
                .replaceAll("^[^a-z]+|_+$", "");
        if (!several || name.matches("|api_?key|key|token|auth")) {
            return "api_key";
        }
        String cut = name.substring(0, Math.min(name.length(), 40));
        credentials.putIfAbsent(cut, "the value of " + wire + ", which goes along with the other keys");
        return cut;
    }
}
