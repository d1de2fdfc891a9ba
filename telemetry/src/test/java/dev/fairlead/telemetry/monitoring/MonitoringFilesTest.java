package dev.fairlead.telemetry.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped dashboard and alert rules speak of what is really exposed. */
class MonitoringFilesTest {

    private static final Map<String, Map<String, Set<String>>> EXPOSED = Exposed.metrics();
    private static final Pattern OUTCOMES = Pattern.compile("fairlead_outcome(=|=~|!~)\"([^\"]+)\"");

    static List<String> expressions() {
        return Expressions.all();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void anExpressionSpeaksOfMetricsAndLabelsThatAreExposed(String expression) {
        PromQl names = PromQl.of(expression);

        assertThat(names.metrics()).isNotEmpty();
        assertThat(EXPOSED.keySet()).containsAll(names.metrics());
        Set<String> labels = new HashSet<>();
        names.metrics().forEach(metric -> labels.addAll(EXPOSED.get(metric).keySet()));
        assertThat(labels).containsAll(names.labels());
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void anExpressionNamesOutcomesThatThereAre(String expression) {
        List<String> outcomes = Arrays.stream(OutcomeKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        Matcher named = OUTCOMES.matcher(expression);
        while (named.find()) {
            assertThat(outcomes).contains(named.group(2).split("\\|"));
        }
    }

    @Test
    void thereAreManyExpressions() {
        assertThat(expressions()).hasSizeGreaterThan(25);
    }

    @Test
    void aNameThatIsNotExposedWouldBeFound() {
        PromQl names =
                PromQl.of("sum by (le, who) (rate(fairlead_client_nothing_total{why=\"x\", how!~\"y\"}[5m])) / 2 > 0");
        assertThat(names.metrics()).containsExactly("fairlead_client_nothing_total");
        assertThat(names.labels()).containsExactlyInAnyOrder("why", "how", "le", "who");
        assertThat(EXPOSED.keySet()).doesNotContainAnyElementsOf(names.metrics());
    }

    @Test
    void everyMeterIsShownOnTheDashboard() {
        String dashboard = new String(Expressions.file("dashboard.json"), java.nio.charset.StandardCharsets.UTF_8);
        for (var meter : dev.fairlead.telemetry.internal.meter.Meter.values()) {
            assertThat(dashboard).contains(meter.id().replace('.', '_'));
        }
    }

    @Test
    void everyPanelSaysWhatItShows() {
        assertThat(Expressions.panels()).allSatisfy(panel -> {
            assertThat(panel.string("title")).isNotBlank();
            assertThat(panel.string("description")).isNotBlank();
        });
        assertThat(Expressions.panels().stream().map(panel -> panel.integer("id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyAlertIsShownToFireAndNotToFire() throws IOException {
        JsonObject tests = (JsonObject) Json.parseDocument(
                Files.readAllBytes(Path.of("src/test/resources/monitoring/alerts.test.yml")),
                JsonLimits.forDocuments());
        Set<String> firing = new HashSet<>();
        Set<String> silent = new HashSet<>();
        for (JsonObject test : Expressions.objects(tests, "tests")) {
            for (JsonObject expected : Expressions.objects(test, "alert_rule_test")) {
                (Expressions.objects(expected, "exp_alerts").isEmpty() ? silent : firing)
                        .add(expected.string("alertname"));
            }
        }
        List<String> alerts = Expressions.alerts().stream()
                .map(alert -> alert.string("alert"))
                .toList();
        assertThat(alerts).hasSizeGreaterThan(5);
        assertThat(firing).containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(silent).containsExactlyInAnyOrderElementsOf(alerts);
    }
}
