package dev.fairlead.cli;

import dev.fairlead.cli.project.ApiInput;
import dev.fairlead.cli.project.NewClient;
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

/** {@code fairlead generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the sources of a typed client, and nothing else. They need fairlead-client. Files of an earlier run that",
            "are no longer generated are taken away; other files are never touched.",
            ""
        },
        footer = {
            "",
            "Exit status: 0 if the client was written, 2 if it could not be.",
            "",
            "Examples:",
            "  fairlead generate stripe --package com.example.stripe --out src/main/java",
            "  fairlead generate --description acme.yaml --profile acme-profile.yaml --package com.example.acme --out generated",
            "  fairlead generate stripe --operations 'customers.*' --package com.example.stripe --out generated"
        })
final class GenerateCommand implements Callable<Integer> {

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

    @Option(names = "--package", paramLabel = "NAME", required = true, description = "The package of the client.")
    private String packageName = "";

    @Option(names = "--client", paramLabel = "NAME", description = "Its main class (default: StripeClient for stripe).")
    private @Nullable String client;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Where the sources go.")
    private Path out = Path.of("");

    @Option(
            names = "--operations",
            paramLabel = "CHOICE",
            description =
                    "Names like customers.create or customers.*, ids, paths, tag:NAME, with commas between (default: all).")
    private @Nullable String operations;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ApiInput input = ApiInput.of(provider, description, profile);
        PrintWriter print = spec.commandLine().getOut();
        print.println(NewClient.write(input, packageName, client, operations == null ? "" : operations, out));
        print.flush();
        return CommandLine.ExitCode.OK;
    }
}
