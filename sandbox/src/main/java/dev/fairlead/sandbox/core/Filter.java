package dev.fairlead.sandbox.core;

import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which objects a list holds, by the parameters of the request. */
public final class Filter {

    private Filter() {}

    /**
     * Returns what lets objects pass whose fields equal the parameters of the same names, and whose {@code created} is as
     * the parameter of that name says: an exact second, or bounds {@code gt}, {@code gte}, {@code lt}, {@code lte}.
     *
     * @param names the parameters that filter; those that are absent let everything pass
     */
    public static Predicate<JsonObject> by(JsonObject params, String... names) {
        List<Predicate<JsonObject>> conditions = new ArrayList<>();
        for (String name : names) {
            JsonValue wanted = params.get(name);
            if (wanted != null && wanted != JsonNull.NULL) {
                Optional<String> text = params.text(name);
                conditions.add(object -> text.isPresent() && object.text(name).equals(text));
            }
        }
        Optional.ofNullable(params.get("created")).map(Filter::created).ifPresent(conditions::add);
        return object -> conditions.stream().allMatch(condition -> condition.test(object));
    }

    private static Predicate<JsonObject> created(JsonValue wanted) {
        if (!(wanted instanceof JsonObject bounds)) {
            return object -> wanted.equals(object.get("created"));
        }
        long atLeast = bound(bounds, "gte", Long.MIN_VALUE);
        long above = bound(bounds, "gt", Long.MIN_VALUE);
        long atMost = bound(bounds, "lte", Long.MAX_VALUE);
        long below = bound(bounds, "lt", Long.MAX_VALUE);
        return object -> {
            Long created = object.integer("created");
            return created != null && created >= atLeast && created > above && created <= atMost && created < below;
        };
    }

    private static long bound(JsonObject bounds, String name, long open) {
        Long value = bounds.integer(name);
        return value == null ? open : value;
    }
}
