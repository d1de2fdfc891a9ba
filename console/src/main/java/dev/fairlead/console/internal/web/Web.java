package dev.fairlead.console.internal.web;

import dev.fairlead.console.internal.api.Api;
import dev.fairlead.console.internal.api.ApiFailure;
import dev.fairlead.console.internal.api.ApiRequest;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request: guards, then answers with a file of the page or from the API. */
public final class Web implements Handler {

    private static final Logger LOG = LoggerFactory.getLogger(Web.class);
    private static final int LONGEST_BODY = 16 * 1024;

    /** On every response: nothing from elsewhere, nothing inline, nobody may frame the page or read it. */
    private static final Map<String, String> SECURITY = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private final Map<String, PageFile> files = PageFile.all();
    private final Api api;

    /** Creates the handler. */
    public Web(Api api) {
        this.api = api;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        SECURITY.forEach(response::header);
        try {
            Optional<Guard.Refusal> refusal = Guard.refuse(source(request));
            if (refusal.isPresent()) {
                throw new ApiFailure(refusal.get().status(), refusal.get().reason());
            }
            answer(request, response);
        } catch (ApiFailure failure) {
            failure.allow().ifPresent(methods -> response.header("Allow", methods));
            sendJson(response, failure.status(), failure.toJson());
        } catch (RuntimeException | IOException broken) {
            LOG.atError().setCause(broken).addKeyValue("path", path(request)).log("the console failed");
            sendJson(response, 500, new ApiFailure(500, "The console failed; its log says why.").toJson());
        }
    }

    private void answer(ServerRequest request, ServerResponse response) throws IOException {
        PageFile file = files.get(path(request));
        if (file != null) {
            sendFile(request, response, file);
            return;
        }
        ApiRequest apiRequest = new ApiRequest(
                method(request),
                path(request),
                name -> request.query().first(name).orElse(null),
                method(request).equals("POST") ? body(request) : JsonObject.empty());
        sendJson(response, 200, api.answer(apiRequest));
    }

    private static void sendFile(ServerRequest request, ServerResponse response, PageFile file) {
        if (!method(request).equals("GET") && !method(request).equals("HEAD")) {
            throw ApiFailure.notAllowed("GET, HEAD");
        }
        response.header("Cache-Control", "no-cache");
        response.header("ETag", file.etag());
        if (file.etag().equals(header(request, "If-None-Match"))) {
            response.status(304).send();
            return;
        }
        response.header("Content-Type", file.type());
        response.send(file.bytes());
    }

    private static void sendJson(ServerResponse response, int status, JsonObject body) {
        response.status(status);
        response.header("Content-Type", "application/json");
        response.header("Cache-Control", "no-store");
        response.send(body.toJson().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject body(ServerRequest request) throws IOException {
        if (!request.content().hasEntity()) {
            return JsonObject.empty();
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] bytes = in.readNBytes(LONGEST_BODY + 1);
            if (bytes.length > LONGEST_BODY) {
                throw new ApiFailure(413, "The body is longer than " + LONGEST_BODY + " bytes.");
            }
            return Json.parseObject(bytes);
        } catch (JsonException malformed) {
            throw new ApiFailure(400, "The body is no JSON object: " + malformed.getMessage() + ".");
        }
    }

    private static Guard.Source source(ServerRequest request) {
        return new Guard.Source(
                method(request),
                header(request, "Host"),
                header(request, "Origin"),
                header(request, "Sec-Fetch-Site"),
                header(request, Guard.HEADER));
    }

    private static String method(ServerRequest request) {
        return request.prologue().method().text();
    }

    private static String path(ServerRequest request) {
        return request.path().path();
    }

    private static @Nullable String header(ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name)).orElse(null);
    }
}
