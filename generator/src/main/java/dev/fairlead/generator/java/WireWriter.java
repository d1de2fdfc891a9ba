package dev.fairlead.generator.java;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.generator.model.ApiMethod;
import dev.fairlead.generator.model.WireTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the table of types that are not JSON, and what operations say of it. */
final class WireWriter {

    /** A constant of a class file has room for 65,535 bytes (JVMS §4.4.7). */
    private static final int LONGEST = 60_000;

    private static final String FORMAT = "dev.fairlead.client.format.";

    private final Source source;

    WireWriter(Source source) {
        this.source = source;
    }

    /** Writes the class that holds the table. */
    void write(WireTable table) {
        String types = source.use(FORMAT + "WireTypes");
        source.javadoc("How the values of this API look where they are not JSON.", false);
        String simple = table.name().simpleName();
        source.type(table.name(), "final class " + simple, () -> {
            source.blank();
            source.line("static final " + types + " TYPES = " + types + ".of(");
            List<List<String>> chunks = chunks(table.lines());
            for (int i = 0; i < chunks.size(); i++) {
                source.continued("\"\"\"");
                chunks.get(i).forEach(source::continued);
                source.continued("\"\"\"" + (i + 1 < chunks.size() ? "," : ");"));
            }
            source.blank();
            source.line("private " + simple + "() {}");
        });
    }

    private static List<List<String>> chunks(List<String> lines) {
        List<List<String>> chunks = new ArrayList<>(List.of(new ArrayList<>()));
        int length = 0;
        for (String line : lines) {
            length += line.getBytes(StandardCharsets.UTF_8).length + 1;
            if (length > LONGEST) {
                chunks.add(new ArrayList<>());
                length = line.length() + 1;
            }
            chunks.getLast().add(line);
        }
        return chunks;
    }

    /** Adds what an operation says beyond method, path and parameters. */
    void parts(ApiMethod method, List<String> parts) {
        ApiOperation operation = method.operation();
        for (ApiParameter parameter : operation.parameters(ApiParameter.Place.HEADER)) {
            String name = JavaText.literal(parameter.name());
            String constant = ApiMethod.constant(parameter);
            if (constant != null) {
                parts.add(".constant(" + name + ", " + JavaText.literal(constant) + ")");
            } else if (parameter.encoding().style().equals("prefix")) {
                parts.add(".prefix(" + name + ")");
            } else if ("http-date".equals(parameter.schema().format())) {
                parts.add(".httpDate(" + name + ")");
            }
        }
        WireTable table = source.wire();
        WireTable.BodyForm body = table == null ? null : table.bodies().get(operation.id());
        if (table != null && body != null && method.body() == ApiMethod.Body.FORMATTED) {
            parts.add(".body(" + source.name(table.name()) + ".TYPES." + body.maker() + texts(body.arguments()) + ")");
        }
        String token = operation.facts().token();
        if (token != null) {
            parts.add(".token(" + JavaText.literal(token) + ")");
        }
        if (operation.facts().checksum()) {
            parts.add(".checksum()");
        }
        WireTable.AnswerForm answer = table == null ? null : table.answers().get(operation.id());
        if (table != null && answer != null) {
            parts.add(".answer(" + answer(table, answer) + ")");
        }
    }

    private String answer(WireTable table, WireTable.AnswerForm answer) {
        StringBuilder text = new StringBuilder(
                answer.maker().isEmpty()
                        ? source.name(table.name()) + ".TYPES.answer" + texts(answer.arguments())
                        : source.use(FORMAT + "AnswerFormat") + "." + answer.maker() + "()");
        if (answer.into() != null) {
            text.append(".into(").append(JavaText.literal(answer.into())).append(')');
        }
        if (!answer.headers().isEmpty()) {
            text.append(".headers").append(texts(answer.headers()));
        }
        return text.toString();
    }

    private static String texts(List<String> texts) {
        return texts.stream().map(JavaText::literal).collect(Collectors.joining(", ", "(", ")"));
    }
}
