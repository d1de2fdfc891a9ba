package dev.fairlead.console.internal.api;

import dev.fairlead.json.JsonObject;

/** What this console shows. */
final class AboutApi {

    private final JsonObject about;

    AboutApi(Parts parts) {
        about = JsonObject.builder()
                .put("subject", parts.subject())
                .put("calls", parts.calls().isPresent())
                .put("pipeline", parts.pipeline().isPresent())
                .put("report", parts.report().isPresent())
                .put("inbox", parts.inbox().isPresent())
                .put("sandbox", parts.sandbox().isPresent())
                .build();
    }

    /** {@code GET /api/about}: the {@code subject} of the page, and for each part whether the console has it. */
    JsonObject about(ApiRequest request) {
        return about;
    }
}
