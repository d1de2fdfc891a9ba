package dev.fairlead.generator.sample;

import dev.fairlead.generator.java.JavaText;
import dev.fairlead.generator.model.ClassName;
import dev.fairlead.generator.model.ParamsType;
import dev.fairlead.generator.model.ParamsType.Setter;
import dev.fairlead.generator.model.TypeDeclaration;
import dev.fairlead.generator.model.ValueType;
import dev.fairlead.generator.naming.Reserved;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values as calls of the setters that take them. */
final class ParamsCode {

    private final Map<ClassName, TypeDeclaration> types;
    private final Literals literals;

    ParamsCode(Map<ClassName, TypeDeclaration> types, TypeNames names, Map<String, String> expressions) {
        this.types = types;
        this.literals = new Literals(types, names, expressions);
    }

    /** Returns the lambda that fills parameters with these values, and with what is required beyond them. */
    Code.Fill fill(ClassName name, JsonObject values) {
        return fill(name, values, new HashSet<>(), 0);
    }

    private Code.Fill fill(ClassName name, JsonObject values, Set<String> variables, int depth) {
        String variable = variable(name.simpleName(), variables);
        Set<String> inner = new HashSet<>(variables);
        inner.add(variable);
        List<Code.Call> calls = new ArrayList<>();
        if (types.get(name) instanceof ParamsType params) {
            JsonObject.Builder all = values.toBuilder();
            for (String required : params.required()) {
                if (!values.has(required)) {
                    all.put(required, new JsonString("example"));
                }
            }
            all.build().forEach((wireName, value) -> {
                if (!params.constants().containsKey(wireName)) {
                    calls.addAll(set(params, wireName, value, inner, depth));
                }
            });
        }
        return new Code.Fill(variable, calls);
    }

    /** Returns a short name that no lambda around has: {@code c} for {@code CustomerCreateParams}, then {@code cu}. */
    private static String variable(String className, Set<String> taken) {
        String lower = JavaText.plain(className).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        for (int length = 1; length <= lower.length(); length++) {
            String candidate = lower.substring(0, length);
            if (!taken.contains(candidate) && !Reserved.WORDS.contains(candidate)) {
                return candidate;
            }
        }
        String numbered = "p" + taken.size();
        return taken.contains(numbered) ? numbered + "x" : numbered;
    }

    private List<Code.Call> set(ParamsType params, String wireName, JsonValue value, Set<String> variables, int depth) {
        for (Setter setter : params.setters()) {
            if (setter.wireName().equals(wireName)) {
                Optional<List<Code.Call>> calls = set(setter, value, variables, depth);
                if (calls.isPresent()) {
                    return calls.get();
                }
            }
        }
        return List.of(
                call("extra", new Code.Text(JavaText.literal(wireName)), new Code.Text(literals.anything(value))));
    }

    private Optional<List<Code.Call>> set(Setter setter, JsonValue value, Set<String> variables, int depth) {
        return switch (setter.action()) {
            case SET -> argument(setter, value, variables, depth).map(code -> List.of(call(setter.method(), code)));
            case ADD -> value instanceof JsonArray items ? each(setter, items, variables, depth) : Optional.empty();
            case PUT ->
                value instanceof JsonObject entries ? each(setter, entries, variables, depth) : Optional.empty();
            case CLEAR -> Optional.empty();
        };
    }

    private Optional<List<Code.Call>> each(Setter setter, JsonArray items, Set<String> variables, int depth) {
        List<Code.Call> calls = new ArrayList<>();
        for (JsonValue item : items) {
            Optional<Code> code = argument(setter, item, variables, depth);
            if (code.isEmpty()) {
                return Optional.empty();
            }
            calls.add(call(setter.method(), code.get()));
        }
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls);
    }

    private Optional<List<Code.Call>> each(Setter setter, JsonObject entries, Set<String> variables, int depth) {
        List<Code.Call> calls = new ArrayList<>();
        for (Map.Entry<String, JsonValue> entry : entries.members().entrySet()) {
            Optional<Code> code = argument(setter, entry.getValue(), variables, depth);
            if (code.isEmpty()) {
                return Optional.empty();
            }
            calls.add(call(setter.method(), new Code.Text(JavaText.literal(entry.getKey())), code.get()));
        }
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls);
    }

    private Optional<Code> argument(Setter setter, JsonValue value, Set<String> variables, int depth) {
        if (setter.type() instanceof ValueType.ParamsRef(ClassName name)) {
            return value instanceof JsonObject object
                    ? Optional.of(fill(name, object, variables, depth + 1))
                    : Optional.empty();
        }
        return literals.argument(setter.type(), value).map(Code.Text::new);
    }

    private static Code.Call call(String method, Code... arguments) {
        return new Code.Call(method, List.of(arguments));
    }
}
