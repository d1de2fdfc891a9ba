package dev.fairlead.cli.describe;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** An overview for programs. */
public final class OverviewJson {

    private OverviewJson() {}

    /** Returns everything that the overview knows, each operation and each oddity included. */
    public static JsonObject of(Overview overview, List<ApiOperation> operations) {
        ApiDescription description = overview.description();
        return JsonObject.builder()
                .put("source", description.source())
                .put("title", description.title())
                .put("version", description.version())
                .put("format", overview.format())
                .put("servers", description.servers())
                .put("methods", overview.methods())
                .put("deprecated", overview.deprecated())
                .put("schemas", description.schemas().size())
                .put("credentials", overview.authentication())
                .put("pages", facts(overview.pages()))
                .put("idempotency", facts(overview.idempotency()))
                .put("limits", facts(overview.limits()))
                .put("webhooks", overview.webhooks())
                .put(
                        "operations",
                        operations.stream().map(OverviewJson::operation).toList())
                .put(
                        "diagnostics",
                        description.diagnostics().stream()
                                .map(odd -> JsonObject.builder()
                                        .put("line", odd.line())
                                        .put("pointer", odd.pointer())
                                        .put("message", odd.message())
                                        .build())
                                .toList())
                .build();
    }

    private static List<JsonObject> facts(List<Overview.Fact> facts) {
        return facts.stream()
                .map(fact -> JsonObject.builder()
                        .put("what", fact.what())
                        .put("operations", fact.operations())
                        .put("example", fact.example())
                        .put("line", fact.line())
                        .build())
                .toList();
    }

    private static JsonObject operation(ApiOperation operation) {
        return JsonObject.builder()
                .put("id", operation.id())
                .put("method", operation.method())
                .put("path", operation.path())
                .put("group", Overview.group(operation))
                .put("summary", operation.summary())
                .put("deprecated", operation.deprecated())
                .put(
                        "parameters",
                        operation.parameters().stream()
                                .map(parameter -> JsonObject.builder()
                                        .put("name", parameter.name())
                                        .put("in", parameter.place().name().toLowerCase(Locale.ROOT))
                                        .put("required", parameter.required())
                                        .build())
                                .toList())
                .put("body", operation.body() != null)
                .put("responses", operation.responses().keySet())
                .put("line", operation.line())
                .build();
    }
}
