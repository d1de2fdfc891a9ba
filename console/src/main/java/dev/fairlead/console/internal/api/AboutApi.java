package dev.fairlead.console.internal.api;

import dev.fairlead.console.ConsoleOptions;
import dev.fairlead.json.JsonObject;

/** What this console shows. */
final class AboutApi {

    private final JsonObject about;

    AboutApi(ConsoleOptions options) {
        about = JsonObject.builder()
                .put("subject", options.subject())
                .put("calls", options.calls().isPresent())
                .put("pipeline", options.pipeline().isPresent())
                .put("report", options.report().isPresent())
                .put("inbox", options.inbox().isPresent())
                .put("sandbox", options.sandbox().isPresent())
                .build();
    }

    /** {@code GET /api/about}: the {@code subject} of the page, and for each part whether the console has it. */
    JsonObject about(ApiRequest request) {
        return about;
    }
}
