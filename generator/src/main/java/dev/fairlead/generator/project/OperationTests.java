package dev.fairlead.generator.project;

import dev.fairlead.generator.java.JavaText;
import dev.fairlead.generator.model.ModelType;
import dev.fairlead.generator.model.Result;
import dev.fairlead.generator.model.ValueType;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.sample.SampleCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the tests of the operations, one class for each group of them: what succeeds, and each declared error. */
final class OperationTests {

    private final Project project;
    private final Recipes recipes;
    private final Preparations preparations;

    OperationTests(Project project) {
        this.project = project;
        this.recipes = Recipes.of(project.profile().id());
        this.preparations = new Preparations(project.calls(), recipes);
    }

    List<ProjectFile> files() {
        Map<String, List<SampleCall>> groups = new LinkedHashMap<>();
        project.calls()
                .all()
                .forEach(call -> groups.computeIfAbsent(call.accessors().getFirst(), any -> new ArrayList<>())
                        .add(call));
        List<ProjectFile> files = new ArrayList<>();
        groups.forEach((group, calls) -> files.add(file(group, calls)));
        return files;
    }

    private ProjectFile file(String group, List<SampleCall> calls) {
        String name = JavaNames.type(group) + "Test";
        JavaFile file = new JavaFile(project.packageName(), name);
        String client = file.imports()
                .use(project.model().packageName(), project.model().client().toString());
        String extension = file.use("dev.fairlead.testing.SandboxExtension");
        String sandbox = project.provider() + "Sandbox";
        file.line("/** What this application asks of {@code " + group + "}, against the sandbox. */");
        file.line("final class " + name + " {").blank();
        file.line("    @" + file.use("org.junit.jupiter.api.extension.RegisterExtension"));
        file.line("    static final " + extension + " " + project.variable() + " = " + sandbox + ".extension();")
                .blank();
        file.line("    private final " + client + " client = new " + client + "(" + project.variable() + ".client());");
        Set<String> names = new HashSet<>();
        for (SampleCall call : calls) {
            String test = CallText.testName(call);
            for (int i = 2; !names.add(test); i++) {
                test = CallText.testName(call) + i;
            }
            success(file, call, test);
            errors(file, call, test);
        }
        file.line("}");
        return file.in("src/test/java");
    }

    private void success(JavaFile file, SampleCall call, String test) {
        Prepared prepared = preparations.of(call);
        file.blank();
        Optional<String> refused = recipes.refused(call.method().operation().id());
        file.line("    // " + endpoint(call) + refused.map(why -> ": " + why).orElse(""));
        deprecation(file, prepared);
        file.line("    @" + file.use("org.junit.jupiter.api.Test"));
        file.line("    void " + test + (refused.isPresent() ? "IsRefused() {" : "Succeeds() {"));
        Set<String> taken = new HashSet<>();
        for (Prepared.Step step : prepared.steps()) {
            taken.add(step.variable());
            file.line(CallText.step(step, file, 8));
        }
        if (!prepared.steps().isEmpty()) {
            file.blank();
        }
        if (refused.isPresent()) {
            refusal(file, prepared.call());
        } else {
            assertion(file, prepared.call(), taken);
        }
        file.line("    }");
    }

    private static void refusal(JavaFile file, SampleCall call) {
        String thrown = file.imports().useStatic("org.assertj.core.api.Assertions.assertThatThrownBy");
        file.line("        " + call.java(thrown + "(() -> client", 8, "", file.imports()) + ")");
        file.line("                .isInstanceOf(" + file.use("dev.fairlead.client.error.BadRequestException")
                + ".class);");
    }

    private void assertion(JavaFile file, SampleCall call, Set<String> taken) {
        String assertThat = file.imports().useStatic("org.assertj.core.api.Assertions.assertThat");
        String variable = CallText.variable(call, taken);
        switch (call.method().result()) {
            case Result.Nothing ignored -> {
                String code = file.imports().useStatic("org.assertj.core.api.Assertions.assertThatCode");
                file.line("        " + call.java(code + "(() -> client", 8, "", file.imports()) + ")");
                file.line("                .doesNotThrowAnyException();");
            }
            case Result.Paged ignored -> {
                String type = call.type(file.imports());
                file.line("        " + call.java(type + " " + variable + " = client", 8, "", file.imports()) + ";");
                file.blank().line("        " + assertThat + "(" + variable + ".firstPage().items()).isNotNull();");
            }
            case Result.Value value -> {
                String type = call.type(file.imports());
                file.line("        " + call.java(type + " " + variable + " = client", 8, "", file.imports()) + ";");
                String seen = id(value.type())
                        .map(id -> "(" + variable + "." + id + "()).isNotBlank();")
                        .orElse("(" + variable + ").isNotNull();");
                file.blank().line("        " + assertThat + seen);
            }
            default -> {
                String type = call.type(file.imports());
                file.line("        " + call.java(type + " " + variable + " = client", 8, "", file.imports()) + ";");
                file.blank().line("        " + assertThat + "(" + variable + ").isNotNull();");
            }
        }
    }

    private Optional<String> id(ValueType type) {
        return type instanceof ValueType.ModelRef model
                        && project.calls().type(model.name()).orElse(null) instanceof ModelType declared
                ? declared.properties().stream()
                        .filter(property -> property.wireName().equals("id")
                                && property.type() == ValueType.Scalar.TEXT
                                && property.present())
                        .map(ModelType.Property::accessor)
                        .findFirst()
                : Optional.empty();
    }

    private void errors(JavaFile file, SampleCall call, String test) {
        List<Integer> statuses = Statuses.of(call.method().operation());
        String rows = statuses.stream()
                .map(status -> "\"" + status + ", " + Statuses.exception(status) + "\"")
                .collect(Collectors.joining(", "));
        file.blank();
        deprecation(file, new Prepared(List.of(), call));
        file.line("    @" + file.use("org.junit.jupiter.params.ParameterizedTest"));
        file.line("    @" + file.use("org.junit.jupiter.params.provider.CsvSource") + "({" + rows + "})");
        file.line("    void " + test + "ReportsDeclaredErrors(int status, String type) {");
        String faults = project.provider() + "Sandbox";
        file.line("        " + project.variable() + ".sandbox().faults().use(" + faults + ".answering(status));")
                .blank();
        String thrown = file.use("dev.fairlead.client.error.ResponseException");
        String caught = file.imports().useStatic("org.assertj.core.api.Assertions.catchThrowableOfType");
        String asked = call.java(thrown + ".class, () -> client", 16, faults + ".ONCE", file.imports());
        boolean paged = call.method().result() instanceof Result.Paged;
        file.line("        " + thrown + " error = " + caught + "(");
        file.line("                " + asked + (paged ? ".firstPage()" : "") + ");")
                .blank();
        String assertThat = file.imports().useStatic("org.assertj.core.api.Assertions.assertThat");
        file.line("        " + assertThat + "(error).isNotNull();");
        file.line("        " + assertThat + "(error.status()).isEqualTo(status);");
        file.line("        " + assertThat + "(error.getClass().getSimpleName()).isEqualTo(type);");
        file.line("    }");
    }

    private static void deprecation(JavaFile file, Prepared prepared) {
        boolean deprecated = prepared.call().isDeprecated()
                || prepared.steps().stream().anyMatch(step -> step.call().isDeprecated());
        if (deprecated) {
            file.line("    @SuppressWarnings(\"deprecation\") // the provider advises against what is called here");
        }
    }

    /** A description is not to be trusted with what stands in a comment. */
    private static String endpoint(SampleCall call) {
        String endpoint = call.method().operation().method() + " "
                + call.method().operation().path();
        return JavaText.plain(endpoint).replaceAll("[^A-Za-z0-9 /{}_.:,()$+*=?&;@~-]", "?");
    }
}
