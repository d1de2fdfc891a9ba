package dev.fairlead.sandbox.core;

import dev.fairlead.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A provider of whom nothing is known but its description. */
final class PlainBehaviour implements Behaviour {

    @Override
    public @Nullable Action actionFor(String operation) {
        return null;
    }

    @Override
    public @Nullable JsonObject expansion(JsonObject object, String field) {
        return null;
    }

    @Override
    public Map<String, String> throttledHeaders() {
        return Map.of();
    }

    @Override
    public boolean authenticate(String id, boolean succeeds) {
        return false;
    }

    @Override
    public Books books() {
        return new Books(List.of(), List.of(), 0, 0);
    }
}
