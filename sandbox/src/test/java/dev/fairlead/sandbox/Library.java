package dev.fairlead.sandbox;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.BaseUrl;
import dev.fairlead.profile.Credentials;
import dev.fairlead.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A sandbox of a provider that nobody has heard of, and what calls it. */
final class Library implements AutoCloseable {

    final Sandbox sandbox =
            Sandbox.builder(description(), profile()).withoutRateLimit().start();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static ApiDescription description() {
        try (InputStream in = Library.class.getResourceAsStream("library.yaml")) {
            return DescriptionReader.read(Objects.requireNonNull(in).readAllBytes(), "library.yaml");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Profile profile() {
        Profile known = Descriptions.STRIPE;
        return new Profile(
                "library",
                "Library",
                known.documentation(),
                known.asOf(),
                BaseUrl.of(URI.create("https://library.example.com/v2")),
                new Credentials(List.of()),
                Authentication.of(AuthScheme.Keys.raw(AuthScheme.Place.HEADER, "X-Key", "api_key")),
                null,
                known.wire(),
                known.errors(),
                known.retries(),
                known.rateLimits(),
                null,
                List.of(),
                known.timeouts(),
                null,
                List.of(),
                List.of(),
                Map.of());
    }

    record Answer(int status, String type, String body, java.net.http.HttpHeaders headers) {

        JsonValue json() {
            return Json.parse(body);
        }

        String at(String pointer) {
            JsonValue value = json().at(pointer);
            return value == null ? "" : value.toJson().replace("\"", "");
        }
    }

    Answer get(String path) {
        return call("GET", path, "", "");
    }

    Answer json(String method, String path, String body) {
        return call(method, path, "application/json", body);
    }

    Answer call(String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .header("X-Key", sandbox.apiKey());
        return send(type.isEmpty() ? request : request.header("Content-Type", type));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    new String(answer.body(), StandardCharsets.UTF_8),
                    answer.headers());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        sandbox.close();
    }
}
