package dev.fairlead.generator.java;

import dev.fairlead.generator.model.ApiMethod;
import dev.fairlead.generator.model.ApiMethod.PathVariable;
import dev.fairlead.generator.model.ClassName;
import dev.fairlead.generator.model.Result;
import dev.fairlead.generator.model.ValueType;
import dev.fairlead.generator.model.ValueType.Scalar;
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
        all(method, new Form(method.name(), method.result(), false));
        ValueType events = method.events();
        if (events != null) {
            all(method, new Form(method.name() + "AsEvents", new Result.Events(events), false));
        }
        if (method.result() instanceof Result.Bytes || method.streams()) {
            full(method, new Form(method.name(), method.result(), true));
        }
    }

    /** One of the forms in which an operation is called. */
    private record Form(String name, Result result, boolean downloads) {}

    private void all(ApiMethod method, Form form) {
        String options = source.use(CLIENT + "CallOptions") + " options";
        String none = source.use(CLIENT + "CallOptions") + ".none()";
        if (method.params() == null) {
            delegating(method, form, List.of(), List.of(none));
        } else {
            delegating(method, form, List.of(consumer(method.params())), List.of("params", none));
            if (!method.paramsRequired()) {
                delegating(method, form, List.of(), List.of("params -> {}", none));
                delegating(method, form, List.of(options), List.of("params -> {}", "options"));
            }
        }
        full(method, form);
    }

    private String consumer(ClassName params) {
        return source.use("java.util.function.Consumer") + "<" + source.name(params) + "> params";
    }

    private void full(ApiMethod method, Form form) {
        List<String> parameters = new ArrayList<>();
        ClassName params = method.params();
        if (params != null) {
            parameters.add(consumer(params));
        }
        parameters.add(source.use(CLIENT + "CallOptions") + " options");
        if (form.downloads()) {
            parameters.add(source.use(CLIENT + "http.Download") + "<T> download");
        }
        begin(method, form, parameters);
        if (params != null) {
            source.line(source.name(params) + " filled = new " + source.name(params) + "();");
            source.line("params.accept(filled);");
        }
        call(method, form, params == null ? source.use(CLIENT + "model.Params") + ".none()" : "filled");
        source.close();
    }

    private void delegating(ApiMethod method, Form form, List<String> parameters, List<String> passed) {
        begin(method, form, parameters);
        source.line(returned(form) + form.name() + "(" + arguments(method, passed) + ");");
        source.close();
    }

    /** The description stands before the first of the methods; what the others add is in their parameters. */
    private void begin(ApiMethod method, Form form, List<String> parameters) {
        source.blank();
        if (first) {
            source.javadoc(describe(method), method.operation().deprecated());
        } else if (method.operation().deprecated()) {
            source.line("@Deprecated");
        }
        first = false;
        List<String> all = new ArrayList<>();
        method.pathVariables().forEach(variable -> all.add(type(variable) + " " + variable.name()));
        if (method.body() == ApiMethod.Body.RAW) {
            String nullable =
                    method.sending().optionalBody() ? "@" + source.use("org.jspecify.annotations.Nullable") + " " : "";
            all.add(nullable + source.use(CLIENT + "http.RequestBody") + " body");
        }
        all.addAll(parameters);
        source.method("public " + (form.downloads() ? "<T> T" : type(form.result())) + " " + form.name(), all);
    }

    private String type(PathVariable variable) {
        return switch (variable.type()) {
            case Scalar scalar when scalar == Scalar.OBJECT || scalar == Scalar.ANYTHING -> "Object";
            case ValueType.ListOf(Scalar item) when item == Scalar.ANYTHING -> source.use("java.util.List") + "<?>";
            default -> types.primitive(variable.type());
        };
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
        if (method.body() == ApiMethod.Body.RAW) {
            all.add("body");
        }
        all.addAll(more);
        return String.join(", ", all);
    }

    private static String returned(Form form) {
        return form.result() instanceof Result.Nothing ? "" : "return ";
    }

    private String type(Result result) {
        return switch (result) {
            case Result.Value value -> types.object(value.type());
            case Result.Maybe maybe -> source.use("java.util.Optional") + "<" + types.object(maybe.type()) + ">";
            case Result.ByStatus union -> source.name(union.name());
            case Result.Paged paged -> source.use(CLIENT + "Pager") + "<" + types.object(paged.items()) + ">";
            case Result.Events events -> source.use(CLIENT + "EventStream") + "<" + types.object(events.data()) + ">";
            case Result.Text ignored -> "String";
            case Result.Bytes ignored -> "byte[]";
            case Result.Nothing ignored -> "void";
        };
    }

    private void call(ApiMethod method, Form form, String params) {
        String path = path(method);
        String options = options(method);
        String operation = method.constant();
        switch (form.result()) {
            case Result.Paged paged ->
                source.list(
                        "return " + source.use(CLIENT + "Pager") + ".of(",
                        List.of(
                                "api.pages(" + operation + ", " + path + ", " + options + ")",
                                params,
                                source.client() + "." + ClientWriter.paginationConstant(paged.pagination()),
                                types.decoder(paged.items())),
                        ");");
            case Result.Events events ->
                source.list(
                        "return api.events(",
                        List.of(operation, params, path, options, types.eventDecoder(events.data())),
                        ");");
            default -> {
                String call = form.downloads() ? "api.download(" : "api.call(";
                String end = form.downloads() ? ", download).value();" : ");";
                source.line(returned(form) + call + operation + ", " + params + ", " + path + ", " + options + end);
            }
        }
    }

    private static String options(ApiMethod method) {
        if (method.body() != ApiMethod.Body.RAW) {
            return "options";
        }
        return method.sending().optionalBody()
                ? "body == null ? options : options.withBody(body)"
                : "options.withBody(body)";
    }

    private String path(ApiMethod method) {
        String map = source.use("java.util.Map");
        List<PathVariable> variables = method.pathVariables();
        List<String> entries = new ArrayList<>();
        boolean few = variables.size() <= 10;
        for (PathVariable variable : variables) {
            String pair = JavaText.literal(variable.wireName()) + ", " + value(variable);
            entries.add(few ? pair : map + ".entry(" + pair + ")");
        }
        return map + (few ? ".of(" : ".ofEntries(") + String.join(", ", entries) + ")";
    }

    private String value(PathVariable variable) {
        return switch (variable.type()) {
            case Scalar scalar when scalar == Scalar.DATE_TIME -> variable.name() + ".toString()";
            case ValueType.ListOf(Scalar item)
            when Types.isText(item) -> source.use(CLIENT + "model.Texts") + ".of(" + variable.name() + ")";
            default -> variable.name();
        };
    }
}
