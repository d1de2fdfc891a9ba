package dev.fairlead.cli;

import dev.fairlead.cli.project.ProjectException;
import dev.fairlead.client.config.ConfigurationException;
import dev.fairlead.console.ConsoleException;
import dev.fairlead.demo.DemoException;
import dev.fairlead.description.DescriptionException;
import dev.fairlead.profile.ProfileException;
import dev.fairlead.sandbox.SandboxException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What a user reads when a command could not do its work: what, where, what to do; never a stack trace. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static int explain(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (isForUsers(failure)) {
            err.println(command.getCommandName() + ": " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        log.atError().setCause(failure).log("unexpected failure");
        err.println(command.getCommandName() + ": unexpected failure: " + failure
                + " (the log holds the details; please report it)");
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean isForUsers(Exception failure) {
        return failure instanceof ConfigurationException
                || failure instanceof ConsoleException
                || failure instanceof DemoException
                || failure instanceof DescriptionException
                || failure instanceof ProfileException
                || failure instanceof ProjectException
                || failure instanceof SandboxException;
    }
}
