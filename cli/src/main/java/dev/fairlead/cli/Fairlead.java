package dev.fairlead.cli;

import dev.fairlead.profile.Spelling;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code fairlead} command. */
@Command(
        name = "fairlead",
        description = "From a provider's API description to a production-ready Java integration.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            NewCommand.class,
            GenerateCommand.class,
            DescribeCommand.class,
            DiffCommand.class,
            DoctorCommand.class,
            DemoCommand.class,
            ConfigCommand.class
        },
        footer = {"", "Examples:", "  fairlead demo --once", "  fairlead config", "  fairlead doctor stripe"})
public final class Fairlead implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Fairlead() {}

    /**
     * Runs the command and ends the process: status 0 if all went well, 1 if the command's own checks failed, 2 if it was
     * asked for something that it cannot do.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Logs.quiet();
        int status = CommandLine.ExitCode.SOFTWARE;
        try {
            status = commandLine().execute(args);
        } finally {
            System.exit(status); // also after an error of the machine: threads of servers must not keep the process
        }
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Fairlead());
        commandLine.setParameterExceptionHandler(Fairlead::explainMisuse);
        commandLine.setExecutionExceptionHandler(Failures::explain);
        commandLine.setUsageHelpAutoWidth(true);
        return commandLine;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    /** One line about what was wrong, one with the nearest right word if there is one, one about where help is. */
    private static int explainMisuse(ParameterException misuse, String[] args) {
        CommandLine command = misuse.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getCommandName() + ": " + misuse.getMessage());
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            nearest(unmatched.getUnmatched().getFirst(), command)
                    .ifPresent(word -> err.println("Did you mean " + word + "?"));
        }
        err.println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static Optional<String> nearest(String word, CommandLine command) {
        List<String> known = new ArrayList<>(command.getSubcommands().keySet());
        known.addAll(command.getCommandSpec().optionsMap().keySet());
        return Spelling.nearest(word, known);
    }
}
