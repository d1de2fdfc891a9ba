package dev.fairlead.generator.profile;

import dev.fairlead.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Drafts a scheme of OAuth 2.0, from the flows of OpenAPI or the one flow of Swagger. */
final class OAuthDraft {

    private static final int MOST_SCOPES = 12;

    private final String name;
    private final JsonObject scheme;

    OAuthDraft(String name, JsonObject scheme) {
        this.name = name;
        this.scheme = scheme;
    }

    /** Returns the scheme, made from its rank and its text. */
    <T> T way(BiFunction<Integer, String, T> maker) {
        JsonObject client = flow("clientCredentials", "application");
        JsonObject code = flow("authorizationCode", "accessCode");
        if (client != null && endpoint(client, "tokenUrl") != null) {
            return maker.apply(2, text("client_credentials", client));
        }
        if (code != null && endpoint(code, "tokenUrl") != null && endpoint(code, "authorizationUrl") != null) {
            return maker.apply(3, text("authorization_code", code));
        }
        String why = "The description's flows of " + name
                + " are for people in a browser, or name no usable endpoint: a token that was had elsewhere goes along.";
        return maker.apply(6, new Yaml(2).comment(why).line("- kind: bearer").toString());
    }

    private @Nullable JsonObject flow(String ours, String swagger) {
        JsonObject flows = scheme.object("flows");
        if (flows != null) {
            return flows.object(ours);
        }
        return scheme.text("flow").orElse("").equals(swagger) ? scheme : null;
    }

    /** Returns an address that a profile takes: https, or a path below the base URL's host. */
    private static @Nullable String endpoint(JsonObject flow, String member) {
        String address = flow.text(member).orElse("").strip();
        boolean good = address.matches("/[^/?#{}\\s][^?#{}\\s]*|https://[^/?#@{}\\s]+(/[^?#{}\\s]*)?");
        return good ? address : null;
    }

    private static String text(String grant, JsonObject flow) {
        Yaml yaml = new Yaml(2)
                .line("- kind: oauth2")
                .line("  grant: " + grant)
                .line("  token_url: " + Yaml.quoted(String.valueOf(endpoint(flow, "tokenUrl"))));
        if (grant.equals("authorization_code")) {
            yaml.line("  authorize_url: " + Yaml.quoted(String.valueOf(endpoint(flow, "authorizationUrl"))));
        }
        yaml.comment(
                2,
                "To look up: whether the client's id and secret go as HTTP Basic, which RFC 6749 has every server take, or in"
                        + " the form (post).");
        yaml.line("  client_authentication: basic");
        scopes(flow, yaml);
        return yaml.toString();
    }

    private static void scopes(JsonObject flow, Yaml yaml) {
        JsonObject written = flow.object("scopes");
        List<String> scopes = written == null ? List.of() : new ArrayList<>(written.names());
        if (!scopes.isEmpty()) {
            yaml.comment(
                    2,
                    "Ask for the scopes that your operations need, as scopes: [...]. There are "
                            + String.join(", ", scopes.subList(0, Math.min(MOST_SCOPES, scopes.size())))
                            + (scopes.size() > MOST_SCOPES ? " and " + (scopes.size() - MOST_SCOPES) + " more." : "."));
        }
    }
}
