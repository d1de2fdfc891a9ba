package dev.fairlead.generator.java;

import dev.fairlead.generator.model.ApiMethod;
import dev.fairlead.generator.model.ResourceGroup;
import dev.fairlead.generator.model.Result;
import dev.fairlead.generator.model.Sending;
import dev.fairlead.generator.model.ValueType;
import dev.fairlead.generator.model.ValueType.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the constants that hold operations as data. */
final class OperationWriter {

    private static final Set<String> USUAL = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Source source;
    private final Types types;

    OperationWriter(Source source, Types types) {
        this.source = source;
        this.types = types;
    }

    void write(ResourceGroup group, ApiMethod method) {
        source.blank();
        if (method.operation().deprecated()) {
            source.line("@Deprecated");
        }
        String type = source.use("dev.fairlead.client.Operation");
        String head = "public static final " + type + "<" + returned(method.result()) + "> " + method.constant() + " =";
        String maker = type + maker(method);
        String arguments = JavaText.literal(method.operation().id()) + ", "
                + JavaText.literal(method.operation().path());
        String begin = maker + arguments + ")";
        if (head.length() + begin.length() + 5 <= Source.WIDTH) {
            source.line(head + " " + begin);
            parts(group, method, "");
            return;
        }
        source.line(head);
        if (begin.length() + 12 <= Source.WIDTH) {
            source.continued(begin);
        } else {
            source.continued(maker);
            source.continued("                " + arguments + ")");
        }
        parts(group, method, "        ");
    }

    private static String maker(ApiMethod method) {
        String name = method.operation().method();
        return USUAL.contains(name)
                ? "." + name.toLowerCase(Locale.ROOT) + "("
                : ".of(" + JavaText.literal(name) + ", ";
    }

    /** Writes what comes after the path, as many parts to a line as fit. */
    private void parts(ResourceGroup group, ApiMethod method, String indent) {
        StringBuilder line = new StringBuilder();
        for (String part : parts(group, method)) {
            if (!line.isEmpty() && line.length() + part.length() > Source.WIDTH - 24) {
                source.continued(indent + line);
                line.setLength(0);
            }
            line.append(part);
        }
        source.continued(indent + line + ";");
    }

    private List<String> parts(ResourceGroup group, ApiMethod method) {
        List<String> parts = new ArrayList<>();
        parts.add(".group(" + JavaText.literal(String.join(".", group.path())) + ")");
        if (method.body() != ApiMethod.Body.NONE && method.body() != ApiMethod.Body.FORMATTED) {
            parts.add("." + method.body().name().toLowerCase(Locale.ROOT) + "()");
        }
        sending(method.sending(), parts);
        new WireWriter(source).parts(method, parts);
        if (!method.accept().isEmpty()) {
            parts.add(".accept(" + JavaText.literal(method.accept()) + ")");
        }
        if (!method.baseUrl().isEmpty()) {
            parts.add(".baseUrl(" + JavaText.literal(method.baseUrl()) + ")");
        }
        if (method.operation().deprecated()) {
            parts.add(".deprecated()");
        }
        parts.add(returns(method.result()));
        return parts;
    }

    private void sending(Sending sending, List<String> parts) {
        if (!sending.mediaType().isEmpty()) {
            parts.add(".mediaType(" + JavaText.literal(sending.mediaType()) + ")");
        }
        if (!sending.wholeBody().isEmpty()) {
            parts.add(".wholeBody(" + JavaText.literal(sending.wholeBody()) + ")");
        }
        if (sending.optionalBody()) {
            parts.add(".optionalBody()");
        }
        names(".alsoTakes(", sending.alsoTakes(), parts);
        names(".query(", sending.query(), parts);
        names(".header(", sending.headers(), parts);
        names(".cookie(", sending.cookies(), parts);
        styles(".style(", sending.styles(), parts);
        names(".reserved(", sending.reserved(), parts);
        styles(".pathStyle(", sending.pathStyles(), parts);
        pairs(".sentAs(", sending.sentAs(), parts);
        pairs(".part(", sending.parts(), parts);
    }

    /** Names of one style go together, in the order in which the styles are first met. */
    private void styles(String head, Map<String, Sending.Style> styles, List<String> parts) {
        Map<Sending.Style, List<String>> byStyle = new LinkedHashMap<>();
        styles.forEach((name, style) ->
                byStyle.computeIfAbsent(style, any -> new ArrayList<>()).add(name));
        byStyle.forEach((style, names) ->
                names(head + source.use("dev.fairlead.client.http.ParamStyle") + "." + style + ", ", names, parts));
    }

    private static void pairs(String head, Map<String, String> pairs, List<String> parts) {
        pairs.forEach((name, value) -> parts.add(head + JavaText.literal(name) + ", " + JavaText.literal(value) + ")"));
    }

    private static void names(String head, List<String> names, List<String> parts) {
        if (!names.isEmpty()) {
            parts.add(names.stream().map(JavaText::literal).collect(Collectors.joining(", ", head, ")")));
        }
    }

    private String returned(Result result) {
        return switch (result) {
            case Result.Value value -> types.object(value.type());
            case Result.Paged paged ->
                source.use("dev.fairlead.json." + (paged.isArray() ? "JsonValue" : "JsonObject"));
            case Result.Maybe maybe -> source.use("java.util.Optional") + "<" + types.object(maybe.type()) + ">";
            case Result.ByStatus union -> source.name(union.name());
            case Result.Events ignored -> "String";
            case Result.Text ignored -> "String";
            case Result.Bytes ignored -> "byte[]";
            case Result.Nothing ignored -> "@" + source.use("org.jspecify.annotations.Nullable") + " Void";
        };
    }

    private String returns(Result result) {
        return switch (result) {
            case Result.Value(Scalar scalar) when scalar == Scalar.OBJECT -> ".returnsJson()";
            case Result.Value(ValueType.ModelRef model) -> ".returns(" + source.name(model.name()) + "::new)";
            case Result.Value value -> ".returnsValue(" + types.decoder(value.type()) + ")";
            case Result.Paged paged -> paged.isArray() ? ".returnsAnyJson()" : ".returnsJson()";
            case Result.Maybe maybe -> ".returnsOptional(" + types.decoder(maybe.type()) + ")";
            case Result.ByStatus union -> ".returnsByStatus(" + source.name(union.name()) + ".DECODER)";
            case Result.Events ignored -> ".returnsText()";
            case Result.Text ignored -> ".returnsText()";
            case Result.Bytes ignored -> ".returnsBytes()";
            case Result.Nothing ignored -> ".returnsNothing()";
        };
    }
}
