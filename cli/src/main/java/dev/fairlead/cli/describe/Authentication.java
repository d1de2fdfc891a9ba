package dev.fairlead.cli.describe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The security that a document declares, in words. */
final class Authentication {

    private Authentication() {}

    static List<String> of(JsonObject root) {
        List<String> schemes = new ArrayList<>();
        JsonObject components = root.object("components");
        JsonObject declared = components == null ? null : components.object("securitySchemes");
        if (declared == null) {
            declared = root.object("securityDefinitions");
        }
        if (declared != null) {
            declared.forEach((name, scheme) -> schemes.add(name + ": " + words(scheme)));
        }
        if (root.at("/auth/oauth2/scopes") instanceof JsonObject scopes) {
            schemes.add("OAuth 2.0, " + scopes.size() + " scopes");
        }
        JsonObject shapes = root.object("shapes");
        if (shapes != null) {
            shapes.forEach((name, shape) -> smithy(shape, schemes));
        }
        return schemes;
    }

    private static void smithy(JsonValue shape, List<String> schemes) {
        JsonObject traits = shape instanceof JsonObject object && "service".equals(object.string("type"))
                ? object.object("traits")
                : null;
        if (traits != null) {
            JsonObject signature = traits.object("aws.auth#sigv4");
            if (signature != null) {
                schemes.add("AWS Signature Version 4, service "
                        + signature.text("name").orElse(""));
            }
            traits.names().stream()
                    .filter(name -> name.startsWith("smithy.api#http") && name.endsWith("Auth"))
                    .forEach(name -> schemes.add(name.substring("smithy.api#".length())));
        }
    }

    private static String words(JsonValue written) {
        JsonObject scheme = written instanceof JsonObject object ? object : JsonObject.empty();
        return switch (scheme.text("type").orElse("")) {
            case "apiKey" ->
                "a key in the " + scheme.text("in").orElse("") + " "
                        + scheme.text("name").orElse("");
            case "http" -> "HTTP " + scheme.text("scheme").orElse("").toLowerCase(Locale.ROOT);
            case "basic" -> "HTTP basic";
            case "oauth2" -> "OAuth 2.0" + flows(scheme);
            case "openIdConnect" -> "OpenID Connect";
            case "mutualTLS" -> "a client certificate";
            default -> "not said how";
        };
    }

    private static String flows(JsonObject scheme) {
        List<String> flows = new ArrayList<>();
        scheme.text("flow").ifPresent(flow -> flows.add(flow + scopes(scheme)));
        JsonObject several = scheme.object("flows");
        if (several != null) {
            several.forEach((name, flow) -> flows.add(name + (flow instanceof JsonObject one ? scopes(one) : "")));
        }
        return flows.isEmpty() ? "" : " (" + String.join("; ", flows) + ")";
    }

    private static String scopes(JsonObject flow) {
        JsonObject scopes = flow.object("scopes");
        return scopes == null || scopes.isEmpty()
                ? ""
                : ", " + scopes.size() + (scopes.size() == 1 ? " scope" : " scopes");
    }
}
