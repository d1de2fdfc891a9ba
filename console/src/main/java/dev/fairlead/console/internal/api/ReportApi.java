package dev.fairlead.console.internal.api;

import dev.fairlead.json.JsonObject;
import java.util.function.Supplier;

/** The report that the console was given. */
final class ReportApi {

    private static final int LONGEST = 256 * 1024;

    private final Supplier<JsonObject> source;

    ReportApi(Supplier<JsonObject> source) {
        this.source = source;
    }

    /** {@code GET /api/report}: the report as it is; only a {@code note} if it has more than 256 K characters. */
    JsonObject report(ApiRequest request) {
        JsonObject report = source.get();
        int length = report.toJson().length();
        return length <= LONGEST
                ? report
                : JsonObject.builder()
                        .put("note", "The report has " + length + " characters: too many to show.")
                        .build();
    }
}
