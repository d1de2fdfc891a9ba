package dev.fairlead.cli;

import dev.fairlead.cli.project.ApiInput;
import dev.fairlead.cli.project.NewProject;
import dev.fairlead.cli.project.OwnArtifacts;
import dev.fairlead.cli.project.ProjectFolder;
import dev.fairlead.cli.project.ProjectQuestions;
import dev.fairlead.cli.project.ProjectReport;
import dev.fairlead.cli.project.ProjectRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fairlead new}. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a complete Maven project that calls a provider: client, tests against a sandbox, settings, webhooks,",
            "monitoring and documents. In a terminal it asks for what is not given. In a project that it wrote it shows what",
            "changed in the description and renews what nobody has edited.",
            ""
        },
        footer = {
            "",
            "Without --operations a description of up to 80 operations is taken whole; of a larger one, the first 40 that",
            "create, read and list, group by group: what an integration needs first. What their tests need is added.",
            "",
            "Exit status: 0 if the project was written, 2 if it could not be.",
            "",
            "Examples:",
            "  fairlead new stripe --out shop --yes                      Stripe, all operations of the bundled description",
            "  fairlead new stripe --operations 'customers.*,refunds.*'  some of them",
            "  fairlead new --description api.yaml --profile partner.yaml --out partner      any API, with a profile of your own",
            "  fairlead new --description spec3.json --profile stripe    Stripe's own document",
            "  fairlead new stripe --out shop --dry-run                  shows the tree, writes nothing"
        })
final class NewCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "PROVIDER", description = "The provider, one of the bundled ones.")
    private @Nullable String provider;

    @Option(
            names = "--description",
            paramLabel = "FILE",
            description = "The provider's OpenAPI, Swagger, Discovery or Smithy document.")
    private @Nullable Path description;

    @Option(
            names = "--profile",
            paramLabel = "ID|FILE",
            description =
                    "How the provider behaves: a bundled profile or a file (default: that of PROVIDER, else a draft).")
    private @Nullable String profile;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the project goes (default: a folder named after the provider).")
    private @Nullable Path out;

    @Option(
            names = "--package",
            paramLabel = "NAME",
            description = "The package of its classes (default: com.example.<folder>).")
    private @Nullable String packageName;

    @Option(
            names = "--operations",
            paramLabel = "CHOICE",
            description = "Names like customers.create or customers.*, ids, paths, tag:NAME, with commas between.")
    private @Nullable String operations;

    @Option(
            names = {"-y", "--yes"},
            description = "Ask nothing; take the defaults.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Show what would be written, and write nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object, and nothing else on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter prints = spec.commandLine().getOut();
        boolean asks = Boolean.getBoolean("fairlead.asks") && !yes && !json;
        ProjectQuestions questions = asks ? ProjectQuestions.onTerminal(err) : ProjectQuestions.none();
        if (provider == null
                && description == null
                && (out == null || !ProjectFolder.at(out).isOurs())) {
            provider = questions.provider();
        }
        ApiInput input = input();
        Path folder = out != null ? out : questions.folder(input);
        ProjectFolder target = ProjectFolder.at(folder);
        String chosenPackage = target.fact("package").orElse(packageName);
        if (chosenPackage == null) {
            chosenPackage = questions.packageName(folder);
        }
        String chosen = operations != null
                ? operations
                : target.isOurs() ? target.operations().orElse(null) : questions.operations(input);
        err.println("Reading " + input.description());
        err.flush();
        OwnArtifacts artifacts = OwnArtifacts.ofClassPath();
        NewProject project = NewProject.of(new ProjectRequest(input, folder, chosenPackage, chosen), artifacts);
        ProjectReport report = new ProjectReport(folder, target, project, artifacts, dryRun);
        ProjectFolder.Changes changes = target.write(project.files(), project.facts(input, artifacts), !dryRun);
        if (!dryRun) {
            target.renewVersion(artifacts.version());
        }
        prints.print(json ? report.asJson(changes).toPrettyJson() + "\n" : report.asText(changes));
        prints.flush();
        return CommandLine.ExitCode.OK;
    }

    /** A project that is there says itself what it is about, unless something else is asked for. */
    private ApiInput input() {
        if (provider == null && description == null && out != null) {
            return ProjectFolder.at(out).input(profile);
        }
        return ApiInput.of(provider, description, profile);
    }
}
