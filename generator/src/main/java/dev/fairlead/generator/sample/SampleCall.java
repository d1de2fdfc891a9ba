package dev.fairlead.generator.sample;

import dev.fairlead.generator.model.ApiMethod;
import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.model.ClassName;
import dev.fairlead.generator.model.ParamsType;
import dev.fairlead.generator.model.Result;
import dev.fairlead.generator.model.TypeDeclaration;
import dev.fairlead.generator.model.ValueType;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A call of one operation with values that its description lets through, as Java source. Immutable. */
public final class SampleCall {

    /** What may stand behind a call, or before it where it is indented further. */
    private static final int TAIL = 16;

    private final ApiModel model;
    private final Map<ClassName, TypeDeclaration> types;
    private final List<String> accessors;
    private final ApiMethod method;
    private final JsonObject values;
    private final Map<String, String> pathValues;
    private final Map<String, String> expressions;

    SampleCall(
            ApiModel model,
            Map<ClassName, TypeDeclaration> types,
            List<String> accessors,
            ApiMethod method,
            JsonObject values,
            Map<String, String> pathValues,
            Map<String, String> expressions) {
        this.model = model;
        this.types = types;
        this.accessors = List.copyOf(accessors);
        this.method = method;
        this.values = values;
        this.pathValues = Map.copyOf(pathValues);
        this.expressions = Map.copyOf(expressions);
    }

    /** Returns the method that is called. */
    public ApiMethod method() {
        return method;
    }

    /** Returns the methods that lead from the client to the group of the operation. */
    public List<String> accessors() {
        return accessors;
    }

    /** Returns the call as people say it: {@code customers.create}. */
    public String name() {
        return String.join(".", accessors) + "." + method.name();
    }

    /** Returns by wire name what body, query and headers are given. */
    public JsonObject values() {
        return values;
    }

    /** Returns the same call with other values. */
    public SampleCall withValues(JsonObject others) {
        return new SampleCall(model, types, accessors, method, others, pathValues, expressions);
    }

    /**
     * Returns the same call with an expression in place of a value of the path.
     *
     * @param variable as in the path's template
     * @param expression of the type String
     */
    public SampleCall withPath(String variable, String expression) {
        Map<String, String> changed = new LinkedHashMap<>(pathValues);
        changed.put(variable, expression);
        return new SampleCall(model, types, accessors, method, values, changed, expressions);
    }

    /**
     * Returns the same call with an expression wherever a value is this text.
     *
     * @param expression of the type String
     */
    public SampleCall withExpression(String text, String expression) {
        Map<String, String> more = new LinkedHashMap<>(expressions);
        more.put(text, expression);
        return new SampleCall(model, types, accessors, method, values, pathValues, more);
    }

    /** Returns whether the provider advises against the operation or against a parameter that is set. */
    public boolean isDeprecated() {
        return method.operation().deprecated() || isDeprecated(method.params(), values);
    }

    private boolean isDeprecated(@Nullable ClassName name, JsonObject set) {
        return name != null
                && types.get(name) instanceof ParamsType params
                && params.setters().stream()
                        .filter(setter -> set.has(setter.wireName()))
                        .anyMatch(setter -> setter.deprecated()
                                || (setter.type() instanceof ValueType.ParamsRef inner
                                        && objects(set.get(setter.wireName()))
                                                .anyMatch(object -> isDeprecated(inner.name(), object))));
    }

    private static Stream<JsonObject> objects(@Nullable JsonValue value) {
        return switch (value) {
            case JsonObject object -> Stream.of(object);
            case JsonArray array -> array.stream().flatMap(SampleCall::objects);
            case null, default -> Stream.empty();
        };
    }

    /**
     * Returns the expression, without a semicolon; lines after the first begin where they belong.
     *
     * @param receiver what stands before the call, for instance {@code Customer customer = client}
     * @param indent how many spaces stand before the first line
     * @param options an expression of the type CallOptions; empty for none
     * @param imports which the expression needs are added
     */
    public String java(String receiver, int indent, String options, Imports imports) {
        TypeNames names = new TypeNames(model.packageName(), imports);
        List<Code> arguments = new ArrayList<>();
        Literals literals = new Literals(types, names, expressions);
        for (ApiMethod.PathVariable variable : method.pathVariables()) {
            String given = pathValues.get(variable.wireName());
            arguments.add(new Code.Text(given == null ? sample(variable, literals) : given(variable, given)));
        }
        if (method.body() == ApiMethod.Body.RAW) {
            arguments.add(new Code.Text(RawBody.sample(method.operation(), names)));
        }
        ClassName params = method.params();
        if (params != null && (method.paramsRequired() || !values.isEmpty())) {
            arguments.add(new ParamsCode(types, names, expressions).fill(params, values));
        }
        if (!options.isEmpty()) {
            arguments.add(new Code.Text(options));
        }
        StringBuilder head = new StringBuilder(receiver);
        accessors.forEach(accessor -> head.append('.').append(accessor).append("()"));
        Code.Call call = new Code.Call(method.name(), arguments);
        String flat = head + call.flat();
        return indent + flat.length() + TAIL <= Code.WIDTH
                ? flat
                : head + "\n" + " ".repeat(indent + Code.STEP) + call.laidOut(indent + Code.STEP);
    }

    private static String given(ApiMethod.PathVariable variable, String expression) {
        return variable.type() == ValueType.Scalar.WHOLE ? "Long.parseLong(" + expression + ")" : expression;
    }

    private String sample(ApiMethod.PathVariable variable, Literals literals) {
        JsonValue value = method.operation().parameters().stream()
                .filter(parameter -> parameter.name().equals(variable.wireName()))
                .findFirst()
                .map(parameter -> SampleValues.value(parameter.name(), parameter.schema()))
                .orElse(new JsonString("example"));
        return literals.argument(variable.type(), value)
                .or(() -> literals.argument(variable.type(), new JsonString(value.toJson())))
                .orElseGet(() -> literals.anything(value));
    }

    /** Returns the type of what the call gives, {@code void} for nothing. */
    public String type(Imports imports) {
        TypeNames names = new TypeNames(model.packageName(), imports);
        return switch (method.result()) {
            case Result.Value value -> names.of(value.type());
            case Result.Paged paged -> names.use("dev.fairlead.client.Pager") + "<" + names.of(paged.items()) + ">";
            case Result.Bytes ignored -> "byte[]";
            case Result.Nothing ignored -> "void";
            default -> "var";
        };
    }
}
