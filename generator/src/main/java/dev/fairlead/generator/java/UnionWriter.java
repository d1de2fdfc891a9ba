package dev.fairlead.generator.java;

import dev.fairlead.generator.model.UnionType;
import dev.fairlead.generator.model.UnionType.ObjectCase;
import dev.fairlead.generator.model.UnionType.ScalarCase;
import dev.fairlead.generator.model.ValueType;
import dev.fairlead.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes values of several types as sealed interfaces. */
final class UnionWriter {

    private static final String CLIENT = "dev.fairlead.client.model.";

    private final Source source;
    private final Types types;
    private final TypeWriter writer;

    UnionWriter(Source source, Types types, TypeWriter writer) {
        this.source = source;
        this.types = types;
        this.writer = writer;
    }

    void write(UnionType union) {
        writer.comment(union, "One of several types; minor releases may add cases.");
        String simple = union.name().simpleName();
        source.type(union, "public sealed interface " + simple + " permits " + String.join(", ", cases(union)), () -> {
            decoder(union, simple);
            for (ScalarCase scalar : union.scalars()) {
                source.blank();
                source.javadoc("The case of " + words(scalar) + ".", false);
                source.line("record " + scalar.name() + "(" + types.primitive(scalar.type()) + " value) implements "
                        + simple + " {}");
            }
            writer.nested(union);
            source.blank();
            source.javadoc("What fits no case that is described; kept as it came.", false);
            source.open(
                    "final class Unknown extends " + source.use(CLIENT + "UnknownVariant") + " implements " + simple);
            source.method(
                    "private Unknown", List.of(source.use("dev.fairlead.json.JsonValue") + " json"), "super(json);");
            source.close();
        });
    }

    private List<String> cases(UnionType union) {
        Set<String> cases = new LinkedHashSet<>();
        union.objects().forEach(object -> cases.add(source.name(object.model())));
        List<String> all = new ArrayList<>(cases);
        String simple = union.name().simpleName();
        union.scalars().forEach(scalar -> all.add(simple + "." + scalar.name()));
        all.add(simple + ".Unknown");
        return all;
    }

    private void decoder(UnionType union, String simple) {
        source.javadoc("Reads a value as the case that it is.", false);
        source.line(source.use(CLIENT + "Decoder") + "<" + simple + "> DECODER = " + source.use(CLIENT + "UnionDecoder")
                + ".<" + simple + ">builder(Unknown::new)");
        for (ObjectCase object : union.objects()) {
            source.continued(".object(" + shape(object) + ", " + source.name(object.model()) + "::new)");
        }
        for (ScalarCase scalar : union.scalars()) {
            source.continued(scalar(scalar));
        }
        source.continued(".build();");
    }

    private String shape(ObjectCase object) {
        StringBuilder shape = new StringBuilder(source.use(CLIENT + "Shape") + ".of()");
        new TreeMap<>(object.constants())
                .forEach((name, value) -> shape.append(".constant(")
                        .append(JavaText.literal(name))
                        .append(", ")
                        .append(value instanceof JsonString text ? JavaText.literal(text.value()) : value.toJson())
                        .append(')'));
        if (!object.required().isEmpty()) {
            shape.append(object.required().stream()
                    .map(JavaText::literal)
                    .collect(Collectors.joining(", ", ".required(", ")")));
        }
        return shape.toString();
    }

    private String scalar(ScalarCase scalar) {
        String create = scalar.name() + "::new";
        if (scalar.type() instanceof ValueType.ListOf list) {
            return ".list(" + types.decoder(list.items()) + ", " + create + ")";
        }
        return switch (scalar.name()) {
            case "Text" -> ".string(" + create + ")";
            case "Whole" -> ".integer(" + create + ")";
            case "Fraction" -> ".number(" + create + ")";
            default -> ".bool(" + create + ")";
        };
    }

    private static String words(ScalarCase scalar) {
        return switch (scalar.name()) {
            case "Text" -> "a text";
            case "Whole" -> "a number without a fraction";
            case "Fraction" -> "a number";
            case "Flag" -> "true or false";
            default -> "a list";
        };
    }
}
