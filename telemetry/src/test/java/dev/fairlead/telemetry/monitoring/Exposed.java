package dev.fairlead.telemetry.monitoring;

import dev.fairlead.telemetry.Scenario;
import dev.fairlead.telemetry.micrometer.MicrometerMeters;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Micrometer's registry for Prometheus really exposes after a run in which everything happened. */
final class Exposed {

    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? ");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private Exposed() {}

    /** Returns each metric's name with its labels and their values. */
    static Map<String, Map<String, Set<String>>> metrics() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        MicrometerMeters meters = MicrometerMeters.of(registry, "stripe");
        try (Scenario scenario = new Scenario(client -> client.listener(meters))) {
            meters.watch(scenario.client);
            meters.watchInbox("orders", () -> 17, () -> 3);
            scenario.playEverything();
            Scenario.tellTheRest(meters);
            return read(registry.scrape());
        }
    }

    private static Map<String, Map<String, Set<String>>> read(String page) {
        Map<String, Map<String, Set<String>>> metrics = new HashMap<>();
        page.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.find()) {
                throw new AssertionError("no sample: " + line);
            }
            Map<String, Set<String>> labels = metrics.computeIfAbsent(sample.group(1), name -> new HashMap<>());
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2))
                        .results()
                        .forEach(label -> labels.computeIfAbsent(label.group(1), name -> new HashSet<>())
                                .add(label.group(2)));
            }
        });
        return metrics;
    }
}
