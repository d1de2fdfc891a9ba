package dev.fairlead.cli;

import dev.fairlead.cli.doctor.Doctor;
import dev.fairlead.cli.doctor.Finding;
import dev.fairlead.client.Operation;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.description.DescriptionException;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Spelling;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fairlead doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Says why calls fail: looks at settings, proxy, name, connection, TLS and clock, and makes one reading call with",
            "the credentials. Stops where the rest depends on what failed. Prints no secret.",
            ""
        },
        footer = {
            "",
            "Exit status: 0 if there is no problem, 1 if there is one, 2 if it could not look.",
            "",
            "Examples:",
            "  fairlead doctor stripe                          with .env of this folder",
            "  fairlead doctor stripe --offline                only what is on this machine",
            "  fairlead doctor --profile partner.yaml --description partner.json",
            "  fairlead doctor stripe --operation GetBalance --json"
        })
final class DoctorCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PROVIDER",
            description = "The provider, one of the bundled ones (default: stripe).")
    private @Nullable String provider;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "A profile of your own, in place of a bundled provider.")
    private @Nullable Path profile;

    @Option(
            names = "--description",
            paramLabel = "FILE",
            description =
                    "A description to choose the call from; without one the base URL is called, for a provider that"
                            + " has none bundled.")
    private @Nullable String description;

    @Option(
            names = "--operation",
            paramLabel = "ID",
            description = "The call to make; a GET that wants no parameters (default: the one with the shortest path).")
    private @Nullable String operation;

    @Option(names = "--env-file", paramLabel = "FILE", description = "Read this file in place of .env.")
    private @Nullable Path envFile;

    @Option(names = "--offline", description = "Look only at what is on this machine.")
    private boolean offline;

    @Option(names = "--json", description = "Print one JSON object, and nothing else on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Profile chosen = ProviderChoice.profile(provider, profile, spec);
        Doctor doctor = new Doctor(chosen, ProviderChoice.environment(envFile, spec), probe(chosen));
        List<Finding> findings = doctor.findings(offline);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Finding.json(findings).toJson() + "\n" : Finding.table(findings));
        out.flush();
        return Finding.anyProblem(findings) ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private Operation<byte[]> probe(Profile chosen) {
        if (offline) {
            return Operation.get("base", "/").accept("*/*").returnsBytes();
        }
        ApiDescription described = described(chosen);
        if (described == null) {
            if (operation != null) {
                throw new ParameterException(spec.commandLine(), "--operation wants --description FILE to find it in");
            }
            return Operation.get("base", "/").accept("*/*").returnsBytes();
        }
        List<ApiOperation> readable = described.operations().stream()
                .filter(DoctorCommand::wantsNothing)
                .toList();
        ApiOperation found = operation == null
                ? readable.stream()
                        .filter(one -> !one.deprecated())
                        .min(Comparator.comparingInt(one -> one.path().length()))
                        .orElse(null)
                : named(operation, readable);
        return found == null
                ? Operation.get("base", "/").accept("*/*").returnsBytes()
                : Operation.get(found.id(), found.path()).accept("*/*").returnsBytes();
    }

    private @Nullable ApiDescription described(Profile chosen) {
        if (description != null) {
            return DescriptionFiles.open(description);
        }
        try {
            return profile == null ? BundledDescriptions.open(chosen.id()) : null;
        } catch (DescriptionException none) {
            return null;
        }
    }

    private ApiOperation named(String id, List<ApiOperation> readable) {
        List<String> ids = readable.stream().map(ApiOperation::id).toList();
        return readable.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no GET that wants no parameters has the id " + id
                                + Spelling.nearest(id, ids)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("")));
    }

    private static boolean wantsNothing(ApiOperation one) {
        return one.method().equals("GET")
                && one.path().indexOf('{') < 0
                && one.body() == null
                && one.parameters().stream().noneMatch(parameter -> parameter.required());
    }
}
