package dev.fairlead.generator.java;

import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.profile.Pagination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the main class of a client. */
final class ClientWriter {

    private static final String CLIENT = "dev.fairlead.client.";
    private static final String PROFILE = "dev.fairlead.profile.";

    private final Source source;
    private final ApiModel model;

    ClientWriter(Source source, ApiModel model) {
        this.source = source;
        this.model = model;
    }

    /** Returns the name of the constant for one of the profile's ways of pagination. */
    static String paginationConstant(int position) {
        return "PAGINATION_" + (position + 1);
    }

    void write() {
        String simple = model.client().simpleName();
        String title = JavaText.javadoc(model.title());
        source.javadoc(
                "Calls " + (title.isEmpty() ? "the API" : "the " + title) + ". Thread-safe; one client for the whole"
                        + " application is right, because its limits and its breaker work only if all calls share them.",
                false);
        source.type(model.client(), "public final class " + simple + " implements AutoCloseable", () -> {
            for (int i = 0; i < model.pagination().size(); i++) {
                source.blank();
                pagination(i, model.pagination().get(i));
            }
            String api = source.use(CLIENT + "ApiClient");
            source.blank();
            source.line("private final " + api + " api;");
            source.blank();
            source.javadoc(
                    "Creates a client that makes its calls through an engine, and closes that when it is closed.",
                    false);
            source.method("public " + simple, List.of(api + " api"), "this.api = api;");
            factories(simple, api);
            model.groups().forEach(group -> GroupWriter.accessor(source, group));
            rest();
        });
    }

    private void pagination(int position, Pagination pagination) {
        String type = source.use(PROFILE + "Pagination");
        source.line("static final " + type + " " + paginationConstant(position) + " = new " + type + "(");
        Pagination.End end = pagination.end();
        Pagination.PageSize size = pagination.size();
        source.list(
                "        ",
                List.of(
                        "new " + type + "." + next(pagination.next()),
                        JavaText.literal(pagination.items()),
                        "new " + type + ".End(" + text(end.more()) + ", " + text(end.done()) + ", " + text(end.total())
                                + ", " + end.shortPage() + ")",
                        size == null
                                ? "null"
                                : "new " + type + ".PageSize(" + JavaText.literal(size.parameter()) + ", " + size.max()
                                        + ", " + size.usual() + ")",
                        Boolean.toString(pagination.keepParams()),
                        Boolean.toString(pagination.authOnNext()),
                        Boolean.toString(pagination.emptyPageNotEnd())),
                ");");
    }

    private static String next(Pagination.Next next) {
        return switch (next) {
            case Pagination.LastItem(String parameter, String from, String before) ->
                "LastItem(" + text(parameter) + ", " + text(from) + ", " + text(before) + ")";
            case Pagination.Token(String parameter, String from, String previous) ->
                "Token(" + text(parameter) + ", " + text(from) + ", " + text(previous) + ")";
            case Pagination.PageNumber(String parameter, int first) ->
                "PageNumber(" + text(parameter) + ", " + first + ")";
            case Pagination.Offset(String parameter) -> "Offset(" + text(parameter) + ")";
            case Pagination.LinkHeader() -> "LinkHeader()";
            case Pagination.NextUrl(String from, String previous) ->
                "NextUrl(" + text(from) + ", " + text(previous) + ")";
            case Pagination.LocatorHeader(String header, String parameter) ->
                "LocatorHeader(" + text(header) + ", " + text(parameter) + ")";
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "null" : JavaText.literal(text);
    }

    private void factories(String simple, String api) {
        String profiles = source.use(PROFILE + "Profiles") + profile(simple);
        String settings = source.use(CLIENT + "config.Settings");
        String environment = source.use(CLIENT + "config.Environment");
        source.blank();
        source.line("/**");
        source.line(" * Creates a client with the settings from the environment and the file {@code .env}.");
        source.line(" *");
        source.line(
                " * @throws dev.fairlead.client.config.ConfigurationException naming everything that is missing or wrong");
        source.line(" */");
        source.method(
                "public static " + simple + " fromEnvironment",
                List.of(),
                "return of(engine -> engine.settings(" + settings + ".from(" + profiles + ", " + environment
                        + ".system())));");
        String builder = source.use(CLIENT + "ApiClientBuilder");
        source.blank();
        source.line("/**");
        source.line(" * Creates a client whose engine is set up in a lambda.");
        source.line(" *");
        source.line(
                " * @throws dev.fairlead.client.config.ConfigurationException naming everything that is missing or wrong");
        source.line(" */");
        source.method(
                "public static " + simple + " of",
                List.of(source.use("java.util.function.Consumer") + "<" + builder + "> setup"));
        source.line(builder + " engine = " + api + ".builder(" + profiles + ");");
        source.line("setup.accept(engine);");
        source.line("return new " + simple + "(engine.build());");
        source.close();
    }

    private String profile(String simple) {
        String resource = model.profileResource();
        return resource == null
                ? ".bundled(" + JavaText.literal(model.profileId()) + ")"
                : ".resource(" + simple + ".class, " + JavaText.literal(resource) + ")";
    }

    private void rest() {
        source.blank();
        source.javadoc(
                "Returns the engine, for calls that need more than a value: status, headers, request id.", false);
        source.method("public " + source.use(CLIENT + "ApiClient") + " api", List.of(), "return api;");
        source.blank();
        source.javadoc(
                "Runs work, usually calls, on a virtual thread; cancelling the future interrupts it and cuts off what is under way.",
                false);
        source.method(
                "public <T> " + source.use("java.util.concurrent.CompletableFuture") + "<T> async",
                List.of(source.use("java.util.concurrent.Callable") + "<T> work"),
                "return api.async(work);");
        source.blank();
        source.javadoc("Closes the engine.", false);
        source.line("@Override");
        source.method("public void close", List.of(), "api.close();");
    }
}
