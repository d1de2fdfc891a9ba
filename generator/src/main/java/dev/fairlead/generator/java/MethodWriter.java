package dev.fairlead.generator.java;

import dev.fairlead.generator.model.ApiMethod;
import dev.fairlead.generator.model.ApiMethod.PathVariable;
import dev.fairlead.generator.model.ClassName;
import dev.fairlead.generator.model.Result;
import java.util.ArrayList;
import java.util.List;

/** Writes the methods of an operation: with and without parameters, with and without options. */
final class MethodWriter {

    private static final String CLIENT = "dev.fairlead.client.";

    private final Source source;
    private final Types types;
    private boolean first;

    MethodWriter(Source source, Types types) {
        this.source = source;
        this.types = types;
    }

    void write(ApiMethod method) {
        first = true;
        ClassName params = method.params();
        String options = source.use(CLIENT + "CallOptions") + " options";
        String none = source.use(CLIENT + "CallOptions") + ".none()";
        if (params == null) {
            delegating(method, List.of(), List.of(none));
            begin(method, List.of(options));
            call(method, source.use(CLIENT + "model.Params") + ".none()");
            source.close();
            return;
        }
        String consumer = source.use("java.util.function.Consumer") + "<" + source.name(params) + "> params";
        delegating(method, List.of(consumer), List.of("params", none));
        if (!method.paramsRequired()) {
            delegating(method, List.of(), List.of("params -> {}", none));
            delegating(method, List.of(options), List.of("params -> {}", "options"));
        }
        begin(method, List.of(consumer, options));
        source.line(source.name(params) + " filled = new " + source.name(params) + "();");
        source.line("params.accept(filled);");
        call(method, "filled");
        source.close();
    }

    private void delegating(ApiMethod method, List<String> parameters, List<String> passed) {
        begin(method, parameters);
        source.line(returned(method) + method.name() + "(" + arguments(method, passed) + ");");
        source.close();
    }

    /** The description stands before the first of the methods; what the others add is in their parameters. */
    private void begin(ApiMethod method, List<String> parameters) {
        source.blank();
        if (first) {
            source.javadoc(describe(method), method.operation().deprecated());
        } else if (method.operation().deprecated()) {
            source.line("@Deprecated");
        }
        first = false;
        List<String> all = new ArrayList<>();
        method.pathVariables().forEach(variable -> all.add("String " + variable.name()));
        all.addAll(parameters);
        source.method("public " + type(method.result()) + " " + method.name(), all);
    }

    private static String describe(ApiMethod method) {
        String description = JavaText.javadoc(method.operation().description());
        String summary = JavaText.javadoc(method.operation().summary());
        String text = description.isEmpty() ? summary : description;
        String path = JavaText.javadoc(
                method.operation().method() + " " + method.operation().path());
        return text.isEmpty() ? "Calls " + path + "." : text;
    }

    private static String arguments(ApiMethod method, List<String> more) {
        List<String> all = new ArrayList<>();
        method.pathVariables().forEach(variable -> all.add(variable.name()));
        all.addAll(more);
        return String.join(", ", all);
    }

    private static String returned(ApiMethod method) {
        return method.result() instanceof Result.Nothing ? "" : "return ";
    }

    private String type(Result result) {
        return switch (result) {
            case Result.Value value -> types.object(value.type());
            case Result.Paged paged -> source.use(CLIENT + "Pager") + "<" + types.object(paged.items()) + ">";
            case Result.Bytes ignored -> "byte[]";
            case Result.Nothing ignored -> "void";
        };
    }

    private void call(ApiMethod method, String params) {
        String path = path(method);
        if (method.result() instanceof Result.Paged paged) {
            List<String> arguments = List.of(
                    "api.pages(" + method.constant() + ", " + path + ", options)",
                    params,
                    pagination(paged),
                    types.decoder(paged.items()));
            source.list("return " + source.use(CLIENT + "Pager") + ".of(", arguments, ");");
        } else {
            source.line(
                    returned(method) + "api.call(" + method.constant() + ", " + params + ", " + path + ", options);");
        }
    }

    private String pagination(Result.Paged paged) {
        return source.client() + "." + ClientWriter.paginationConstant(paged.pagination());
    }

    private String path(ApiMethod method) {
        String map = source.use("java.util.Map");
        List<PathVariable> variables = method.pathVariables();
        List<String> entries = new ArrayList<>();
        boolean few = variables.size() <= 10;
        for (PathVariable variable : variables) {
            String pair = JavaText.literal(variable.wireName()) + ", " + variable.name();
            entries.add(few ? pair : map + ".entry(" + pair + ")");
        }
        return map + (few ? ".of(" : ".ofEntries(") + String.join(", ", entries) + ")";
    }
}
