package dev.fairlead.generator.java;

import dev.fairlead.generator.model.ParamsType;
import dev.fairlead.generator.model.ParamsType.Setter;
import dev.fairlead.generator.model.ValueType;
import dev.fairlead.generator.model.ValueType.Scalar;
import java.util.List;
import java.util.Map;

/** Writes what is sent. */
final class ParamsWriter {

    private final Source source;
    private final Types types;
    private final TypeWriter writer;

    ParamsWriter(Source source, Types types, TypeWriter writer) {
        this.source = source;
        this.types = types;
        this.writer = writer;
    }

    void write(ParamsType params) {
        writer.comment(params, "An object among the parameters.");
        String simple = params.name().simpleName();
        String head = TypeWriter.modifiers(params) + simple + " extends "
                + source.use("dev.fairlead.client.model.FluentParams") + "<" + simple + ">";
        source.type(params, head, () -> {
            constants(simple, params.constants());
            String before = null;
            for (Setter setter : params.setters()) {
                if (before != null) {
                    source.blank();
                }
                comment(setter, !setter.wireName().equals(before));
                setter(simple, setter);
                before = setter.wireName();
            }
            if (!params.required().isEmpty()) {
                required(params.required());
            }
            writer.nested(params);
        });
    }

    private void constants(String simple, Map<String, String> constants) {
        if (constants.isEmpty()) {
            return;
        }
        source.javadoc("Begins with what is always the same.", false);
        source.method("public " + simple, List.of());
        constants.forEach(
                (name, value) -> source.line("with(" + JavaText.literal(name) + ", " + JavaText.literal(value) + ");"));
        source.close();
        source.blank();
    }

    private void setter(String simple, Setter setter) {
        String head = "public " + simple + " " + setter.method();
        String name = JavaText.literal(setter.wireName());
        switch (setter.action()) {
            case SET -> {
                String variable = setter.method();
                List<String> parameters = List.of(type(setter.type()) + " " + variable);
                source.method(head, parameters, "return with(" + name + value(setter, variable) + ");");
            }
            case ADD -> {
                List<String> parameters = List.of(type(setter.type()) + " item");
                source.method(head, parameters, "return withItem(" + name + value(setter, "item") + ");");
            }
            case PUT -> {
                List<String> parameters = List.of("String key", type(setter.type()) + " value");
                source.method(head, parameters, "return withEntry(" + name + ", key" + value(setter, "value") + ");");
            }
            case CLEAR -> source.method(head, List.of(), "return without(" + name + ");");
        }
    }

    /** Of several setters of one parameter the first has the words. */
    private void comment(Setter setter, boolean first) {
        String text = first ? JavaText.javadoc(setter.description()) : "";
        if (!text.isEmpty() || setter.deprecated()) {
            source.javadoc(text.isEmpty() ? "Sets the parameter of this name." : text, setter.deprecated());
        }
    }

    private String type(ValueType type) {
        return switch (type) {
            case ValueType.ParamsRef params ->
                source.use("java.util.function.Consumer") + "<" + types.object(params) + ">";
            case ValueType.ListOf(Scalar item) when isAnything(item) -> source.use("java.util.List") + "<?>";
            case ValueType.MapOf(Scalar value) when isAnything(value) -> source.use("java.util.Map") + "<String, ?>";
            case Scalar scalar when isAnything(scalar) -> "Object";
            default -> types.primitive(type);
        };
    }

    private static boolean isAnything(Scalar scalar) {
        return scalar == Scalar.ANYTHING || scalar == Scalar.OBJECT;
    }

    private String value(Setter setter, String variable) {
        return ", "
                + switch (setter.type()) {
                    case ValueType.ParamsRef params -> "new " + source.name(params.name()) + "(), " + variable;
                    case Scalar scalar when scalar == Scalar.DATE_TIME -> variable + ".toString()";
                    case Scalar scalar when scalar == Scalar.DECIMAL_TEXT -> variable + ".toPlainString()";
                    case ValueType.ListOf(Scalar item)
                    when Types.isText(item) -> source.use("dev.fairlead.client.model.Texts") + ".of(" + variable + ")";
                    case ValueType.MapOf(Scalar item)
                    when Types.isText(item) -> source.use("dev.fairlead.client.model.Texts") + ".of(" + variable + ")";
                    default -> variable;
                };
    }

    private void required(List<String> names) {
        source.blank();
        source.line("@Override");
        String list = source.use("java.util.List");
        source.method("protected " + list + "<String> requiredNames", List.of());
        source.list(
                "return " + list + ".of(", names.stream().map(JavaText::literal).toList(), ");");
        source.close();
    }
}
