package dev.fairlead.generator.java;

import dev.fairlead.generator.model.StatusUnion;
import java.util.ArrayList;
import java.util.List;

/** Writes answers that differ by status as sealed interfaces. */
final class StatusUnionWriter {

    private static final String CLIENT = "dev.fairlead.client.";

    private final Source source;
    private final Types types;
    private final TypeWriter writer;

    StatusUnionWriter(Source source, Types types, TypeWriter writer) {
        this.source = source;
        this.types = types;
        this.writer = writer;
    }

    void write(StatusUnion union) {
        writer.comment(union, "An answer, by its status.");
        String simple = union.name().simpleName();
        List<String> cases = new ArrayList<>();
        union.cases().forEach(each -> cases.add(simple + "." + each.name()));
        cases.add(simple + ".Other");
        source.type(union, "public sealed interface " + simple + " permits " + String.join(", ", cases), () -> {
            decoder(union, simple);
            for (StatusUnion.Case each : union.cases()) {
                source.blank();
                source.javadoc("The answer with " + status(each) + ".", false);
                String value = each.type() == null ? "" : types.primitive(each.type()) + " value";
                source.line("record " + each.name() + "(" + value + ") implements " + simple + " {}");
            }
            source.blank();
            source.javadoc("An answer with a status that is not described; kept as it came.", false);
            source.line("record Other(int status, " + source.use("dev.fairlead.json.JsonValue") + " json) implements "
                    + simple + " {}");
            writer.nested(union);
        });
    }

    private static String status(StatusUnion.Case each) {
        return each.status() == 2 ? "any other status from 200 to 299" : "status " + each.status();
    }

    private void decoder(StatusUnion union, String simple) {
        String decoder = source.use(CLIENT + "StatusDecoder");
        source.javadoc("Reads an answer as the case that its status says.", false);
        source.line(decoder + "<" + simple + "> DECODER = " + decoder + ".<" + simple + ">builder(Other::new)");
        for (StatusUnion.Case each : union.cases()) {
            source.continued(
                    each.type() == null
                            ? ".empty(" + each.status() + ", " + each.name() + "::new)"
                            : ".on(" + each.status() + ", " + types.decoder(each.type()) + ", " + each.name()
                                    + "::new)");
        }
        source.continued(".build();");
    }
}
