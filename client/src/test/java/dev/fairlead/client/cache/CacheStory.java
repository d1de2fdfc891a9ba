package dev.fairlead.client.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.Reply;
import dev.fairlead.client.event.CallEvent.CacheUsed;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.testing.kit.ScriptedTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plays one case of a table. Each step is one call: {@code after} how long, with which {@code method}, {@code path}, {@code
 * headers}; what the provider would {@code answer} (without one, asking it is a failure of the test); and what to
 * {@code expect}: the {@code result} of the cache, {@code body}, {@code age}, {@code headers} of the answer, and what was
 * {@code sent} or {@code unsent}. {@code {date:-60s}} stands for a date relative to now.
 */
final class CacheStory {

    private static final Pattern RELATIVE = Pattern.compile("\\{date:(-?)(\\d+)s}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final JsonObject story;
    private final Fixture fixture;

    CacheStory(JsonObject story) {
        this.story = story;
        this.fixture = Fixture.with(client ->
                client.cache(options(story)).breaker(BreakerOptions.off()).maxAttempts(1));
    }

    private static CacheOptions options(JsonObject story) {
        CacheOptions options = CacheOptions.defaults();
        if (story.get("options") instanceof JsonObject set) {
            for (String name : set.names()) {
                options = switch (name) {
                    case "heuristic" ->
                        options.withHeuristicFreshness(((JsonNumber) set.get(name)).doubleValue(), Duration.ofHours(1));
                    case "staleIfError" -> options.withStaleIfError(seconds(set, name));
                    case "maxResponseBytes" ->
                        options.withMaxResponseBytes((int) ((JsonNumber) set.get(name)).longValue());
                    default -> throw new AssertionError("no option " + name);
                };
            }
        }
        return options;
    }

    void play() {
        JsonArray steps = (JsonArray) story.get("steps");
        for (int i = 0; i < steps.size(); i++) {
            step("step " + (i + 1), (JsonObject) steps.get(i));
        }
    }

    private void step(String title, JsonObject step) {
        fixture.time.advance(seconds(step, "after"));
        int asked = fixture.provider.requests().size();
        int events = fixture.events(CacheUsed.class).size();
        prepare(step);
        Operation<byte[]> operation = Operation.of(
                        step.has("method") ? text(step, "method") : "GET",
                        "operation",
                        step.has("path") ? text(step, "path") : "/v1/things")
                .returnsBytes();
        CallOptions[] options = {CallOptions.none()};
        fields(step, "headers").forEach((name, value) -> options[0] = options[0].withHeader(name, value));

        AtomicReference<@Nullable Reply<byte[]>> reply = new AtomicReference<>();
        Throwable failure =
                catchThrowable(() -> reply.set(fixture.client.reply(operation, Params.none(), Map.of(), options[0])));

        JsonObject expected = step.get("expect") instanceof JsonObject object ? object : JsonObject.empty();
        checkFailure(title, expected, failure);
        checkAsked(
                title,
                step,
                expected,
                fixture.provider
                        .requests()
                        .subList(asked, fixture.provider.requests().size()));
        List<CacheUsed> used = fixture.events(CacheUsed.class);
        if (expected.has("result")) {
            assertThat(used.subList(events, used.size()))
                    .as(title)
                    .extracting(event -> event.result().name())
                    .containsExactly(text(expected, "result"));
        } else {
            assertThat(used.subList(events, used.size())).as(title).isEmpty();
        }
        Reply<byte[]> given = reply.get();
        if (given != null) {
            checkReply(title, expected, given);
        }
    }

    private void prepare(JsonObject step) {
        JsonValue answer = step.get("answer");
        fixture.provider.always((request, timeout) -> {
            throw new AssertionError("the provider was asked: " + request);
        });
        for (JsonValue one : answer instanceof JsonArray several
                ? several.values()
                : answer == null ? List.<JsonValue>of() : List.of(answer)) {
            fixture.provider.then(provider(one));
        }
    }

    private ScriptedTransport.Step provider(JsonValue answer) {
        if (answer instanceof JsonString broken) {
            return switch (broken.value()) {
                case "broken" -> ScriptedTransport.broken(Delivery.MAYBE_PROCESSED);
                case "unreachable" -> ScriptedTransport.broken(Delivery.NOT_SENT);
                default -> throw new AssertionError("no answer " + broken);
            };
        }
        JsonObject object = (JsonObject) answer;
        List<String> headers = new ArrayList<>();
        fields(object, "headers").forEach((name, value) -> {
            headers.add(name);
            headers.add(value);
        });
        int status = object.has("status") ? (int) ((JsonNumber) object.get("status")).longValue() : 200;
        ScriptedTransport.Step step = ScriptedTransport.answer(
                status, object.has("body") ? text(object, "body") : "", headers.toArray(String[]::new));
        return object.has("takes") ? fixture.provider.after(seconds(object, "takes"), step) : step;
    }

    private static void checkFailure(String title, JsonObject expected, @Nullable Throwable failure) {
        if (failure instanceof AssertionError asked) {
            throw new AssertionError(title, asked);
        }
        assertThat(failure == null ? "none" : failure.getClass().getSimpleName())
                .as(title)
                .isEqualTo(expected.has("error") ? text(expected, "error") : "none");
    }

    private void checkAsked(String title, JsonObject step, JsonObject expected, List<HttpRequest> asked) {
        int answers = step.get("answer") instanceof JsonArray several ? several.size() : step.has("answer") ? 1 : 0;
        assertThat(asked).as(title + ": requests").hasSize(answers);
        fields(expected, "sent")
                .forEach((name, value) -> assertThat(asked.getLast().headers().all(name))
                        .as(title + ": sent " + name)
                        .containsExactly(value));
        if (expected.get("unsent") instanceof JsonArray names) {
            for (int i = 0; i < names.size(); i++) {
                assertThat(asked.getLast().headers().names())
                        .as(title)
                        .doesNotContain(((JsonString) names.get(i)).value());
            }
        }
    }

    private void checkReply(String title, JsonObject expected, Reply<byte[]> reply) {
        if (expected.has("body")) {
            assertThat(new String(reply.value(), StandardCharsets.UTF_8))
                    .as(title)
                    .isEqualTo(text(expected, "body"));
        }
        if (expected.has("age")) {
            assertThat(reply.age()).as(title).contains(seconds(expected, "age"));
            assertThat(reply.headers().first("Age")).as(title).contains(text(expected, "age"));
        }
        fields(expected, "headers")
                .forEach((name, value) -> assertThat(
                                String.join(", ", reply.headers().all(name)))
                        .as(title + ": " + name)
                        .isEqualTo(value));
    }

    private Map<String, String> fields(JsonObject of, String name) {
        Map<String, String> fields = new java.util.LinkedHashMap<>();
        if (of.get(name) instanceof JsonObject object) {
            object.forEach((field, value) -> fields.put(field, dated(text(object, field))));
        }
        return fields;
    }

    private String dated(String text) {
        Instant now = fixture.time.now();
        return RELATIVE.matcher(text).replaceAll(found -> {
            long seconds = Long.parseLong(found.group(2));
            return DATE.format(now.plusSeconds(found.group(1).isEmpty() ? seconds : -seconds));
        });
    }

    static String text(JsonObject object, String name) {
        return switch (object.get(name)) {
            case JsonString text -> text.value();
            case JsonNumber number -> number.toJson();
            case null, default -> throw new AssertionError("no text " + name + " in " + object);
        };
    }

    private static Duration seconds(JsonObject object, String name) {
        return object.has(name) ? Duration.ofSeconds(Long.parseLong(text(object, name))) : Duration.ZERO;
    }
}
