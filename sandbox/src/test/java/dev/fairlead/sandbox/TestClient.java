package dev.fairlead.sandbox;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A plain HTTP client for tests: form bodies out, JSON in. */
final class TestClient implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String key;

    TestClient(Sandbox sandbox) {
        this(sandbox.uri(), sandbox.apiKey());
    }

    TestClient(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    record Answer(int status, java.net.http.HttpHeaders headers, JsonObject body) {

        String text(String pointer) {
            JsonValue value = body.at(pointer);
            return value == null ? "" : value.toJson().replace("\"", "");
        }

        String id() {
            return text("/id");
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    Answer get(String path, String... pairs) {
        String query = form(pairs);
        return send(request(path + (query.isEmpty() ? "" : "?" + query)).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String... pairs) {
        return send(form(path, pairs));
    }

    Answer postWithKey(String idempotencyKey, String path, String... pairs) {
        return send(form(path, pairs).header("Idempotency-Key", idempotencyKey));
    }

    HttpRequest.Builder form(String path, String... pairs) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(pairs)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + key);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return sendOrFail(request);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Answer sendOrFail(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), Json.parseObject(response.body()));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String form(String... pairs) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(pairs[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
