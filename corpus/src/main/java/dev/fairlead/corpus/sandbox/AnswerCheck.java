package dev.fairlead.corpus.sandbox;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.description.Violation;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says whether an answer is one that the description lets an operation give. */
final class AnswerCheck {

    /** Begins what is said where the description forbids every answer. */
    static final String IMPOSSIBLE = "the description lets no answer be valid: ";

    /** RFC 9110 §15.3.5, §15.3.6 and §15.4.5. */
    private static final Set<Integer> NO_BODY = Set.of(204, 205, 304);

    private AnswerCheck() {}

    /** Returns what is wrong with an answer; null if nothing is. */
    static @Nullable String trouble(ApiOperation operation, HttpResponse<byte[]> answer) {
        ApiResponse response = operation.response(answer.statusCode()).orElse(null);
        if (response == null) {
            boolean saysSuccess = operation.responses().keySet().stream().anyMatch(status -> status.matches("[23d].*"));
            return saysSuccess ? "the status " + answer.statusCode() + " is not declared" : null;
        }
        boolean bare = operation.method().equals("HEAD") || NO_BODY.contains(answer.statusCode());
        if (response.contents().isEmpty() || bare) {
            return null;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        ApiContent content = response.contents().stream()
                .filter(each -> plain(each.mediaType()).equals(plain(type)))
                .findFirst()
                .or(() -> response.contents().stream()
                        .filter(each -> matches(plain(each.mediaType()), plain(type)))
                        .findFirst())
                .orElse(null);
        if (content == null) {
            return "the content type " + type + " is not declared";
        }
        return plain(type).endsWith("json") ? trouble(content, answer.body()) : null;
    }

    private static @Nullable String trouble(ApiContent content, byte[] body) {
        try {
            JsonValue value = Json.parse(body);
            List<Violation> violations = SchemaValidator.validate(value, content.schema());
            return violations.isEmpty()
                    ? null
                    : (isImpossible(value, violations.getFirst(), content) ? IMPOSSIBLE : "the answer is not valid: ")
                            + violations.stream()
                                    .limit(2)
                                    .map(violation -> violation.pointer() + " " + violation.message())
                                    .collect(Collectors.joining("; "));
        } catch (JsonException malformed) {
            return "the answer is no JSON";
        }
    }

    /** A property that is required and not allowed: no answer would be valid. */
    private static boolean isImpossible(JsonValue value, Violation violation, ApiContent content) {
        if (violation.kind() != Violation.Kind.UNKNOWN_PROPERTY) {
            return false;
        }
        List<String> path = List.of(violation.pointer().substring(1).split("/", -1));
        return SchemaValidator.validate(without(value, path), content.schema()).stream()
                .anyMatch(left ->
                        left.kind() == Violation.Kind.REQUIRED && left.pointer().equals(violation.pointer()));
    }

    private static JsonValue without(JsonValue value, List<String> path) {
        String name = path.getFirst().replace("~1", "/").replace("~0", "~");
        List<String> rest = path.subList(1, path.size());
        return switch (value) {
            case JsonObject object
            when rest.isEmpty() -> object.toBuilder().remove(name).build();
            case JsonObject object -> {
                JsonValue inner = object.get(name);
                yield inner == null
                        ? object
                        : object.toBuilder().put(name, without(inner, rest)).build();
            }
            case JsonArray array -> {
                List<JsonValue> items = new ArrayList<>(array.values());
                int index = Integer.parseInt(name);
                items.set(index, without(items.get(index), rest));
                yield JsonArray.of(items);
            }
            default -> value;
        };
    }

    private static boolean matches(String declared, String given) {
        return declared.equals(given)
                || declared.equals("*/*")
                || declared.equals("*")
                || (declared.endsWith("/*") && given.startsWith(declared.substring(0, declared.length() - 1)));
    }

    private static String plain(String mediaType) {
        int parameters = mediaType.indexOf(';');
        return (parameters < 0 ? mediaType : mediaType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
