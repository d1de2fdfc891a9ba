package dev.fairlead.generator.project;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.generator.sample.SampleCall;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Evidence;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what is known of the provider, each fact with its source: the description, or the profile and what that rests on. */
final class Research {

    private final Project project;
    private final Profile profile;
    private final StringBuilder text = new StringBuilder();

    Research(Project project) {
        this.project = project;
        this.profile = project.profile();
    }

    ProjectFile file() {
        line("# Research: " + Markdown.text(profile.name())).line("");
        line("What was known when this project was made. Facts come from the description ("
                        + Markdown.code(project.descriptionPath()) + ", " + Markdown.text(project.origin())
                        + ") and from the profile `" + profile.id() + "`, whose sources stand at the end.")
                .line("");
        provider();
        authentication();
        operations();
        limits();
        errors();
        webhooks();
        gotchas();
        sources();
        return new ProjectFile("docs/research.md", text.toString().replaceAll("\n{3,}", "\n\n"));
    }

    private Research line(String line) {
        text.append(line).append('\n');
        return this;
    }

    private void provider() {
        line("## The provider").line("");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("API", Markdown.text(project.description().title()), "description, `info.title`"));
        rows.add(List.of(
                "version of the description",
                Markdown.text(project.description().version()),
                "description, `info.version`"));
        rows.add(List.of("base URL", Markdown.code(profile.baseUrl().toString()), "profile, `api`"));
        project.description().servers().stream()
                .limit(5)
                .forEach(server -> rows.add(List.of("server", Markdown.code(server), "description, `servers`")));
        if (profile.versioning() != null) {
            rows.add(List.of(
                    "version that is asked for",
                    Markdown.code(profile.versioning().header() + ": "
                            + profile.versioning().pinned()),
                    "profile, `versioning`"));
        }
        rows.add(List.of("documentation", "<" + profile.documentation().toASCIIString() + ">", "profile, `api`"));
        text.append(Markdown.table(List.of("what", "value", "source"), rows));
    }

    private void authentication() {
        line("## Authentication").line("");
        for (AuthScheme scheme : profile.authentication().schemes()) {
            line("- " + Markdown.text(words(scheme)) + ", with "
                    + (scheme.required().isEmpty()
                            ? "no credential"
                            : scheme.required().stream()
                                    .sorted()
                                    .map(name -> Markdown.code(project.settingPrefix() + name.toUpperCase(Locale.ROOT)))
                                    .collect(Collectors.joining(", ")))
                    + " (profile, `authentication`)");
        }
        line("").line("Settings and their meaning: [.env.example](../.env.example).")
                .line("");
    }

    private static String words(AuthScheme scheme) {
        return scheme.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private void operations() {
        line("## Operations in use").line("");
        List<SampleCall> calls = new ArrayList<>(project.calls().all());
        line(calls.size() + " of the " + project.description().operations().size()
                        + " in the description. [The guide](guide.md) has an example of each.")
                .line("");
        List<List<String>> rows = new ArrayList<>();
        for (SampleCall call : calls) {
            ApiOperation operation = call.method().operation();
            rows.add(List.of(
                    Markdown.code(call.name()),
                    Markdown.code(operation.method() + " " + operation.path()),
                    Statuses.of(operation).stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + (declares(operation) ? "" : " (none declared)"),
                    (operation.deprecated() ? "deprecated; " : "") + "line " + operation.line()));
        }
        text.append(Markdown.table(List.of("call", "endpoint", "errors that are tested", "description"), rows));
    }

    private static boolean declares(ApiOperation operation) {
        return operation.responses().keySet().stream().anyMatch(status -> status.matches("[45].*|default"));
    }

    private void limits() {
        line("## Limits").line("");
        List<List<String>> rows = new ArrayList<>();
        for (RateLimit limit : profile.rateLimits().limits()) {
            rows.add(List.of(
                    Markdown.code(limit.id()),
                    limit.windows().stream()
                            .map(window -> window.permits() + " in "
                                    + window.period().toString().substring(2).toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")),
                    limit.mode() == null ? "always" : limit.mode().name().toLowerCase(Locale.ROOT),
                    "profile, `rate_limits`"));
        }
        text.append(
                rows.isEmpty()
                        ? "The profile names none: look them up before launch, and write them into the profile.\n\n"
                        : Markdown.table(List.of("limit", "permits", "mode", "source"), rows));
        line("Up to " + profile.retries().maxAttempts() + " attempts for a call, the first wait "
                        + profile.retries().transientBase().toMillis() + " ms (profile, `retries`). A call may take "
                        + profile.timeouts().call().toSeconds() + " s in all (profile, `timeouts`).")
                .line("");
    }

    private void errors() {
        line("## Errors").line("");
        profile.errors().mainEnvelope().ifPresent(envelope -> {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("type", pointers(envelope.type())));
            rows.add(List.of("code", pointers(envelope.code())));
            rows.add(List.of("message", pointers(envelope.message())));
            rows.add(List.of("parameter", pointers(envelope.param())));
            text.append(Markdown.table(List.of("what an error says", "where in its body (profile, `errors`)"), rows));
        });
        profile.errors()
                .requestIdHeader()
                .ifPresent(header -> line("Its support asks for the request's name: the header " + Markdown.code(header)
                                + ", `error.requestId()`.")
                        .line(""));
        line("Each status is an exception of its own, all below `ApiException`; every declared one is provoked in a test.")
                .line("");
    }

    private static String pointers(List<String> pointers) {
        return pointers.stream().map(Markdown::code).collect(Collectors.joining(", "));
    }

    private void webhooks() {
        line("## Webhooks").line("");
        line(profile.webhooks() == null
                        ? "The profile says nothing about webhooks, so there is no handler here."
                        : "Signed in the header "
                                + Markdown.code(profile.webhooks().signatureHeader())
                                + ", accepted for "
                                + profile.webhooks().tolerance().toSeconds()
                                + " s around the signed time (profile, `webhooks`). `" + project.provider()
                                + "Webhooks` takes them.")
                .line("");
    }

    private void gotchas() {
        line("## Gotchas").line("");
        if (profile.idempotency() != null) {
            line("- Calls by "
                    + String.join(
                            ", ",
                            profile.idempotency().methods().stream().sorted().toList())
                    + " carry " + Markdown.code(profile.idempotency().header())
                    + ", so a repeated one is done once; the provider remembers it for "
                    + profile.idempotency().retention().toHours() + " h (profile, `idempotency`).");
        } else {
            line(
                    "- The provider knows no idempotency key: what changes something is repeated only where it surely was not done (profile).");
        }
        project.calls().all().stream()
                .filter(SampleCall::isDeprecated)
                .forEach(call ->
                        line("- The provider advises against " + Markdown.code(call.name()) + " (description)."));
        project.model().diagnostics().stream()
                .limit(20)
                .forEach(note -> line("- " + Markdown.text(note) + " (generator)."));
        project.description().diagnostics().stream()
                .limit(20)
                .forEach(note -> line("- " + Markdown.text(note.toString()) + " (description, repaired)."));
        line("");
    }

    private void sources() {
        line("## Sources of the profile").line("");
        for (Map.Entry<String, Evidence> section : profile.evidence().entrySet()) {
            for (Evidence.Source source : section.getValue().sources()) {
                line("- `" + section.getKey() + "`, " + section.getValue().asOf() + ": <"
                        + source.url().toASCIIString() + ">: " + Markdown.text(source.says()));
            }
        }
    }
}
