package dev.fairlead.cli;

import dev.fairlead.cli.describe.Overview;
import dev.fairlead.cli.describe.OverviewJson;
import dev.fairlead.cli.describe.OverviewText;
import dev.fairlead.cli.text.Columns;
import dev.fairlead.cli.text.Plain;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fairlead describe}. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = {
            "Says what is in a description (OpenAPI 3.0 and 3.1, Swagger 2.0, Google Discovery, Smithy) and what is wrong",
            "with it. Nothing is sent anywhere.",
            ""
        },
        footer = {
            "",
            "Exit status: 0 if it could be read, 1 with --strict if something is wrong with it, 2 if it cannot be read.",
            "",
            "Examples:",
            "  fairlead describe openapi.yaml                         the whole in one page",
            "  fairlead describe --operations stripe                  each operation, of a bundled description",
            "  fairlead describe --operations --only 'Get*' spec.json     some of them",
            "  fairlead describe --strict --json spec.json            for a build"
        })
final class DescribeCommand implements Callable<Integer> {

    private static final int ODDITIES = 20;

    @Parameters(paramLabel = "FILE", description = "A description file, or a provider that is bundled.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String file;

    @Option(names = "--operations", description = "List the operations.")
    private boolean operations;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "IDS",
            description = "List only operations with these ids; * stands for any characters.")
    private @Nullable List<String> only;

    @Option(names = "--all", description = "Tell everything that is wrong, not only the first " + ODDITIES + ".")
    private boolean all;

    @Option(names = "--strict", description = "End with 1 if something is wrong with it.")
    private boolean strict;

    @Option(names = "--json", description = "Print one JSON object, and nothing else on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ApiDescription description = DescriptionFiles.open(file);
        OperationFilter filter = OperationFilter.of(only);
        filter.requireAnyOf(List.of(description), spec);
        List<ApiOperation> chosen =
                description.operations().stream().filter(filter).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(OverviewJson.of(Overview.of(description), chosen).toJson());
        } else if (operations || only != null) {
            out.print(table(chosen));
        } else {
            OverviewText text = new OverviewText(Overview.of(description));
            out.print(text.facts(DescriptionFiles.size(file)));
            out.print("\n" + text.groups());
            out.print("\n" + text.oddities(all ? Integer.MAX_VALUE : ODDITIES));
        }
        out.flush();
        boolean wrong = strict && !description.diagnostics().isEmpty();
        return wrong ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private static Columns table(List<ApiOperation> operations) {
        Columns table = new Columns("", 50);
        for (ApiOperation operation : operations) {
            String summary = operation.summary().isEmpty() ? operation.description() : operation.summary();
            table.row(
                    operation.id(),
                    operation.method(),
                    operation.path(),
                    (operation.deprecated() ? "(deprecated) " : "")
                            + Plain.line(summary.replaceAll("<[^>]*>", ""), 70));
        }
        return table;
    }
}
