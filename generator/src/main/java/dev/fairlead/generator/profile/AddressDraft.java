package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drafts the section about where the API is. */
final class AddressDraft {

    private final ApiDescription description;
    private final DescriptionText text;
    private final String id;
    private final List<String> notes = new ArrayList<>();
    private @Nullable String test;

    AddressDraft(ApiDescription description, DescriptionText text, String id) {
        this.description = description;
        this.text = text;
        this.id = id;
    }

    String section(LocalDate asOf) {
        String address = baseUrl();
        Yaml facts = new Yaml(0);
        Optional<String> documentation = documentation();
        if (documentation.isEmpty()) {
            facts.comment(
                    "To look up: the address of the provider's documentation, which the description does not name.");
        }
        facts.field("documentation", documentation.orElseGet(() -> address.replaceAll("\\{[^}]*}", "www")));
        notes.forEach(facts::comment);
        facts.field("base_url", address);
        if (test != null) {
            facts.field("test_base_url", test);
        }
        return SectionText.of("api", asOf, pointer(), says(), facts);
    }

    private String pointer() {
        return text.isDiscovery()
                ? "/rootUrl"
                : text.isSmithy() ? "/shapes" : text.root().has("swagger") ? "/host" : "/servers";
    }

    private String says() {
        List<String> all = servers().stream().distinct().limit(4).toList();
        return all.isEmpty()
                ? "the description names no server"
                : "the description names the server " + String.join(", ", all);
    }

    /** The servers of the document, and where it has none those of most operations. */
    private List<String> servers() {
        if (!description.servers().isEmpty()) {
            return description.servers();
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (ApiOperation operation : description.operations()) {
            operation.servers().stream().limit(1).forEach(server -> counts.merge(server, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private String baseUrl() {
        if (text.isSmithy()) {
            return smithy();
        }
        List<String> servers = liveFirst(servers().stream().distinct().toList());
        for (String server : servers) {
            String usable = usable(server);
            if (usable != null) {
                others(servers, server);
                return usable;
            }
        }
        notes.add("To look up: the host, which the description does not name"
                + (servers.isEmpty() ? "" : " (it says " + servers.getFirst() + ")")
                + "; calls fail until it stands here or in "
                + id.toUpperCase(Locale.ROOT).replace('-', '_') + "_BASE_URL.");
        String path = servers.isEmpty() ? "" : servers.getFirst().replaceAll("^[a-z+]*:?//[^/]*|[?#].*$", "");
        String placed = usable("https://" + id.replace('_', '-') + ".invalid" + (path.startsWith("/") ? path : ""));
        return placed == null ? "https://" + id.replace('_', '-') + ".invalid" : placed;
    }

    /** What is named after a sandbox is for tests. */
    private static List<String> liveFirst(List<String> servers) {
        return servers.stream()
                .sorted(Comparator.comparing(AddressDraft::isSandbox))
                .toList();
    }

    private static boolean isSandbox(String server) {
        return server.toLowerCase(Locale.ROOT).contains("sandbox");
    }

    private void others(List<String> servers, String chosen) {
        List<String> others = servers.stream()
                .filter(server -> !server.equals(chosen))
                .limit(6)
                .toList();
        String sandbox = isSandbox(chosen)
                ? null
                : others.stream().filter(AddressDraft::isSandbox).findFirst().orElse(null);
        test = sandbox == null ? null : usable(sandbox);
        List<String> rest = others.stream()
                .filter(server -> test == null || !server.equals(sandbox))
                .toList();
        if (!rest.isEmpty()) {
            notes.add("Others that the description names: " + String.join(", ", rest));
        }
    }

    private String smithy() {
        String service = AuthenticationDraft.signingName(text);
        JsonObject api = DescriptionText.trait(text.smithyService(), "aws.api#service");
        return "https://" + api.text("endpointPrefix").orElse(service) + ".{region}.amazonaws.com";
    }

    /** Returns an address as a profile has it; null where it is none. */
    private @Nullable String usable(String server) {
        String address = server.startsWith("//") ? "https:" + server : server.replaceFirst("^http://", "https://");
        try {
            URI uri = new URI(address.replaceAll("[?#].*$", "").replaceAll("/+$", ""));
            boolean good = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getHost().contains(".")
                    && !uri.toString().contains("{");
            if (good && !address.equals(server)) {
                notes.add("To look up: the description says " + server + "; credentials go over https only.");
            }
            return good ? uri.toString() : null;
        } catch (URISyntaxException none) {
            return null;
        }
    }

    private Optional<String> documentation() {
        JsonObject root = text.root();
        if (text.isSmithy()) {
            JsonObject api = DescriptionText.trait(text.smithyService(), "aws.api#service");
            String page = api.text("docId")
                    .filter(name -> name.matches("[A-Za-z0-9.-]+"))
                    .map(name -> "/goto/WebAPI/" + name)
                    .orElse("");
            return Optional.of("https://docs.aws.amazon.com" + page);
        }
        JsonObject info = Optional.ofNullable(root.object("info")).orElse(JsonObject.empty());
        return Stream.of(
                        at(root, "externalDocs", "url"),
                        root.text("documentationLink"),
                        at(info, "externalDocs", "url"),
                        at(info, "x-origin", "url"),
                        at(info, "contact", "url"),
                        info.text("termsOfService"))
                .flatMap(Optional::stream)
                .map(address -> address.strip().replaceFirst("^http://", "https://"))
                .filter(AddressDraft::isHttps)
                .findFirst();
    }

    private static Optional<String> at(JsonObject object, String outer, String inner) {
        return Optional.ofNullable(object.object(outer)).flatMap(found -> found.text(inner));
    }

    private static boolean isHttps(String address) {
        try {
            URI uri = new URI(address);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
