package dev.fairlead.sandbox.generic;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a description declares of the answers of its operations. Immutable and thread-safe. */
final class Declared {

    private final JsonObject document;

    /**
     * Creates a look at a document.
     *
     * @param document as it was written, for examples and headers
     */
    Declared(JsonObject document) {
        this.document = document;
    }

    /** Returns the status of success: the lowest 2xx that is declared, else the lowest 3xx, else 200. */
    static int successStatus(ApiOperation operation) {
        return lowest(operation, 2)
                .orElseGet(
                        () -> lowest(operation, 3).orElse(operation.responses().containsKey("default") ? 200 : 204));
    }

    private static OptionalInt lowest(ApiOperation operation, int hundred) {
        return operation.responses().keySet().stream()
                .filter(status -> status.matches(hundred + "([0-9][0-9]|XX)"))
                .mapToInt(status -> Integer.parseInt(status.replace("XX", "00")))
                .min();
    }

    /** Returns the response of success; empty where none is declared. */
    static Optional<ApiResponse> success(ApiOperation operation) {
        return operation.response(successStatus(operation));
    }

    /** Returns whether answers of a status have a body at all (RFC 9110 §15.3.5, §15.4.5). */
    static boolean hasBody(int status) {
        return status >= 200 && status != 204 && status != 205 && status != 304;
    }

    /**
     * Returns the content to answer with: what the caller accepts, JSON first.
     *
     * @param accept the header; null for anything
     */
    static Optional<ApiContent> content(ApiResponse response, @Nullable String accept) {
        List<ApiContent> contents = response.contents();
        return contents.stream()
                .filter(content -> accept == null || accepts(accept, content.mediaType()))
                .min(Comparator.comparingInt(content -> content.isJson() ? 0 : 1))
                .or(response::json)
                .or(() -> contents.stream().findFirst());
    }

    private static boolean accepts(String accept, String mediaType) {
        String wanted = bare(mediaType);
        for (String range : accept.split(",", -1)) {
            String bare = bare(range);
            boolean all = bare.equals("*/*") || wanted.equals("*/*") || bare.equals(wanted);
            if (all || (bare.endsWith("/*") && wanted.startsWith(bare.substring(0, bare.length() - 1)))) {
                return true;
            }
        }
        return false;
    }

    static String bare(String mediaType) {
        int parameters = mediaType.indexOf(';');
        return (parameters < 0 ? mediaType : mediaType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Returns the examples that stand beside the schema of a response's content. */
    List<JsonValue> examples(ApiOperation operation, ApiResponse response, ApiContent content) {
        JsonObject written = followed(step(step(operation.raw(), "responses"), key(operation, response)));
        JsonObject media = followed(step(step(written, "content"), content.mediaType()));
        List<JsonValue> found = new ArrayList<>();
        JsonValue one = media.get("example");
        if (one != null) {
            found.add(one);
        }
        JsonObject several = media.object("examples");
        if (several != null) {
            several.forEach((name, each) -> {
                JsonValue value =
                        each instanceof JsonObject object ? followed(object).get("value") : null;
                if (value != null) {
                    found.add(value);
                }
            });
        }
        return found;
    }

    private static String key(ApiOperation operation, ApiResponse response) {
        JsonObject responses = step(operation.raw(), "responses");
        return responses.names().stream()
                .filter(name -> name.equalsIgnoreCase(response.status()))
                .findFirst()
                .orElse(response.status());
    }

    /** Returns the headers that a response must have, as they were written, by name. */
    JsonObject headers(ApiOperation operation, ApiResponse response) {
        JsonObject written = followed(step(step(operation.raw(), "responses"), key(operation, response)));
        JsonObject.Builder headers = JsonObject.builder();
        step(written, "headers").forEach((name, each) -> {
            if (each instanceof JsonObject object) {
                headers.put(name, followed(object));
            }
        });
        return headers.build();
    }

    private static JsonObject step(JsonObject object, String name) {
        JsonObject next = object.object(name);
        return next == null ? JsonObject.empty() : next;
    }

    private JsonObject followed(JsonObject object) {
        JsonObject here = object;
        for (int i = 0; i < 10 && here.get("$ref") instanceof JsonString reference; i++) {
            String pointer = reference.value();
            here = pointer.startsWith("#/") && document.at(pointer.substring(1)) instanceof JsonObject target
                    ? target
                    : JsonObject.empty();
        }
        return here;
    }
}
