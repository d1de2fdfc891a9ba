package dev.fairlead.description.diff;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Compares what holds for the API as a whole: base URLs and webhooks. */
final class ApiComparison {

    private final ApiDescription old;
    private final ApiDescription now;

    ApiComparison(ApiDescription old, ApiDescription now) {
        this.old = old;
        this.now = now;
    }

    List<Finding> compare() {
        List<Finding> findings = new ArrayList<>(servers(old.servers(), now.servers(), "server"));
        for (String member : List.of("webhooks", "x-webhooks")) {
            JsonObject was = members(old, member);
            JsonObject is = members(now, member);
            for (String name : was.names()) {
                if (!is.has(name)) {
                    findings.add(Finding.of(ChangeKind.WEBHOOK_REMOVED, true, "webhook " + name, "no longer described")
                            .spots(new Spot(was.line(name), "/" + member + "/" + name), null));
                }
            }
            for (String name : is.names()) {
                if (!was.has(name)) {
                    findings.add(Finding.of(ChangeKind.WEBHOOK_ADDED, false, "webhook " + name, "added")
                            .spots(null, new Spot(is.line(name), "/" + member + "/" + name)));
                }
            }
        }
        return findings;
    }

    private static JsonObject members(ApiDescription description, String name) {
        JsonObject members = description.raw().object(name);
        return members == null ? JsonObject.empty() : members;
    }

    static List<Finding> servers(List<String> before, List<String> after, String at) {
        List<Finding> findings = new ArrayList<>();
        for (String url : before) {
            if (!after.contains(url)) {
                findings.add(Finding.of(ChangeKind.SERVER_REMOVED, true, at, url + " removed")
                        .values(url, null));
            }
        }
        for (String url : after) {
            if (!before.contains(url)) {
                findings.add(Finding.of(ChangeKind.SERVER_ADDED, false, at, url + " added")
                        .values(null, url));
            }
        }
        return findings;
    }
}
