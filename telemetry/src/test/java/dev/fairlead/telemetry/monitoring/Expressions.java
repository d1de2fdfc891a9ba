package dev.fairlead.telemetry.monitoring;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The shipped files and the expressions in them. */
final class Expressions {

    static final String FOLDER = "/dev/fairlead/telemetry/monitoring/";

    private Expressions() {}

    static byte[] file(String name) {
        try (InputStream file = Expressions.class.getResourceAsStream(FOLDER + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static List<JsonObject> alerts() {
        JsonObject rules = (JsonObject) Json.parseDocument(file("alerts.yml"), JsonLimits.forDocuments());
        return objects(objects(rules, "groups").getFirst(), "rules");
    }

    static List<JsonObject> panels() {
        return objects(Json.parseObject(file("dashboard.json")), "panels").stream()
                .filter(panel -> !"row".equals(panel.string("type")))
                .toList();
    }

    /** All expressions, those of the dashboard with Grafana's variables filled in. */
    static List<String> all() {
        List<String> all = new ArrayList<>();
        alerts().forEach(alert -> all.add(alert.string("expr")));
        for (JsonObject panel : panels()) {
            for (JsonObject target : objects(panel, "targets")) {
                all.add(Objects.requireNonNull(target.string("expr"))
                        .replace("$__rate_interval", "5m")
                        .replace("$provider", "stripe"));
            }
        }
        return all;
    }

    static List<JsonObject> objects(JsonObject owner, String name) {
        List<JsonObject> objects = new ArrayList<>();
        Objects.requireNonNull(owner.array(name), name).forEach(value -> objects.add((JsonObject) value));
        return objects;
    }
}
