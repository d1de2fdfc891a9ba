package dev.fairlead.generator.sample;

import dev.fairlead.generator.model.ApiMethod;
import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.model.ClassName;
import dev.fairlead.generator.model.ResourceGroup;
import dev.fairlead.generator.model.TypeDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sample calls of the operations of a client: each sets what is required, with values from the description's examples or
 * from its schemas. The same model gives the same calls. Immutable.
 */
public final class SampleCalls {

    private final Map<String, SampleCall> byOperation = new LinkedHashMap<>();
    private final Map<ClassName, TypeDeclaration> types = new HashMap<>();

    private SampleCalls(ApiModel model) {
        model.types().forEach(this::add);
        model.groups().forEach(group -> add(model, group, List.of()));
    }

    /** Returns the calls of all operations of a client. */
    public static SampleCalls of(ApiModel model) {
        return new SampleCalls(model);
    }

    private void add(TypeDeclaration type) {
        types.put(type.name(), type);
        type.nested().forEach(this::add);
    }

    private void add(ApiModel model, ResourceGroup group, List<String> before) {
        List<String> accessors = new ArrayList<>(before);
        accessors.add(group.accessor());
        for (ApiMethod method : group.methods()) {
            byOperation.put(
                    method.operation().id(),
                    new SampleCall(
                            model,
                            types,
                            accessors,
                            method,
                            SampleValues.required(method.operation()),
                            Map.of(),
                            Map.of()));
        }
        group.children().forEach(child -> add(model, child, accessors));
    }

    /** Returns all calls, group by group. */
    public Collection<SampleCall> all() {
        return List.copyOf(byOperation.values());
    }

    /** Returns the call of an operation, if the client has it. */
    public Optional<SampleCall> of(String operationId) {
        return Optional.ofNullable(byOperation.get(operationId));
    }

    /** Returns a type of the client by its name, if it is one that is declared. */
    public Optional<TypeDeclaration> type(ClassName name) {
        return Optional.ofNullable(types.get(name));
    }
}
