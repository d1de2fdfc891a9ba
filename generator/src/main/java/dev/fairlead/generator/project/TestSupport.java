package dev.fairlead.generator.project;

/** Writes what the tests of a project share. */
final class TestSupport {

    private TestSupport() {}

    static ProjectFile sandbox(Project project) {
        JavaFile file = new JavaFile(project.packageName(), project.provider() + "Sandbox");
        String options = file.use("dev.fairlead.client.CallOptions");
        String extension = file.use("dev.fairlead.testing.SandboxExtension");
        String plan = file.use("dev.fairlead.sandbox.fault.FaultPlan");
        String fault = file.use("dev.fairlead.sandbox.fault.Fault");
        String path = file.use("java.nio.file.Path");
        String reader = file.use("dev.fairlead.description.DescriptionReader");
        file.line("/** The stand-in that tests call: it serves the pinned description on this machine. */");
        file.line("final class " + project.provider() + "Sandbox {").blank();
        file.line("    /** Errors are to be seen as they come, so a call is not tried again. */");
        file.line("    static final " + options + " ONCE = " + options + ".none().withMaxAttempts(1);")
                .blank();
        file.line("    private " + project.provider() + "Sandbox() {}").blank();
        file.line("    /** Returns an extension that runs it while the tests of a class do. */");
        file.line("    static " + extension + " extension() {");
        file.line("        return " + extension + ".of(");
        file.line("                " + reader + ".read(" + path + ".of(\"" + project.descriptionPath() + "\")), "
                + project.profileExpression(file.imports()) + ");");
        file.line("    }").blank();
        file.line(
                "    /** Returns a plan by which calls are answered with this status; twice, since one may be for the credentials. */");
        file.line("    static " + plan + " answering(int status) {");
        file.line("        return " + plan + ".first(" + fault + ".answer(status), " + fault + ".answer(status));");
        file.line("    }");
        file.line("}");
        return file.in("src/test/java");
    }

    static ProjectFile application(Project project) {
        String name = project.application() + "Test";
        JavaFile file = new JavaFile(project.packageName(), name);
        String registry = file.use("io.micrometer.core.instrument.simple.SimpleMeterRegistry");
        file.use("org.junit.jupiter.api.Test");
        String assertThat = file.imports().useStatic("org.assertj.core.api.Assertions.assertThat");
        file.line("/** The application wires its client with logs and metrics. */");
        file.line("final class " + name + " {").blank();
        file.line("    @" + file.use("org.junit.jupiter.api.extension.RegisterExtension"));
        file.line("    static final " + file.use("dev.fairlead.testing.SandboxExtension") + " " + project.variable()
                        + " = " + project.provider() + "Sandbox.extension();")
                .blank();
        file.line("    @Test");
        file.line("    void theClientIsWatched() {");
        file.line("        " + registry + " registry = new " + registry + "();");
        file.line("        try (" + project.application() + " application =");
        file.line("                " + project.application() + ".start(" + project.variable()
                + ".settings(), registry)) {");
        file.line("            " + assertThat + "(application." + project.variable()
                + "().api().toString()).isNotBlank();");
        file.line("            " + assertThat
                + "(registry.find(\"fairlead.client.breaker.state\").gauge()).isNotNull();");
        file.line("        }");
        file.line("    }");
        file.line("}");
        return file.in("src/test/java");
    }
}
