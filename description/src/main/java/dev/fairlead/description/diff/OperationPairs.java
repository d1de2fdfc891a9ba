package dev.fairlead.description.diff;

import dev.fairlead.description.ApiOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Which operation became which: by method and path, else by method and path without the names of variables, else by id.
 *
 * @param removed the old ones that have no counterpart
 * @param added the new ones that have none
 */
record OperationPairs(List<Pair> pairs, Collection<ApiOperation> removed, Collection<ApiOperation> added) {

    record Pair(ApiOperation old, ApiOperation now) {}

    private static final List<Function<ApiOperation, String>> KEYS = List.of(
            operation -> operation.method() + " " + operation.path(),
            operation -> operation.method() + " " + operation.path().replaceAll("\\{[^{}]*}", "{}"),
            operation -> "id " + operation.id());

    static OperationPairs match(List<ApiOperation> old, List<ApiOperation> now) {
        IdentityHashMap<ApiOperation, Pair> pairs = new IdentityHashMap<>();
        List<ApiOperation> removed = new ArrayList<>(old);
        List<ApiOperation> added = new ArrayList<>(now);
        for (Function<ApiOperation, String> key : KEYS) {
            Map<String, ApiOperation> candidates = new LinkedHashMap<>();
            added.forEach(operation -> candidates.putIfAbsent(key.apply(operation), operation));
            IdentityHashMap<ApiOperation, Boolean> taken = new IdentityHashMap<>();
            removed.removeIf(operation -> {
                ApiOperation counterpart = candidates.remove(key.apply(operation));
                if (counterpart == null) {
                    return false;
                }
                pairs.put(operation, new Pair(operation, counterpart));
                taken.put(counterpart, true);
                return true;
            });
            added.removeIf(taken::containsKey);
        }
        List<Pair> ordered =
                old.stream().map(pairs::get).filter(Objects::nonNull).toList();
        return new OperationPairs(ordered, removed, added);
    }
}
