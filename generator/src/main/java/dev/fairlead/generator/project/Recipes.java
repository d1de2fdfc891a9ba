package dev.fairlead.generator.project;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What is known of a provider's operations beyond its description: which objects their tests need, and in what state. */
final class Recipes {

    private final JsonObject things;
    private final JsonObject calls;

    private Recipes(JsonObject things, JsonObject calls) {
        this.things = things;
        this.calls = calls;
    }

    /** Returns those of a provider; none where nothing is known of it. */
    static Recipes of(String profileId) {
        String file = "recipes/" + profileId + ".yaml";
        try (InputStream in = profileId.matches("[a-z][a-z0-9-]*") ? Recipes.class.getResourceAsStream(file) : null) {
            if (in == null) {
                return new Recipes(JsonObject.empty(), JsonObject.empty());
            }
            JsonObject read = (JsonObject) Json.parseDocument(in.readAllBytes(), JsonLimits.forDocuments());
            return new Recipes(section(read, "things"), section(read, "calls"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read from the class path", unreadable);
        }
    }

    private static JsonObject section(JsonObject read, String name) {
        return Optional.ofNullable(read.object(name)).orElse(JsonObject.empty());
    }

    /** Returns what an object of this name is made with. */
    Optional<JsonObject> thing(String name) {
        return Optional.ofNullable(things.object(name));
    }

    /** Returns what an operation's test needs. */
    Optional<JsonObject> call(String operationId) {
        return Optional.ofNullable(calls.object(operationId));
    }

    /** Returns why an operation cannot succeed in a test, if it cannot. */
    Optional<String> refused(String operationId) {
        return call(operationId).flatMap(recipe -> recipe.text("refused"));
    }
}
