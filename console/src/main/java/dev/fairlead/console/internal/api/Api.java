package dev.fairlead.console.internal.api;

import dev.fairlead.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Finds who answers a request. Parts that the console was not given have no paths: they answer 404. */
public final class Api {

    /** By path, then by method. */
    private final Map<String, Map<String, ApiHandler>> routes = new HashMap<>();

    /** Creates the API over what the console was given. */
    public Api(Parts parts) {
        AboutApi about = new AboutApi(parts);
        add("GET", "/api/about", about::about);
        parts.calls().map(CallsApi::new).ifPresent(calls -> add("GET", "/api/calls", calls::calls));
        parts.pipeline().map(PipelineApi::new).ifPresent(pipeline -> add("GET", "/api/pipeline", pipeline::pipeline));
        parts.report().map(ReportApi::new).ifPresent(report -> add("GET", "/api/report", report::report));
        parts.inbox()
                .map(inbox -> new InboxApi(inbox, new Masking(parts.sensitiveFields())))
                .ifPresent(inbox -> {
                    add("GET", "/api/inbox", inbox::events);
                    add("GET", "/api/inbox/event", inbox::event);
                    add("POST", "/api/inbox/replay", inbox::replay);
                });
        parts.sandbox().map(SandboxApi::new).ifPresent(sandbox -> {
            add("GET", "/api/sandbox", sandbox::state);
            add("POST", "/api/sandbox/faults", sandbox::change);
        });
    }

    private void add(String method, String path, ApiHandler handler) {
        routes.computeIfAbsent(path, any -> new TreeMap<>()).put(method, handler);
    }

    /**
     * Answers a request.
     *
     * @throws ApiFailure if it cannot be answered: 404 if nothing has its path, 405 if that takes other methods
     */
    public JsonObject answer(ApiRequest request) {
        Map<String, ApiHandler> methods = routes.get(request.path());
        if (methods == null) {
            throw new ApiFailure(404, "There is nothing here.");
        }
        ApiHandler handler = methods.get(request.method());
        if (handler == null) {
            throw ApiFailure.notAllowed(String.join(", ", methods.keySet()));
        }
        return handler.answer(request);
    }
}
