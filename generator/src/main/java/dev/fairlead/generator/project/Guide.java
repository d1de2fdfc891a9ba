package dev.fairlead.generator.project;

import dev.fairlead.generator.java.JavaText;
import dev.fairlead.generator.model.Result;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.sample.SampleCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the integration guide with an example of each operation. The examples stand in a test source too, which is compiled,
 * and a test holds that those of the guide are the same.
 */
final class Guide {

    private static final String FENCE = "```";

    private final Project project;
    private final Preparations preparations;

    Guide(Project project) {
        this.project = project;
        this.preparations =
                new Preparations(project.calls(), Recipes.of(project.profile().id()));
    }

    List<ProjectFile> files() {
        JavaFile examples = new JavaFile(project.packageName(), "GuideExamples");
        String client = examples.imports()
                .use(project.model().packageName(), project.model().client().toString());
        Map<String, List<String>> sections = new LinkedHashMap<>();
        examples.line("/** The examples of docs/guide.md, compiled; {@link GuideTest} compares the two. */");
        examples.line("final class GuideExamples {").blank();
        examples.line("    private final " + client + " client;").blank();
        examples.line("    GuideExamples(" + client + " client) {");
        examples.line("        this.client = client;");
        examples.line("    }");
        Set<String> names = new HashSet<>();
        for (SampleCall call : project.calls().all()) {
            List<String> example = example(call, examples);
            String name = call.accessors().getFirst() + JavaNames.type(CallText.testName(call));
            for (int i = 2; !names.add(name); i++) {
                name = call.accessors().getFirst() + JavaNames.type(CallText.testName(call)) + i;
            }
            examples.blank();
            if (call.isDeprecated()) {
                examples.line(
                        "    @SuppressWarnings(\"deprecation\") // the provider advises against what is called here");
            }
            examples.line("    void " + name + "() {");
            example.forEach(line -> examples.line("        " + line.replace("\n", "\n        ")));
            examples.line("    }");
            sections.computeIfAbsent(call.accessors().getFirst(), any -> new ArrayList<>())
                    .add(section(call, example));
        }
        examples.line("}");
        return List.of(document(sections), examples.in("src/test/java"), test());
    }

    private List<String> example(SampleCall call, JavaFile file) {
        Prepared prepared = preparations.of(call);
        List<String> lines = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Prepared.Step step : prepared.steps()) {
            taken.add(step.variable());
            lines.add(CallText.step(step, file, 0));
        }
        String variable = CallText.variable(call, taken);
        String receiver = switch (call.method().result()) {
            case Result.Nothing ignored -> "client";
            default -> call.type(file.imports()) + " " + variable + " = client";
        };
        lines.add(prepared.call().java(receiver, 0, "", file.imports()) + ";");
        return lines;
    }

    private static String section(SampleCall call, List<String> example) {
        String summary = Markdown.text(
                call.method().operation().summary().isEmpty()
                        ? call.method().operation().description()
                        : call.method().operation().summary());
        String endpoint = call.method().operation().method() + " "
                + call.method().operation().path();
        return "### " + Markdown.code(call.name()) + "\n\n" + Markdown.code(endpoint)
                + (summary.isEmpty() ? "" : ": " + summary) + "\n\n" + FENCE + "java\n"
                + String.join("\n", example) + "\n" + FENCE + "\n";
    }

    private ProjectFile document(Map<String, List<String>> sections) {
        StringBuilder text = new StringBuilder(
                "# Integration guide: " + Markdown.text(project.profile().name()) + "\n\n");
        text.append("`client` is the one of the application: `")
                .append(project.application())
                .append(".start(registry).")
                .append(project.variable())
                .append("()`. Every call also takes `CallOptions` (a deadline, an"
                        + " idempotency key).\nWhat goes wrong is an exception below `ApiException`: `ResponseException` with"
                        + " status, code and request id where the provider\nanswered, `TransportException` where it did not,"
                        + " `CallRefusedException` where a limit or the breaker held the call back.\n\n");
        sections.forEach((group, examples) -> {
            text.append("## ").append(group).append("\n\n");
            examples.forEach(example -> text.append(example).append('\n'));
        });
        return new ProjectFile("docs/guide.md", text.toString().stripTrailing() + "\n");
    }

    private ProjectFile test() {
        JavaFile file = new JavaFile(project.packageName(), "GuideTest");
        String files = file.use("java.nio.file.Files");
        String path = file.use("java.nio.file.Path");
        String list = file.use("java.util.List");
        file.use("java.util.ArrayList");
        String assertThat = file.imports().useStatic("org.assertj.core.api.Assertions.assertThat");
        String folder =
                JavaText.literal("src/test/java/" + Project.folder(project.packageName()) + "/GuideExamples.java");
        file.line("/** Every example of the guide is one that is compiled. */");
        file.line("final class GuideTest {").blank();
        file.line("    @" + file.use("org.junit.jupiter.api.Test"));
        file.line("    void everyExampleIsCompiled() throws Exception {");
        file.line(
                "        String compiled = withoutIndent(" + files + ".readString(" + path + ".of(" + folder + ")));");
        file.line("        " + assertThat + "(examples()).isNotEmpty().allSatisfy(example ->");
        file.line("                " + assertThat + "(compiled).contains(withoutIndent(example)));");
        file.line("    }").blank();
        file.line("    private static " + list + "<String> examples() throws Exception {");
        file.line("        " + list + "<String> examples = new ArrayList<>();");
        file.line("        String[] parts = " + files + ".readString(" + path + ".of(\"docs/guide.md\")).split(\""
                + FENCE + "\", -1);");
        file.line("        for (int i = 1; i < parts.length; i += 2) {");
        file.line("            examples.add(parts[i].substring(\"java\".length()));");
        file.line("        }");
        file.line("        return examples;");
        file.line("    }").blank();
        file.line("    private static String withoutIndent(String text) {");
        file.line("        return text.replaceAll(\"(?m)^ +\", \"\").replaceAll(\"\\\\R\", \"\\n\");");
        file.line("    }");
        file.line("}");
        return file.in("src/test/java");
    }
}
