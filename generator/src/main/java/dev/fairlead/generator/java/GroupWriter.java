package dev.fairlead.generator.java;

import dev.fairlead.generator.model.ApiMethod;
import dev.fairlead.generator.model.ResourceGroup;
import dev.fairlead.generator.model.Result;
import dev.fairlead.generator.model.ValueType;
import dev.fairlead.generator.model.ValueType.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the operations on one resource. */
final class GroupWriter {

    private static final String CLIENT = "dev.fairlead.client.";

    private final Source source;
    private final Types types;

    GroupWriter(Source source) {
        this.source = source;
        this.types = new Types(source);
    }

    void write(ResourceGroup group) {
        source.javadoc("The operations on " + words(group) + ". Thread-safe.", false);
        source.type(group.name(), "public final class " + group.name().simpleName(), () -> {
            group.methods().forEach(method -> constant(group, method));
            String api = source.use(CLIENT + "ApiClient");
            source.blank();
            source.line("private final " + api + " api;");
            source.blank();
            source.method(group.name().simpleName(), List.of(api + " api"), "this.api = api;");
            for (ResourceGroup child : group.children()) {
                accessor(source, child);
            }
            MethodWriter methods = new MethodWriter(source, types);
            group.methods().forEach(methods::write);
        });
    }

    static void accessor(Source source, ResourceGroup child) {
        source.blank();
        source.javadoc("Returns the operations on " + words(child) + ".", false);
        String name = source.name(child.name());
        source.method("public " + name + " " + child.accessor(), List.of(), "return new " + name + "(api);");
    }

    private static String words(ResourceGroup group) {
        return "{@code "
                + group.path().stream()
                        .map(segment -> segment.replaceAll("[^A-Za-z0-9_.-]", "?"))
                        .collect(Collectors.joining("/"))
                + "}";
    }

    private void constant(ResourceGroup group, ApiMethod method) {
        String operation = source.use(CLIENT + "Operation");
        source.blank();
        if (method.operation().deprecated()) {
            source.line("@Deprecated");
        }
        String head =
                "public static final " + operation + "<" + operationType(method.result()) + "> " + method.constant();
        String begin = operation + begin(method);
        boolean shortHead = head.length() + begin.length() + 7 <= Source.WIDTH;
        if (shortHead) {
            source.line(head + " = " + begin);
        } else {
            source.line(head + " =");
            source.continued(begin);
        }
        List<String> parts = new ArrayList<>();
        parts.add(".group(" + JavaText.literal(String.join(".", group.path())) + ")");
        if (method.body() != ApiMethod.Body.NONE) {
            parts.add("." + method.body().name().toLowerCase(Locale.ROOT) + "()");
        }
        names(".query(", method.queryNames(), parts);
        names(".header(", method.headerNames(), parts);
        if (!method.baseUrl().isEmpty()) {
            parts.add(".baseUrl(" + JavaText.literal(method.baseUrl()) + ")");
        }
        if (method.operation().deprecated()) {
            parts.add(".deprecated()");
        }
        parts.add(returns(method.result()) + ";");
        JavaText.lines(String.join(" ", parts), Source.WIDTH - 20)
                .forEach(line -> source.continued((shortHead ? "" : "        ") + line.replace(" .", ".")));
    }

    private static void names(String head, List<String> names, List<String> parts) {
        if (!names.isEmpty()) {
            parts.add(names.stream().map(JavaText::literal).collect(Collectors.joining(",", head, ")")));
        }
    }

    private static String begin(ApiMethod method) {
        String arguments = JavaText.literal(method.operation().id()) + ", "
                + JavaText.literal(method.operation().path()) + ")";
        return switch (method.operation().method()) {
            case "GET", "POST", "PUT", "PATCH", "DELETE" ->
                "." + method.operation().method().toLowerCase(Locale.ROOT) + "(" + arguments;
            default -> ".of(" + JavaText.literal(method.operation().method()) + ", " + arguments;
        };
    }

    private String operationType(Result result) {
        return switch (result) {
            case Result.Value(Scalar scalar) when scalar == Scalar.OBJECT -> source.use("dev.fairlead.json.JsonObject");
            case Result.Value value -> types.object(value.type());
            case Result.Paged ignored -> source.use("dev.fairlead.json.JsonObject");
            case Result.Bytes ignored -> "byte[]";
            case Result.Nothing ignored -> "@" + source.use("org.jspecify.annotations.Nullable") + " Void";
        };
    }

    private String returns(Result result) {
        return switch (result) {
            case Result.Value(Scalar scalar) when scalar == Scalar.OBJECT -> ".returnsJson()";
            case Result.Value(ValueType.ModelRef model) -> ".returns(" + source.name(model.name()) + "::new)";
            case Result.Value value -> ".returnsValue(" + types.decoder(value.type()) + ")";
            case Result.Paged ignored -> ".returnsJson()";
            case Result.Bytes ignored -> ".returnsBytes()";
            case Result.Nothing ignored -> ".returnsNothing()";
        };
    }
}
