package dev.fairlead.cli;

import dev.fairlead.demo.Demo;
import dev.fairlead.demo.DemoOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fairlead demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a shop that takes payments, with a Stripe sandbox in Stripe's place: first in calm,",
            "then with faults, and compares the books of both. Nothing leaves this machine.",
            ""
        },
        footer = {
            "",
            "Exit status: 0 if every intended payment was made exactly once, 1 if not, 2 if the demo could not run.",
            "",
            "Examples:",
            "  fairlead demo                            the scenario, then the console until Ctrl-C",
            "  fairlead demo --once --json --seed 7     the report for a program, the same faults each time",
            "  fairlead demo --description spec3.json   with Stripe's own description in the sandbox"
        })
final class DemoCommand implements Callable<Integer> {

    /** What a shell says of a process that Ctrl-C ended. */
    private static final int ENDED = 130;

    @Option(names = "--once", description = "End after the report.")
    private boolean once;

    @Option(names = "--json", description = "Print the report as one JSON object, and nothing else on standard output.")
    private boolean json;

    @Option(names = "--seed", paramLabel = "N", description = "Make data and faults from this number (default: 1).")
    private long seed = 1;

    @Option(
            names = "--description",
            paramLabel = "FILE",
            description = "The description that the sandbox serves (default: the bundled one).")
    private @Nullable Path description;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where inbox, orders and log are kept (default: target/demo of the checkout).")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "PORT", description = "The console's port (default: any that is free).")
    private int port;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Whether the process is being ended from outside: what fails from then on is no failure. */
    private volatile boolean ending;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "a port is between 0 and 65535, not " + port);
        }
        DemoOptions options = new DemoOptions(description, data == null ? usualFolder() : data, port, seed);
        Logs.into(options.data().resolve("demo.log"));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Demo demo = Demo.start(options, new ProgressLines(err))) {
            endWithTheProcess(demo::close);
            err.println("Console: " + demo.console());
            err.flush();
            boolean good = demo.run();
            out.println(json ? demo.reportAsJson() : demo.reportAsText());
            out.flush();
            if (!once) {
                err.println("The console stays at " + demo.console() + " until Ctrl-C.");
                err.flush();
                demo.stay();
            }
            return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (RuntimeException failed) {
            if (ending) {
                return ENDED;
            }
            throw failed;
        }
    }

    private void endWithTheProcess(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending = true;
            close.run();
        }));
    }

    private static Path usualFolder() {
        String home = System.getProperty("fairlead.home");
        return home == null ? Path.of("fairlead-demo") : Path.of(home, "target", "demo");
    }
}
