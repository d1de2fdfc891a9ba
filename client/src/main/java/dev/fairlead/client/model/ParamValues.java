package dev.fairlead.client.model;

import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From what users set to what is sent. */
final class ParamValues {

    /** A list that holds {@link Params}, which are only read when the call is made. */
    record Items(List<Object> values) {

        /** Leaves the values out: they may be sensitive. */
        @Override
        public String toString() {
            return values.size() + " items";
        }
    }

    private ParamValues() {}

    /**
     * Returns a value in the form in which {@link Params} keep it: a {@link JsonValue}, {@link Params}, {@link Items} or
     * {@link Upload}; null for nothing.
     */
    static @Nullable Object wire(String name, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Params params -> params;
            case Upload upload -> upload;
            case Items items -> items;
            case Optional<?> maybe -> wire(name, maybe.orElse(null));
            case Iterable<?> many when !(value instanceof JsonValue) -> items(name, many);
            default -> json(name, value);
        };
    }

    /** Returns the files of a parameter that is one, or a list of nothing else; empty for any other. */
    static List<Upload> files(Object value) {
        return switch (value) {
            case Upload upload -> List.of(upload);
            case Items items
            when !items.values().isEmpty() && items.values().stream().allMatch(Upload.class::isInstance) ->
                items.values().stream().map(Upload.class::cast).toList();
            default -> List.of();
        };
    }

    private static Items items(String name, Iterable<?> many) {
        List<Object> items = new ArrayList<>();
        for (Object item : many) {
            Object wire = wire(name, item);
            items.add(wire == null ? JsonNull.NULL : wire);
        }
        return new Items(items);
    }

    /** Returns a value as JSON. */
    static JsonValue json(String name, @Nullable Object value) {
        return switch (value) {
            case JsonValue json -> json;
            case Params params -> params.toJson();
            case Items items ->
                JsonValue.array(
                        items.values().stream().map(item -> json(name, item)).toList());
            case OpenEnum constant -> new JsonString(constant.value());
            case Instant moment -> JsonValue.of(moment.getEpochSecond());
            case LocalDate date -> new JsonString(date.toString());
            case Expandable<?> reference -> new JsonString(reference.id());
            case Model model -> model.json().get("id") instanceof JsonString id ? id : model.json();
            case Optional<?> maybe -> json(name, maybe.orElse(null));
            case Map<?, ?> map -> object(name, map);
            case Iterable<?> many -> json(name, items(name, many));
            case Upload ignored ->
                throw new IllegalArgumentException("the parameter " + name + ": a file must stand at the top level");
            case null -> JsonNull.NULL;
            default -> plain(name, value);
        };
    }

    private static JsonObject object(String name, Map<?, ?> map) {
        JsonObject.Builder object = JsonObject.builder();
        map.forEach((key, value) -> {
            if (!(key instanceof CharSequence text)) {
                throw new IllegalArgumentException("the parameter " + name + ": the keys of a map are strings");
            }
            object.put(text.toString(), json(name, value));
        });
        return object.build();
    }

    private static JsonValue plain(String name, Object value) {
        try {
            return JsonValue.of(value);
        } catch (IllegalArgumentException formless) {
            throw new IllegalArgumentException("the parameter " + name + ": " + formless.getMessage(), formless);
        }
    }

    static void collectMissing(String path, Object value, List<String> missing) {
        switch (value) {
            case Params params -> params.collectMissing(path + ".", missing);
            case Items items -> {
                for (int i = 0; i < items.values().size(); i++) {
                    collectMissing(path + "[" + i + "]", items.values().get(i), missing);
                }
            }
            default -> {}
        }
    }
}
