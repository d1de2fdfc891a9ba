package dev.fairlead.demo.everycall;

import dev.fairlead.client.Pager;
import dev.fairlead.client.error.ResponseException;
import dev.fairlead.client.model.Expandable;
import dev.fairlead.client.model.Model;
import dev.fairlead.client.model.UnknownVariant;
import dev.fairlead.client.model.Upload;
import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.json.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls every operation of a description through a generated client, and reads all of every answer. */
final class EveryCall {

    private final ApiDescription description;
    private final GeneratedMethods methods;
    private final Preparation preparation;
    private final KnownIds ids = new KnownIds();
    private final ExampleValues examples = new ExampleValues(ids);
    private final Map<String, String> refusals = new LinkedHashMap<>();
    private int successes;

    /**
     * Creates the caller.
     *
     * @param client generated from the description
     * @param preparation for the same provider
     */
    EveryCall(ApiDescription description, Object client, Preparation preparation) throws ReflectiveOperationException {
        this.description = description;
        this.preparation = preparation;
        this.methods = new GeneratedMethods(client);
    }

    /** Returns how many operations the client has methods for. */
    int methods() {
        return methods.size();
    }

    /** Returns how many calls were answered with a value that could be read. */
    int successes() {
        return successes;
    }

    /** Returns by operation what the provider said against it. */
    Map<String, String> refusals() {
        return refusals;
    }

    /** Calls all: what makes something first, what takes something away last. */
    void run() throws Exception {
        List<ApiOperation> ordered = new ArrayList<>(description.operations());
        ordered.sort(Comparator.comparingInt(EveryCall::rank).thenComparingInt(EveryCall::depth));
        for (ApiOperation operation : ordered) {
            call(operation);
        }
    }

    private static int rank(ApiOperation operation) {
        boolean onItem = operation.path().endsWith("}");
        return switch (operation.method()) {
            case "POST" ->
                onItem ? 3 : depth(operation) % 2 == 0 || !operation.path().contains("{") ? 0 : 1;
            case "DELETE" -> 4;
            default -> 2;
        };
    }

    private static int depth(ApiOperation operation) {
        return operation.path().split("/", -1).length;
    }

    private void call(ApiOperation operation) throws Exception {
        JsonObject.Builder values = JsonObject.builder();
        Map<String, Object> files = new LinkedHashMap<>();
        Schema body = Optional.ofNullable(operation.body())
                .flatMap(ApiBody::preferred)
                .map(ApiContent::schema)
                .orElse(null);
        if (body != null) {
            for (String name : body.required()) {
                Schema property = body.properties().get(name);
                if ("binary".equals(property.format())) {
                    files.put(name, Upload.of("evidence.txt", new byte[] {1, 2, 3}));
                } else {
                    values.put(name, examples.of(name, property));
                }
            }
        }
        operation.parameters(ApiParameter.Place.QUERY).stream()
                .filter(ApiParameter::required)
                .forEach(parameter -> values.put(parameter.name(), examples.of(parameter.name(), parameter.schema())));
        values.putAll(preparation.valuesFor(operation.id()));
        try {
            answered(operation, methods.call(operation.id(), pathValues(operation), values.build(), files));
        } catch (ResponseException refused) {
            refusals.put(
                    operation.toString(),
                    refused.status() + " " + refused.type().orElse("") + " "
                            + refused.code().orElse("") + " " + refused.param().orElse("") + ": "
                            + refused.getMessage());
        }
    }

    private List<String> pathValues(ApiOperation operation) {
        List<String> values = new ArrayList<>();
        String path = operation.path();
        Optional<String> prepared = preparation.idFor(operation.id());
        if (prepared.isPresent()) {
            return List.of(prepared.get());
        }
        for (int at = path.indexOf("/{"); at >= 0; at = path.indexOf("/{", at + 1)) {
            values.add(ids.after(path.substring(0, at)));
        }
        return values;
    }

    private void answered(ApiOperation operation, Object value) throws Exception {
        Object answer = value instanceof Pager<?> pager ? pager.firstPage().items() : value;
        for (Object object : answer instanceof Collection<?> items ? items : Collections.singleton(answer)) {
            if (object instanceof Model model) {
                ids.remember(operation.path(), model.json());
            }
        }
        read(operation, answer);
        successes++;
    }

    /** Reads a value and all within it. */
    private void read(ApiOperation operation, Object value) throws Exception {
        switch (value) {
            case null -> {}
            case Collection<?> items -> {
                for (Object item : items) {
                    read(operation, item);
                }
            }
            case Map<?, ?> map -> read(operation, map.values());
            case Expandable<?> reference -> read(operation, reference.expanded().orElse(null));
            case UnknownVariant unknown -> throw new AssertionError(operation + " answers with a case nobody knows");
            case Model model -> accessors(operation, model);
            default -> {}
        }
    }

    private void accessors(ApiOperation operation, Model model) throws Exception {
        for (Method accessor : model.getClass().getDeclaredMethods()) {
            boolean reads = Modifier.isPublic(accessor.getModifiers())
                    && !Modifier.isStatic(accessor.getModifiers())
                    && accessor.getParameterCount() == 0;
            if (reads && !model.json().isTrue("deleted")) {
                try {
                    read(operation, accessor.invoke(model));
                } catch (InvocationTargetException unreadable) {
                    throw new AssertionError(operation + ": " + unreadable.getCause(), unreadable);
                }
            }
        }
    }
}
