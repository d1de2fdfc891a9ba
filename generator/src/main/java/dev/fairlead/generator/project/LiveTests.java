package dev.fairlead.generator.project;

import dev.fairlead.generator.model.Result;
import dev.fairlead.generator.sample.SampleCall;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Mode;
import java.util.List;
import java.util.Locale;

/** Writes the tests against the provider itself, which read only, and run only where there is a key. */
final class LiveTests {

    private static final int MOST = 5;

    private LiveTests() {}

    static ProjectFile file(Project project) {
        String name = project.provider() + "LiveIT";
        JavaFile file = new JavaFile(project.packageName(), name);
        String client = file.imports()
                .use(project.model().packageName(), project.model().client().toString());
        String environment = file.use("dev.fairlead.client.config.Environment");
        String list = file.use("java.util.List");
        file.use("org.junit.jupiter.api.Test");
        boolean modes = project.profile().credentials().keys().stream().anyMatch(key -> key.mode() == Mode.LIVE);
        file.line("/** Calls the provider itself, where the environment or .env has " + wanted(project)
                + ". Nothing is changed there. */");
        file.line("@" + file.use("org.junit.jupiter.api.condition.EnabledIf") + "(\"hasCredentials\")");
        file.line("final class " + name + " {").blank();
        file.line("    static boolean hasCredentials() {");
        file.line("        " + environment + " environment = " + environment + ".system();");
        file.line("        return " + list + ".of(" + names(project) + ").stream()");
        file.line("                .allMatch(name -> environment.get(name).isPresent());");
        file.line("    }");
        List<SampleCall> harmless = project.calls().all().stream()
                .filter(LiveTests::isHarmless)
                .limit(MOST)
                .toList();
        if (harmless.isEmpty()) {
            connection(file, client, modes);
        }
        for (SampleCall call : harmless) {
            file.blank().line("    @Test");
            if (call.isDeprecated()) {
                file.line("    @SuppressWarnings(\"deprecation\") // the provider advises against what is called here");
            }
            file.line("    void " + call.accessors().getFirst() + suffix(CallText.testName(call)) + "Answers() {");
            file.line("        try (" + client + " client = " + open(file, client, modes) + ") {");
            String first = call.method().result() instanceof Result.Paged ? ".firstPage()" : "";
            String assertThat = file.imports().useStatic("org.assertj.core.api.Assertions.assertThat");
            file.line("            " + assertThat + "(" + call.java("client", 12, "", file.imports()) + first
                    + ").isNotNull();");
            file.line("        }");
            file.line("    }");
        }
        file.line("}");
        return file.in("src/test/java");
    }

    private static String suffix(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Without an operation that reads and needs nothing there is at least the client to be built. */
    private static void connection(JavaFile file, String client, boolean modes) {
        String assertThat = file.imports().useStatic("org.assertj.core.api.Assertions.assertThat");
        file.blank().line("    @Test");
        file.line("    void theSettingsAreInOrder() {");
        file.line("        try (" + client + " client = " + open(file, client, modes) + ") {");
        file.line("            " + assertThat + "(client.api().toString()).isNotBlank();");
        file.line("        }");
        file.line("    }");
    }

    private static String open(JavaFile file, String client, boolean modes) {
        return modes
                ? client + ".of(\n                engine -> engine.environment("
                        + file.use("dev.fairlead.client.config.Environment") + ".system()).mode("
                        + file.use("dev.fairlead.profile.Mode") + ".TEST))"
                : client + ".fromEnvironment()";
    }

    private static boolean isHarmless(SampleCall call) {
        boolean gives = !(call.method().result() instanceof Result.Nothing);
        return call.method().operation().method().equals("GET")
                && call.method().pathVariables().isEmpty()
                && !call.method().paramsRequired()
                && gives;
    }

    private static String names(Project project) {
        AuthScheme first = project.profile().authentication().schemes().getFirst();
        List<String> names = first.required().stream()
                .map(credential -> "\"" + project.settingPrefix() + credential.toUpperCase(Locale.ROOT) + "\"")
                .sorted()
                .toList();
        return names.isEmpty() ? "\"" + project.settingPrefix() + "LIVE_TESTS\"" : String.join(", ", names);
    }

    private static String wanted(Project project) {
        return names(project).replace("\"", "");
    }
}
