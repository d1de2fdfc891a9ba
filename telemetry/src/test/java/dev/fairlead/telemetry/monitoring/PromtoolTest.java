package dev.fairlead.telemetry.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own tool reads the alert rules and every expression of the dashboard, and plays the alerts through. */
class PromtoolTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void promtoolIsThere() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "skipped: promtool is not installed (Debian: apt-get install prometheus)");
    }

    @Test
    void theAlertRulesAreWellFormed() throws Exception {
        run("check", "rules", alerts().toString());
    }

    @Test
    void theAlertsFireWhenTheyShouldAndOnlyThen() throws Exception {
        Path tests = folder.resolve("alerts.test.yml");
        Files.writeString(
                tests,
                Files.readString(Path.of("src/test/resources/monitoring/alerts.test.yml"))
                        .replace("- ALERTS\n", "- " + alerts() + "\n"));
        run("test", "rules", tests.toString());
    }

    @Test
    void theExpressionsOfTheDashboardAreWellFormed() throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        int number = 0;
        for (String expression : Expressions.all()) {
            rules.append("      - record: dashboard:").append(number++).append("\n        expr: '");
            rules.append(expression.replace("'", "''")).append("'\n");
        }
        run(
                "check",
                "rules",
                Files.writeString(folder.resolve("dashboard.yml"), rules).toString());
    }

    private Path alerts() throws IOException {
        return Files.write(folder.resolve("alerts.yml"), Expressions.file("alerts.yml"));
    }

    private static void run(String... arguments) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        List<String> output = process.inputReader().lines().toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", output)).isZero();
    }
}
