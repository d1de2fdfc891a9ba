package dev.fairlead.sandbox.server;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.fault.Faults;
import dev.fairlead.sandbox.webhook.WebhookSender;
import dev.fairlead.sandbox.wire.Incoming;
import dev.fairlead.sandbox.wire.Routes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The control API, JSON under {@code /__sandbox/}, without key and without faults: {@code GET} and {@code PUT faults},
 * {@code GET books}, {@code GET webhooks}, {@code GET stores}, {@code POST events/<id>/resend}, {@code POST
 * payments/<id>/authenticate} and {@code .../refuse}. It answers only requests whose {@code Host} is this machine, so that
 * no web page reaches it by a name of its own.
 */
public final class Control {

    static final String PREFIX = "/__sandbox/";
    private static final Set<String> OUR_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Faults faults;
    private final WebhookSender webhooks;
    private final Inspection inspection;

    /** Creates the control API. */
    public Control(Faults faults, WebhookSender webhooks, Inspection inspection) {
        this.faults = faults;
        this.webhooks = webhooks;
        this.inspection = inspection;
    }

    Answer answer(Incoming request) {
        if (!isLocal(request.header("host"))) {
            return problem(403, "the control API answers requests to 127.0.0.1 or localhost only");
        }
        List<String> path = Routes.split(request.path().substring(PREFIX.length()));
        try {
            return switch (request.method() + " " + path.getFirst()) {
                case "GET faults" -> Answer.json(200, ControlFaults.show(faults, webhooks));
                case "PUT faults" -> putFaults(request);
                case "GET books" -> Answer.json(200, ControlBooks.show(inspection.books()));
                case "GET webhooks" -> Answer.json(200, webhooks.stats().toJson());
                case "GET stores" -> Answer.json(200, JsonValue.of(inspection.sizes()));
                case "POST events" -> resend(path);
                case "POST payments" -> authenticate(path);
                default -> problem(404, "the control API has no " + request.method() + " " + request.path());
            };
        } catch (JsonException | IllegalArgumentException malformed) {
            return problem(400, String.valueOf(malformed.getMessage()));
        }
    }

    private Answer putFaults(Incoming request) {
        ControlFaults.apply(Json.parseObject(request.body()), faults, webhooks);
        return Answer.json(200, ControlFaults.show(faults, webhooks));
    }

    private Answer resend(List<String> path) {
        boolean sent = path.size() == 3 && path.get(2).equals("resend") && inspection.resend(path.get(1));
        return sent ? Answer.json(202, JsonObject.empty()) : problem(404, "there is no such event");
    }

    private Answer authenticate(List<String> path) {
        boolean succeeds = path.size() == 3 && path.get(2).equals("authenticate");
        boolean refused = path.size() == 3 && path.get(2).equals("refuse");
        boolean done = (succeeds || refused) && inspection.authenticate(path.get(1), succeeds);
        return done ? Answer.json(200, JsonObject.empty()) : problem(404, "no such payment waits for its customer");
    }

    private static boolean isLocal(@Nullable String host) {
        if (host == null) {
            return false;
        }
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        return OUR_NAMES.contains(hasPort ? host.substring(0, colon) : host);
    }

    private static Answer problem(int status, String message) {
        return Answer.json(status, JsonObject.builder().put("message", message).build());
    }
}
