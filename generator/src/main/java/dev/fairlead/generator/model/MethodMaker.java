package dev.fairlead.generator.model;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.generator.model.ValueType.Scalar;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.NameScope;
import dev.fairlead.generator.naming.Names;
import dev.fairlead.generator.naming.Nouns;
import dev.fairlead.generator.naming.Reserved;
import dev.fairlead.profile.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes methods from operations, and the types of their parameters and results. */
final class MethodMaker {

    private final ApiDescription description;
    private final ResultMaker results;
    private final Styles styles;
    private final ModelTypes models;
    private final ParamTypes params;
    private final NameScope topLevel;
    private final List<TypeDeclaration> types = new ArrayList<>();

    MethodMaker(
            ApiDescription description,
            Wire wire,
            Pages pages,
            ModelTypes models,
            ParamTypes params,
            NameScope topLevel) {
        this.description = description;
        this.results = new ResultMaker(pages, models, topLevel);
        this.styles = new Styles(wire);
        this.models = models;
        this.params = params;
        this.topLevel = topLevel;
    }

    /** Returns the types that were made for the methods. */
    List<TypeDeclaration> types() {
        List<TypeDeclaration> all = new ArrayList<>(types);
        all.addAll(results.types());
        return all;
    }

    /**
     * Makes a method.
     *
     * @param prefix what the names of classes made for it begin with
     * @param shared the types of parameters of the same resource
     */
    ApiMethod method(ApiOperation operation, String name, String prefix, SharedTypes shared) {
        RequestMaker request = new RequestMaker(operation, styles, description.protocol());
        Map<String, Field> fields = request.fields();
        ValueType events = results.events(operation, prefix);
        Result result = results.result(operation, prefix, events);
        return new ApiMethod(
                operation,
                name,
                JavaNames.constant(name),
                pathVariables(operation, prefix),
                fields.isEmpty() ? null : paramsClass(operation, prefix, fields, shared),
                fields.values().stream().anyMatch(field -> field.required() && field.constant() == null),
                request.body(),
                request.sending(),
                baseUrl(operation),
                ResultMaker.accept(operation),
                result,
                result instanceof Result.Events ? null : events,
                results.errors(operation, prefix));
    }

    private ClassName paramsClass(
            ApiOperation operation, String prefix, Map<String, Field> fields, SharedTypes shared) {
        ClassName name = ClassName.topLevel(topLevel.name(prefix + "Params", "Of"));
        String words = "The parameters of " + operation.method() + " " + operation.path() + ".";
        types.add(params.params(name, words, fields, shared));
        return name;
    }

    private List<ApiMethod.PathVariable> pathVariables(ApiOperation operation, String prefix) {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        operation.parameters(ApiParameter.Place.PATH).stream()
                .filter(variable -> position(operation, variable.name()) >= 0)
                .sorted(Comparator.comparingInt(variable -> position(operation, variable.name())))
                .forEach(variable -> schemas.put(variable.name(), variable.schema()));
        Names javaNames = new NameScope(Reserved.VARIABLES).nameAll(schemas.keySet(), JavaNames::member, "Id");
        List<ApiMethod.PathVariable> variables = new ArrayList<>();
        schemas.forEach((name, schema) ->
                variables.add(new ApiMethod.PathVariable(name, javaNames.of(name), pathType(schema, prefix, name))));
        return variables;
    }

    /** A choice is taken as a text, and an object as it comes. */
    private ValueType pathType(Schema schema, String prefix, String name) {
        Schema essence = SchemaFacts.essence(schema);
        return switch (SchemaFacts.variants(essence).isEmpty() ? SchemaFacts.type(essence) : SchemaType.STRING) {
            case STRING -> SchemaFacts.variants(essence).isEmpty() ? scalar(essence, prefix, name) : Scalar.TEXT;
            case INTEGER, NUMBER, BOOLEAN -> scalar(essence, prefix, name);
            case ARRAY ->
                new ValueType.ListOf(
                        essence.items() == null || !Styles.isScalar(essence.items())
                                ? Scalar.ANYTHING
                                : pathType(essence.items(), prefix, Nouns.singular(name)));
            case OBJECT -> Scalar.OBJECT;
            case ANY -> Scalar.TEXT;
        };
    }

    private ValueType scalar(Schema schema, String prefix, String name) {
        Owner owner = Owner.ofPackage(prefix, topLevel);
        ValueType type = models.type(schema, owner, name);
        types.addAll(owner.declared());
        return type;
    }

    private static int position(ApiOperation operation, String variable) {
        int plain = operation.path().indexOf("{" + variable + "}");
        return plain >= 0 ? plain : operation.path().indexOf("{+" + variable + "}");
    }

    private String baseUrl(ApiOperation operation) {
        return operation.servers().isEmpty() || operation.servers().equals(description.servers())
                ? ""
                : operation.servers().getFirst();
    }
}
