package dev.fairlead.sandbox.server;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Errors;
import dev.fairlead.sandbox.core.ApiFailure;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The provider's form of an error, from the pointers of its profile. Immutable and thread-safe. */
final class ErrorEnvelope {

    private static final Errors.Envelope PLAIN = new Errors.Envelope(
            Set.of(), null, List.of(), List.of("/code"), List.of(), List.of("/message"), List.of(), List.of());

    private final Errors.Envelope form;

    ErrorEnvelope(Errors errors) {
        this.form = errors.mainEnvelope().orElse(PLAIN);
    }

    JsonObject of(ApiFailure failure) {
        JsonObject envelope = JsonObject.empty();
        envelope = put(envelope, form.code(), failure.code());
        envelope = put(envelope, form.declineCode(), failure.declineCode());
        envelope = put(envelope, form.message(), failure.getMessage());
        envelope = put(envelope, form.param(), failure.param());
        String anyField = Stream.of(form.type(), form.code(), form.message())
                .flatMap(List::stream)
                .findFirst()
                .orElse("/error");
        String beside = anyField.substring(0, anyField.lastIndexOf('/') + 1);
        for (String name : failure.details().names()) {
            envelope = put(envelope, beside + name, failure.details().get(name));
        }
        return put(envelope, form.type(), failure.type());
    }

    private static JsonObject put(JsonObject object, List<String> pointers, @Nullable Object value) {
        return pointers.isEmpty() ? object : put(object, pointers.getFirst(), value);
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
