package dev.fairlead.benchmarks;

import dev.fairlead.benchmarks.decode.DecodeReport;
import dev.fairlead.benchmarks.endtoend.EndToEnd;
import dev.fairlead.benchmarks.generator.GeneratorReport;
import dev.fairlead.benchmarks.policies.PolicyReport;
import dev.fairlead.benchmarks.soak.SoakCampaign;
import dev.fairlead.benchmarks.waiting.Waiting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code benchmarks/run <name> [options]}: each prints a table in Markdown, which is committed below {@code benchmarks/results}. */
public final class Benchmarks {

    private static final String HELP = """
            benchmarks/run policies              the policies without a network, beside Resilience4j and Failsafe (8 min)
            benchmarks/run policies --quick      the same with fewer rounds, to see where it stands (1 min)
            benchmarks/run end-to-end            beside Apache HttpClient, the JDK's client and stripe-java, against nginx (4 min)
            benchmarks/run waiting               the memory of 10,000 calls that wait (1 min)
            benchmarks/run generator             beside openapi-generator: Stripe, and 100 descriptions of the corpus (20 min)
            benchmarks/run generator --quick     the same with 10 descriptions (4 min)
            benchmarks/run decode                a page of customers and a payment intent, beside stripe-java and Jackson (6 min)
            benchmarks/run decode --quick        the same with fewer rounds (2 min)
            benchmarks/run soak [--calls N] [--seed S]   calls against a server that misbehaves; each is accounted for

            With --write the table also replaces the one below benchmarks/results. Ends with 1 if a bar does not hold.
            """;

    private static final Map<String, String> TITLES = Map.of(
            "policies", "Policies",
            "end-to-end", "End to end",
            "waiting", "Waiting",
            "generator", "Generator",
            "decode", "Decoding",
            "soak", "Soak");

    private Benchmarks() {}

    /** Runs one benchmark; exits with 1 if what it must show does not hold, with 2 if it cannot run. */
    public static void main(String[] args) throws Exception {
        List<String> options =
                args.length == 0 ? List.of() : Arrays.asList(args).subList(1, args.length);
        String title = args.length == 0 ? "" : TITLES.getOrDefault(args[0], "");
        if (!title.isEmpty()) {
            System.out.println("# " + title + "\n");
        }
        boolean holds = switch (args.length == 0 ? "" : args[0]) {
            case "policies" -> PolicyReport.run(options.contains("--quick"));
            case "end-to-end" -> EndToEnd.run(options.contains("--quick"));
            case "waiting" -> Waiting.run();
            case "generator" -> GeneratorReport.run(options.contains("--quick"));
            case "decode" -> DecodeReport.run(options.contains("--quick"));
            case "soak" -> SoakCampaign.run(options);
            default -> {
                System.err.print(HELP);
                System.exit(2);
                yield false;
            }
        };
        System.exit(holds ? 0 : 1);
    }
}
