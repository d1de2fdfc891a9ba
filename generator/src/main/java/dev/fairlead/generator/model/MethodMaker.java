package dev.fairlead.generator.model;

import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.NameScope;
import dev.fairlead.generator.naming.Names;
import dev.fairlead.generator.naming.Reserved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes methods from operations, and the types of their parameters and results. */
final class MethodMaker {

    private final ApiDescription description;
    private final Pages pages;
    private final ModelTypes models;
    private final ParamTypes params;
    private final NameScope topLevel;
    private final List<String> diagnostics;
    private final List<TypeDeclaration> types = new ArrayList<>();

    MethodMaker(
            ApiDescription description,
            Pages pages,
            ModelTypes models,
            ParamTypes params,
            NameScope topLevel,
            List<String> diagnostics) {
        this.description = description;
        this.pages = pages;
        this.models = models;
        this.params = params;
        this.topLevel = topLevel;
        this.diagnostics = diagnostics;
    }

    /** Returns the types that were made for the methods. */
    List<TypeDeclaration> types() {
        return types;
    }

    /**
     * Makes a method.
     *
     * @param prefix what the names of classes made for it begin with
     * @param shared the types of parameters of the same resource
     */
    ApiMethod method(ApiOperation operation, String name, String prefix, SharedTypes shared) {
        Map<String, Field> inBody = body(operation);
        Map<String, Field> inQuery = fields(operation, ApiParameter.Place.QUERY);
        Map<String, Field> inHeaders = fields(operation, ApiParameter.Place.HEADER);
        Map<String, Field> all = new LinkedHashMap<>(inBody);
        inQuery.forEach(all::putIfAbsent);
        inHeaders.forEach(all::putIfAbsent);
        reportCookies(operation);
        ApiMethod.Body encoding = encoding(operation, inBody);
        boolean hasBody = encoding != ApiMethod.Body.NONE;
        return new ApiMethod(
                operation,
                name,
                JavaNames.constant(name),
                pathVariables(operation),
                all.isEmpty() ? null : paramsClass(operation, prefix, all, shared),
                all.values().stream().anyMatch(field -> field.required() && field.constant() == null),
                encoding,
                hasBody
                        ? inQuery.keySet().stream()
                                .filter(query -> !inBody.containsKey(query))
                                .toList()
                        : List.of(),
                List.copyOf(inHeaders.keySet()),
                baseUrl(operation),
                result(operation, prefix));
    }

    private ClassName paramsClass(
            ApiOperation operation, String prefix, Map<String, Field> fields, SharedTypes shared) {
        ClassName name = ClassName.topLevel(topLevel.name(prefix + "Params", "Of"));
        String words = "The parameters of " + operation.method() + " " + operation.path() + ".";
        types.add(params.params(name, words, fields, shared));
        return name;
    }

    private Map<String, Field> body(ApiOperation operation) {
        Optional<ApiContent> content = Optional.ofNullable(operation.body()).flatMap(ApiBody::preferred);
        if (content.isEmpty()) {
            return Map.of();
        }
        Schema schema = content.get().schema();
        List<Schema> records = Stream.concat(Stream.of(schema), SchemaFacts.variants(schema).stream())
                .filter(SchemaFacts::isRecord)
                .toList();
        if (!records.isEmpty()) {
            return ParamTypes.fields(records);
        }
        if (SchemaFacts.type(schema) != SchemaType.OBJECT) {
            diagnostics.add(operation + ": a body that is no object cannot be sent yet");
        }
        return Map.of();
    }

    private static Map<String, Field> fields(ApiOperation operation, ApiParameter.Place place) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (ApiParameter parameter : operation.parameters(place)) {
            fields.put(
                    parameter.name(),
                    new Field(
                            parameter.schema(),
                            parameter.required(),
                            parameter.deprecated(),
                            parameter.description(),
                            parameter.required() ? Field.only(parameter.schema()) : null));
        }
        return fields;
    }

    private void reportCookies(ApiOperation operation) {
        operation
                .parameters(ApiParameter.Place.COOKIE)
                .forEach(cookie -> diagnostics.add(operation + ": the cookie " + cookie.name() + " cannot be sent"));
    }

    private static ApiMethod.Body encoding(ApiOperation operation, Map<String, Field> inBody) {
        Optional<ApiContent> content = Optional.ofNullable(operation.body()).flatMap(ApiBody::preferred);
        boolean bodiless =
                operation.method().equals("GET") || (operation.method().equals("DELETE") && inBody.isEmpty());
        if (content.isEmpty() || bodiless) {
            return ApiMethod.Body.NONE;
        }
        if (content.get().isForm()) {
            return ApiMethod.Body.FORM;
        }
        if (content.get().isMultipart()) {
            return ApiMethod.Body.MULTIPART;
        }
        return content.get().isJson() ? ApiMethod.Body.JSON : ApiMethod.Body.NONE;
    }

    private static List<ApiMethod.PathVariable> pathVariables(ApiOperation operation) {
        List<String> names = operation.parameters(ApiParameter.Place.PATH).stream()
                .map(ApiParameter::name)
                .filter(name -> position(operation, name) >= 0)
                .sorted(Comparator.comparingInt(name -> position(operation, name)))
                .toList();
        Names javaNames = new NameScope(Reserved.VARIABLES).nameAll(names, JavaNames::member, "Id");
        return names.stream()
                .map(name -> new ApiMethod.PathVariable(name, javaNames.of(name)))
                .toList();
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

    private Result result(ApiOperation operation, String prefix) {
        Optional<ApiResponse> success = operation.success();
        if (success.isEmpty() || success.get().contents().isEmpty()) {
            return new Result.Nothing();
        }
        Optional<ApiContent> json = success.get().json();
        if (json.isEmpty()) {
            return new Result.Bytes();
        }
        Owner owner = Owner.ofPackage(prefix, topLevel);
        int style = pages.style(operation);
        Result result = style >= 0
                ? new Result.Paged(
                        models.type(pages.items(operation, style), owner, "item"), style, pages.isArray(style))
                : new Result.Value(models.type(json.get().schema(), owner, "result"));
        types.addAll(owner.declared());
        return result;
    }
}
