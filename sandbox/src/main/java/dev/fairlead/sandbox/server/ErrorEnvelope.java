package dev.fairlead.sandbox.server;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Errors;
import dev.fairlead.sandbox.core.ApiFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The provider's form of an error, from the pointers of its profile. Immutable and thread-safe. */
final class ErrorEnvelope {

    private final Errors errors;

    ErrorEnvelope(Errors errors) {
        this.errors = errors;
    }

    JsonObject of(ApiFailure failure) {
        JsonObject envelope = JsonObject.empty();
        envelope = put(envelope, errors.code(), failure.code());
        envelope = put(envelope, errors.declineCode(), failure.declineCode());
        envelope = put(envelope, errors.message(), failure.getMessage());
        envelope = put(envelope, errors.param(), failure.param());
        String beside = errors.type().substring(0, errors.type().lastIndexOf('/') + 1);
        for (String name : failure.details().names()) {
            envelope = put(envelope, beside + name, failure.details().get(name));
        }
        return put(envelope, errors.type(), failure.type());
    }

    private static JsonObject put(JsonObject object, String pointer, @Nullable Object value) {
        return value == null ? object : put(object, List.of(pointer.substring(1).split("/")), JsonValue.of(value));
    }

    private static JsonObject put(JsonObject object, List<String> path, JsonValue value) {
        String name = path.getFirst();
        if (path.size() == 1) {
            return object.toBuilder().put(name, value).build();
        }
        JsonObject inner = object.object(name);
        JsonObject changed = put(inner == null ? JsonObject.empty() : inner, path.subList(1, path.size()), value);
        return object.toBuilder().put(name, changed).build();
    }
}
