package dev.fairlead.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Runs the simulation and compares its report with the committed one, byte by byte; {@code -Dsimulation=write} writes it anew.
 */
class SimulationReportTest {

    private static final Path PAGE = Path.of("..", "docs", "simulation.md");
    private static final Path PLOTS = Path.of("..", "docs", "simulation");
    private static final boolean WRITE = "write".equals(System.getProperty("simulation"));
    private static final int PART = 4;
    private static final long SEED = 1;
    /** A provider that lowers its limit tells of the seconds of its clock, and of no others. */
    private static final Scenario LOWERED = Scenarios.limitCut(PART);

    @Test
    void theReportIsAsCommittedAndOurDefaultsMeetTheBars() throws IOException {
        Report report = Report.of(Scenarios.all(PART), SEED);
        String page = between(Files.readString(PAGE), "summary", report.summary());
        page = between(page, "costs", report.costs());
        page = between(page, "chapters", report.chapters("simulation"));
        check(PAGE, page);
        for (Map.Entry<String, String> plot : report.plots().entrySet()) {
            check(PLOTS.resolve(plot.getKey() + ".svg"), plot.getValue());
        }
        report.results().forEach((scenario, runs) -> {
            Result ours = Objects.requireNonNull(runs.get(Variant.DEFAULTS));
            assertThat(ours.amplification()).as(scenario.title()).isLessThanOrEqualTo(1.1);
            assertThat(ours.amplificationInTrouble()).as(scenario.title()).isLessThanOrEqualTo(1.1);
            assertThat(ours.overshoot()).as(scenario.title()).isZero();
            if (!scenario.equals(LOWERED)) {
                assertThat(ours.overshootAnywhere()).as(scenario.title()).isZero();
            }
            assertThat(ours.goodputAfter()).as(scenario.title()).isGreaterThanOrEqualTo(0.95);
        });
    }

    static String between(String page, String name, String fresh) {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->";
        assertThat(page).contains(begin, end);
        return page.substring(0, page.indexOf(begin) + begin.length()) + "\n" + fresh + "\n"
                + page.substring(page.indexOf(end));
    }

    private static void check(Path file, String text) throws IOException {
        if (WRITE) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).as(file.toString()).isEqualTo(text);
    }
}
