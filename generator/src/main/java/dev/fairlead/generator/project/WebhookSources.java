package dev.fairlead.generator.project;

import dev.fairlead.generator.java.JavaText;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Webhooks;
import java.util.List;

/** Writes the handler of a provider's webhooks, and the test that sends it a signed one and a forged one. */
final class WebhookSources {

    private static final String HOOKS = "dev.fairlead.webhooks.";

    private final Project project;
    private final Webhooks webhooks;
    private final String name;

    WebhookSources(Project project, Webhooks webhooks) {
        this.project = project;
        this.webhooks = webhooks;
        this.name = project.provider() + "Webhooks";
    }

    List<ProjectFile> files() {
        return List.of(handler(), test());
    }

    private ProjectFile handler() {
        JavaFile file = new JavaFile(project.packageName(), name);
        String inbox = file.use(HOOKS + "Inbox");
        String event = file.use(HOOKS + "Event");
        String receiver = file.use(HOOKS + "receiver.Receiver");
        String server = file.use(HOOKS + "receiver.ReceiverServer");
        String source = file.use(HOOKS + "receiver.Source");
        String secret = file.use("dev.fairlead.profile.Secret");
        String list = file.use("java.util.List");
        String path = file.use("java.nio.file.Path");
        String logger = file.use("org.slf4j.Logger");
        String loggers = file.use("org.slf4j.LoggerFactory");
        file.line("/**");
        file.line(
                " * Takes the provider's webhooks: each is verified and stored before it is acknowledged, and handled after that, as");
        file.line(" * often as it takes.");
        file.line(" */");
        file.line("public final class " + name + " implements AutoCloseable {").blank();
        file.line("    private static final " + logger + " log = " + loggers + ".getLogger(" + name + ".class);")
                .blank();
        file.line("    private final " + inbox + " inbox;");
        file.line("    private final " + source + " source;");
        file.line("    private final " + server + " server;").blank();
        file.line("    private " + name + "(" + inbox + " inbox, " + source + " source, int port) {");
        file.line("        this.inbox = inbox.onAny(" + name + "::handle);");
        file.line("        this.source = source;");
        file.line("        this.server = " + server + ".start(" + receiver + ".of(inbox, source), port);");
        file.line("    }").blank();
        file.line("    /**");
        file.line("     * Opens the inbox and listens on the loopback address, for a proxy in front that ends TLS.");
        file.line("     *");
        file.line("     * @param file where events are kept");
        file.line("     * @param secrets that webhooks are signed with, the newest first");
        file.line("     * @param port 0 for any that is free");
        file.line("     */");
        file.line("    public static " + name + " open(" + path + " file, " + list + "<" + secret
                + "> secrets, int port) {");
        file.line("        " + source + " source = " + source + ".of(\""
                + project.profile().id() + "\", " + project.profileExpression(file.imports()) + ", secrets);");
        file.line("        return new " + name + "(" + inbox + ".open(file), source, port);");
        file.line("    }").blank();
        file.line("    /** An event may come more than once: remember its id beside what is done about it. */");
        file.line("    private static void handle(" + event + " event) {");
        file.line("        log.info(\"event {} of type {}\", event.id(), event.type());");
        file.line("    }").blank();
        file.line("    /** Begins to handle events, on threads of the inbox. */");
        file.line("    public " + name + " start() {");
        file.line("        inbox.start();");
        file.line("        return this;");
        file.line("    }").blank();
        file.line("    /** Returns where webhooks go. */");
        file.line("    public " + file.use("java.net.URI") + " uri() {");
        file.line("        return server.uri(source);");
        file.line("    }").blank();
        file.line("    /** Returns what came, and what became of it. */");
        file.line("    public " + inbox + " inbox() {");
        file.line("        return inbox;");
        file.line("    }").blank();
        file.line("    @Override");
        file.line("    public void close() {");
        file.line("        server.close();");
        file.line("        inbox.close();");
        file.line("    }");
        file.line("}");
        return file.in("src/main/java");
    }

    private ProjectFile test() {
        JavaFile file = new JavaFile(project.packageName(), name + "Test");
        String client = file.use("java.net.http.HttpClient");
        String request = file.use("java.net.http.HttpRequest");
        String response = file.use("java.net.http.HttpResponse");
        String scheme = file.use(HOOKS + "signature.SignatureScheme");
        String headers = file.use(HOOKS + "signature.WebhookHeaders");
        String secret = file.use("dev.fairlead.profile.Secret");
        String objects = file.use("java.util.Objects");
        String instant = file.use("java.time.Instant");
        String charset = file.use("java.nio.charset.StandardCharsets");
        String list = file.use("java.util.List");
        String path = file.use("java.nio.file.Path");
        String assertThat = file.imports().useStatic("org.assertj.core.api.Assertions.assertThat");
        file.use("org.junit.jupiter.api.Test");
        file.use("org.junit.jupiter.api.io.TempDir");
        file.line("/** Webhooks are believed if they are signed, stored once, and handled. */");
        file.line("final class " + name + "Test {").blank();
        file.line("    private static final byte[] BODY =\n            " + JavaText.literal(body().toJson()));
        file.line("                    .getBytes(" + charset + ".UTF_8);");
        file.line("    private static final " + secret + " SECRET = " + secret + ".of(\"" + webhooks.secretPrefix()
                + "\" + \"made-up-for-this-test\");");
        file.line("    private static final " + scheme + " SIGNED = " + scheme + ".of(");
        file.line("            " + objects + ".requireNonNull(" + project.profileExpression(file.imports())
                        + ".webhooks()), " + list + ".of(SECRET));")
                .blank();
        file.line("    @TempDir");
        file.line("    private " + path + " folder;").blank();
        file.line("    @Test");
        file.line("    void aSignedWebhookIsStoredOnceAndHandled() throws Exception {");
        file.line("        try (" + name + " webhooks = " + name + ".open(folder.resolve(\"inbox.db\"), " + list
                + ".of(SECRET), 0)) {");
        file.line("            " + headers + " signature = SIGNED.sign(BODY, " + instant + ".now());")
                .blank();
        file.line("            " + assertThat + "(send(webhooks, signature)).isEqualTo(200);");
        file.line("            " + assertThat + "(send(webhooks, signature)).isEqualTo(200);");
        file.line("            " + assertThat + "(webhooks.inbox().handleDue()).isEqualTo(1);");
        file.line("            " + assertThat + "(webhooks.inbox().counts().unfinished()).isZero();");
        file.line("        }");
        file.line("    }").blank();
        file.line("    @Test");
        file.line("    void aForgedWebhookIsRefused() throws Exception {");
        file.line("        try (" + name + " webhooks = " + name + ".open(folder.resolve(\"inbox.db\"), " + list
                + ".of(SECRET), 0)) {");
        file.line("            " + headers + " forged = SIGNED.sign(\"another body\".getBytes(" + charset + ".UTF_8), "
                        + instant + ".now());")
                .blank();
        file.line("            " + assertThat + "(send(webhooks, forged)).isEqualTo(401);");
        file.line("            " + assertThat + "(webhooks.inbox().handleDue()).isZero();");
        file.line("        }");
        file.line("    }").blank();
        file.line("    private static int send(" + name + " webhooks, " + headers + " signature) throws Exception {");
        file.line("        " + request + " request = " + request + ".newBuilder(webhooks.uri())");
        file.line("                .header(\"Content-Type\", \"application/json\")");
        file.line("                .header(\"" + webhooks.signatureHeader() + "\", signature.first(\""
                + webhooks.signatureHeader() + "\"))");
        file.line("                .POST(" + request + ".BodyPublishers.ofByteArray(BODY))");
        file.line("                .build();");
        file.line("        try (" + client + " client = " + client + ".newHttpClient()) {");
        file.line("            return client.send(request, " + response + ".BodyHandlers.discarding()).statusCode();");
        file.line("        }");
        file.line("    }");
        file.line("}");
        return file.in("src/test/java");
    }

    private JsonObject body() {
        JsonObject body = with(JsonObject.empty(), webhooks.eventId(), new JsonString("evt_1"));
        body = with(body, webhooks.eventType(), new JsonString("example.event"));
        return with(body, webhooks.orderKey(), new JsonString("obj_1"));
    }

    /** Puts a value where a pointer through objects leads. */
    private static JsonObject with(JsonObject object, String pointer, JsonValue value) {
        if (!pointer.startsWith("/")) {
            return object;
        }
        int end = pointer.indexOf('/', 1);
        String name = pointer.substring(1, end < 0 ? pointer.length() : end);
        if (end < 0) {
            return object.toBuilder().put(name, value).build();
        }
        JsonObject inner = object.object(name);
        return object.toBuilder()
                .put(name, with(inner == null ? JsonObject.empty() : inner, pointer.substring(end), value))
                .build();
    }
}
