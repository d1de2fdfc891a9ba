package dev.fairlead.demo.everycall;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.http.Download;
import dev.fairlead.client.model.Params;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.json.JsonObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The methods of a generated client by the id of the operation that they call, found by reflection. */
final class GeneratedMethods {

    private record Bound(Object group, Method method) {}

    private final Map<String, Bound> byOperation = new HashMap<>();

    GeneratedMethods(Object client) throws ReflectiveOperationException {
        collect(client);
    }

    private void collect(Object owner) throws ReflectiveOperationException {
        for (Field field : owner.getClass().getDeclaredFields()) {
            if (field.getType() == Operation.class) {
                Operation<?> operation = (Operation<?>) field.get(null);
                byOperation.put(operation.id(), new Bound(owner, method(owner.getClass(), field.getName())));
            }
        }
        for (Method accessor : owner.getClass().getDeclaredMethods()) {
            boolean onObject = !Modifier.isStatic(accessor.getModifiers());
            if (onObject && accessor.getParameterCount() == 0 && isGroup(accessor.getReturnType())) {
                collect(accessor.invoke(owner));
            }
        }
    }

    private static boolean isGroup(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(
                        constructor -> List.of(constructor.getParameterTypes()).equals(List.of(ApiClient.class)));
    }

    /** The method with most parameters takes them all: path variables, parameters, options; but no place for a file. */
    private static Method method(Class<?> group, String constant) {
        return Arrays.stream(group.getDeclaredMethods())
                .filter(method -> !method.isSynthetic()
                        && !List.of(method.getParameterTypes()).contains(Download.class)
                        && JavaNames.constant(method.getName()).equals(constant))
                .max(Comparator.comparingInt(Method::getParameterCount))
                .orElseThrow(() -> new AssertionError("no method for " + constant + " in " + group));
    }

    int size() {
        return byOperation.size();
    }

    /** Calls an operation; what the call throws comes out as it is. */
    Object call(String operation, List<String> pathValues, JsonObject values, Map<String, Object> files)
            throws Exception {
        Bound bound = byOperation.get(operation);
        if (bound == null) {
            throw new AssertionError("no method calls " + operation);
        }
        Class<?>[] types = bound.method().getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i] == String.class
                    ? pathValues.get(i)
                    : types[i] == CallOptions.class ? CallOptions.none() : filling(values, files);
        }
        try {
            return bound.method().invoke(bound.group(), arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    private static Consumer<Params> filling(JsonObject values, Map<String, Object> files) {
        return params -> {
            values.forEach(params::extra);
            files.forEach(params::extra);
        };
    }
}
