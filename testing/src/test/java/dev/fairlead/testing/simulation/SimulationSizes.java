package dev.fairlead.testing.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Runs our defaults in fleets of all sizes and writes the table into the page; {@code testing/simulate sizes}. Takes minutes, so no
 * build runs it.
 */
class SimulationSizes {

    private static final Path PAGE = Path.of("..", "docs", "simulation.md");

    @Test
    void writeTable() throws IOException {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                %s, %d processors, %s, Java %s; `testing/simulate sizes`.

                | scenario | instances | calls a second | goodput after | attempts per call in trouble | over the whole run | p99 | overshoot | 429 per 1,000 | events | took |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                """,
                LocalDate.now(Clock.systemUTC()),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.specification.version")));
        for (Scenario scenario : Scenarios.all(1)) {
            List<Scenario> sizes = List.of(
                    scenario.scaled(1, scenario.callsPerSecond()),
                    scenario,
                    scenario.scaled(10_000, scenario.callsPerSecond()));
            for (Scenario size : sizes) {
                text.append(row(size));
            }
        }
        Files.writeString(PAGE, SimulationReportTest.between(Files.readString(PAGE), "sizes", text.toString()));
    }

    private static String row(Scenario scenario) {
        long begin = System.nanoTime();
        Result result = Simulation.run(scenario, Variant.DEFAULTS, 1);
        String row = String.format(
                Locale.ROOT,
                "| %s | %,d | %,.0f | %.1f %% | %.2f | %.2f | %.1f s | %d | %.1f | %,d | %.0f s |\n",
                scenario.title(),
                scenario.instances(),
                scenario.callsPerSecond(),
                result.goodputAfter() * 100,
                result.amplificationInTrouble(),
                result.amplification(),
                result.p99().toNanos() / 1e9,
                result.overshoot(),
                result.throttledPerThousand(),
                result.events(),
                (System.nanoTime() - begin) / 1e9);
        System.out.print(row);
        return row;
    }
}
