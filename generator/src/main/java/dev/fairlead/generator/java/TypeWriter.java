package dev.fairlead.generator.java;

import dev.fairlead.generator.model.EnumType;
import dev.fairlead.generator.model.ModelType;
import dev.fairlead.generator.model.ParamsType;
import dev.fairlead.generator.model.StatusUnion;
import dev.fairlead.generator.model.TypeDeclaration;
import dev.fairlead.generator.model.UnionType;
import java.util.List;

/** Writes types, each with those that stand within it. */
final class TypeWriter {

    private static final String CLIENT = "dev.fairlead.client.model.";

    private final Source source;
    private final Types types;

    TypeWriter(Source source) {
        this.source = source;
        this.types = new Types(source);
    }

    void write(TypeDeclaration type) {
        switch (type) {
            case ModelType model -> model(model);
            case ParamsType params -> new ParamsWriter(source, types, this).write(params);
            case EnumType enumeration -> enumeration(enumeration);
            case UnionType union -> new UnionWriter(source, types, this).write(union);
            case StatusUnion union -> new StatusUnionWriter(source, types, this).write(union);
        }
    }

    void nested(TypeDeclaration outer) {
        for (TypeDeclaration nested : outer.nested()) {
            source.blank();
            write(nested);
        }
    }

    /** Returns the modifiers of a class: within another one it needs no instance of that. */
    static String modifiers(TypeDeclaration type) {
        return type.name().simpleNames().size() > 1 ? "public static final class " : "public final class ";
    }

    private void model(ModelType model) {
        comment(model, "An object of the API.");
        List<String> unions = source.unionsOf(model.name());
        String simple = model.name().simpleName();
        String head = modifiers(model) + simple + " extends " + source.use(CLIENT + "Model")
                + (unions.isEmpty() ? "" : " implements " + String.join(", ", unions));
        source.type(model, head, () -> {
            String json = source.use("dev.fairlead.json.JsonObject") + " json";
            source.method(simple, List.of(json), "super(json);");
            if (model.resource()) {
                source.blank();
                source.javadoc(
                        "Returns the view of an object that came by another way, for instance in an event.", false);
                source.method("public static " + simple + " of", List.of(json), "return new " + simple + "(json);");
            }
            if (model.deletable()) {
                source.blank();
                source.javadoc(
                        "Returns whether this is only what is left of a deleted one: little more than its id.", false);
                source.method("public boolean isDeleted", List.of(), "return json().isTrue(\"deleted\");");
            }
            model.properties().forEach(this::accessor);
            nested(model);
        });
    }

    private void accessor(ModelType.Property property) {
        source.blank();
        String text = JavaText.javadoc(property.description());
        if (!text.isEmpty() || property.deprecated()) {
            source.javadoc(text.isEmpty() ? "Returns the property of this name." : text, property.deprecated());
        }
        String type = property.present() ? types.primitive(property.type()) : types.nullable(property.type());
        source.method(
                "public " + type + " " + property.accessor(),
                List.of(),
                "return " + types.reader(property.type(), property.wireName(), property.present()) + ";");
    }

    private void enumeration(EnumType enumeration) {
        String simple = enumeration.name().simpleName();
        comment(enumeration, "A value of an enumeration, which may grow.");
        source.type(
                enumeration, modifiers(enumeration) + simple + " extends " + source.use(CLIENT + "OpenEnum"), () -> {
                    source.line(
                            "private static final Values<" + simple + "> VALUES = new Values<>(" + simple + "::new);");
                    enumeration
                            .constants()
                            .forEach(constant -> source.line("public static final " + simple + " " + constant.name()
                                    + " = VALUES.add(" + JavaText.literal(constant.value()) + ");"));
                    source.blank();
                    source.method(
                            "private " + simple, List.of("String value", "boolean known"), "super(value, known);");
                    source.blank();
                    source.method(
                            "public static " + simple + " of", List.of("String value"), "return VALUES.of(value);");
                });
    }

    /** Writes what the description says of a type; of one without words, that it is there at all says enough. */
    void comment(TypeDeclaration type, String otherwise) {
        String text = JavaText.javadoc(type.description());
        if (!text.isEmpty() || type.name().simpleNames().size() == 1) {
            source.javadoc(text.isEmpty() ? otherwise : text, false);
        }
    }
}
