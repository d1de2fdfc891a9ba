package dev.fairlead.client.format;

import dev.fairlead.client.http.RequestBody;
import dev.fairlead.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Writes the parameters that go into the body of a request. Thread-safe. */
@FunctionalInterface
public interface BodyFormat {

    /**
     * Returns the body.
     *
     * @param values the parameters by name
     * @return null for no body
     * @throws IllegalArgumentException if a value has no form there
     */
    @Nullable
    RequestBody encode(JsonObject values);
}
