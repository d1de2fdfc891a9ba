package dev.fairlead.generator.project;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.generator.model.ApiMethod;
import dev.fairlead.generator.model.ModelType;
import dev.fairlead.generator.model.Result;
import dev.fairlead.generator.model.ValueType;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.Nouns;
import dev.fairlead.generator.naming.Reserved;
import dev.fairlead.generator.sample.SampleCall;
import dev.fairlead.generator.sample.SampleCalls;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out what must happen before a call can succeed: as {@link Recipes} say, else by the rule that what stands at {@code
 * /customers/{customer}} was made by a POST to {@code /customers}.
 */
final class Preparations {

    private static final int DEEPEST = 4;

    private final SampleCalls calls;
    private final Recipes recipes;

    Preparations(SampleCalls calls, Recipes recipes) {
        this.calls = calls;
        this.recipes = recipes;
    }

    Prepared of(SampleCall call) {
        Map<String, Prepared.Step> steps = new LinkedHashMap<>();
        SampleCall ready = ready(call, steps, 0);
        return new Prepared(List.copyOf(steps.values()), ready);
    }

    private SampleCall ready(SampleCall call, Map<String, Prepared.Step> steps, int depth) {
        Optional<JsonObject> recipe = recipes.call(call.method().operation().id());
        boolean cooks = recipe.isPresent()
                && (recipe.get().has("path") || call.method().pathVariables().isEmpty());
        return cooks ? cooked(call, recipe.get(), steps, depth) : made(call, steps, depth);
    }

    private SampleCall cooked(SampleCall call, JsonObject recipe, Map<String, Prepared.Step> steps, int depth) {
        JsonArray after = recipe.array("after");
        if (after != null) {
            after.forEach(name -> thing(((JsonString) name).value(), steps, depth));
        }
        SampleCall ready = call;
        JsonObject path = recipe.object("path");
        if (path != null) {
            for (Map.Entry<String, JsonValue> entry : path.members().entrySet()) {
                String reference = ((JsonString) entry.getValue()).value();
                ready = ready.withPath(entry.getKey(), expression(reference, steps, depth));
            }
        }
        JsonObject values = recipe.object("values");
        if (values != null) {
            for (String reference : references(values)) {
                ready = ready.withExpression(reference, expression(reference, steps, depth));
            }
            ready = ready.withValues(values);
        }
        return ready;
    }

    private static List<String> references(JsonValue value) {
        return switch (value) {
            case JsonString(String text) when text.startsWith("$") -> List.of(text);
            case JsonObject object ->
                object.members().values().stream()
                        .flatMap(member -> references(member).stream())
                        .toList();
            case JsonArray array ->
                array.stream().flatMap(item -> references(item).stream()).toList();
            default -> List.of();
        };
    }

    private String expression(String reference, Map<String, Prepared.Step> steps, int depth) {
        int point = reference.indexOf('.');
        String name = reference.substring(1, point < 0 ? reference.length() : point);
        thing(name, steps, depth);
        return name + (point < 0 ? ".id()" : reference.substring(point));
    }

    private void thing(String name, Map<String, Prepared.Step> steps, int depth) {
        if (steps.containsKey(name) || depth > DEEPEST) {
            return;
        }
        JsonObject recipe = recipes.thing(name).orElse(JsonObject.empty());
        calls.of(recipe.text("call").orElse("")).ifPresent(call -> {
            SampleCall ready = cooked(call, recipe, steps, depth + 1);
            steps.put(name, new Prepared.Step(name, ready));
        });
    }

    private SampleCall made(SampleCall call, Map<String, Prepared.Step> steps, int depth) {
        SampleCall ready = call;
        for (ApiMethod.PathVariable variable : call.method().pathVariables()) {
            Optional<SampleCall> maker = maker(call.method().operation(), variable.wireName());
            if (maker.isPresent() && depth < DEEPEST) {
                String name = variableName(maker.get());
                if (!steps.containsKey(name)) {
                    SampleCall made = ready(maker.get(), steps, depth + 1);
                    steps.put(name, new Prepared.Step(name, made));
                }
                ready = ready.withPath(
                        variable.wireName(),
                        name + "." + id(maker.get(), variable.wireName()).orElseThrow() + "()");
            }
        }
        return ready;
    }

    private static String variableName(SampleCall maker) {
        String group = Nouns.singular(maker.accessors().getLast());
        String name = JavaNames.member(group);
        return Reserved.WORDS.contains(name) || name.equals("client") ? name + "Made" : name;
    }

    /** Returns the call that makes what a variable of a path names, if there is one that says the name in its answer. */
    private Optional<SampleCall> maker(ApiOperation operation, String variable) {
        int at = operation.path().indexOf("/{" + variable + "}");
        if (at <= 0) {
            return Optional.empty();
        }
        String collection = operation.path().substring(0, at);
        return calls.all().stream()
                .filter(call -> call.method().operation().method().equals("POST")
                        && call.method().operation().path().equals(collection)
                        && !call.method().operation().equals(operation)
                        && id(call, variable).isPresent())
                .findFirst();
    }

    /** Returns the accessor of an answer that gives what a variable of a path takes. */
    private Optional<String> id(SampleCall maker, String variable) {
        if (!(maker.method().result() instanceof Result.Value(ValueType.ModelRef model))
                || !(calls.type(model.name()).orElse(null) instanceof ModelType type)) {
            return Optional.empty();
        }
        return Stream.of(
                        variable,
                        "id",
                        JavaNames.member(Nouns.singular(maker.accessors().getLast())) + "id",
                        "sid")
                .flatMap(name -> type.properties().stream()
                        .filter(property -> property.type() == ValueType.Scalar.TEXT
                                && plain(property.wireName()).equals(plain(name))))
                .map(ModelType.Property::accessor)
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
