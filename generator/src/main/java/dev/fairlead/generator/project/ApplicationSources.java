package dev.fairlead.generator.project;

import java.util.List;

/** Writes the application: one class that wires the client with logs and metrics, and says what is wrong with its settings. */
final class ApplicationSources {

    private final Project project;

    ApplicationSources(Project project) {
        this.project = project;
    }

    List<ProjectFile> files() {
        return List.of(packageInfo(), application());
    }

    private ProjectFile packageInfo() {
        String text = "/** Calls " + Markdown.plainName(project) + ": {@link " + project.packageName() + "."
                + project.application() + "} is where it begins. */\n@NullMarked\npackage " + project.packageName()
                + ";\n\nimport org.jspecify.annotations.NullMarked;\n";
        return new ProjectFile("src/main/java/" + Project.folder(project.packageName()) + "/package-info.java", text);
    }

    private ProjectFile application() {
        String name = project.application();
        String variable = project.variable();
        JavaFile file = new JavaFile(project.packageName(), name);
        String client = file.imports()
                .use(project.model().packageName(), project.model().client().toString());
        String settings = file.use("dev.fairlead.client.config.Settings");
        String environment = file.use("dev.fairlead.client.config.Environment");
        String incomplete = file.use("dev.fairlead.client.config.ConfigurationException");
        String meters = file.use("dev.fairlead.telemetry.micrometer.MicrometerMeters");
        String log = file.use("dev.fairlead.telemetry.log.CallLog");
        String registry = file.use("io.micrometer.core.instrument.MeterRegistry");
        String prometheus = file.use("io.micrometer.prometheusmetrics.PrometheusMeterRegistry");
        String config = file.use("io.micrometer.prometheusmetrics.PrometheusConfig");
        String logger = file.use("org.slf4j.Logger");
        String loggers = file.use("org.slf4j.LoggerFactory");
        String profile = project.profileExpression(file.imports());
        file.line("/** The application: one client for all of it, with logs and metrics. Close it at the end. */");
        file.line("public final class " + name + " implements AutoCloseable {").blank();
        file.line("    private static final " + logger + " log = " + loggers + ".getLogger(" + name + ".class);")
                .blank();
        file.line("    private final " + client + " " + variable + ";").blank();
        file.line("    private " + name + "(" + client + " " + variable + ") {");
        file.line("        this." + variable + " = " + variable + ";");
        file.line("    }").blank();
        file.line("    /** Starts it with the settings of the environment and of the file .env. */");
        file.line("    public static " + name + " start(" + registry + " registry) {");
        file.line("        return start(" + settings + ".from(" + profile + ", " + environment
                + ".system()), registry);");
        file.line("    }").blank();
        file.line("    /** Starts it with these settings: a test has those of the sandbox. */");
        file.line("    public static " + name + " start(" + settings + " settings, " + registry + " registry) {");
        file.line("        " + meters + " meters = " + meters + ".of(registry, \""
                + project.profile().id() + "\");");
        file.line("        " + client + " " + variable + " = " + client + ".of(engine -> engine.settings(settings)");
        file.line("                .listener(" + log + ".create())");
        file.line("                .listener(meters));");
        file.line("        meters.watch(" + variable + ".api());");
        file.line("        return new " + name + "(" + variable + ");");
        file.line("    }").blank();
        file.line("    /** Returns the client. */");
        file.line("    public " + client + " " + variable + "() {");
        file.line("        return " + variable + ";");
        file.line("    }").blank();
        file.line("    @Override");
        file.line("    public void close() {");
        file.line("        " + variable + ".close();");
        file.line("    }").blank();
        file.line("    /** Says whether everything is in place, and what is missing where it is not. */");
        file.line("    public static void main(String[] args) {");
        file.line("        try (" + name + " application = start(new " + prometheus + "(" + config + ".DEFAULT))) {");
        file.line("            log.info(\"ready: {}\", application." + variable + "().api());");
        file.line("        } catch (" + incomplete + " incomplete) {");
        file.line("            System.err.println(incomplete.getMessage());");
        file.line("            System.exit(2);");
        file.line("        }");
        file.line("    }");
        file.line("}");
        return file.in("src/main/java");
    }
}
