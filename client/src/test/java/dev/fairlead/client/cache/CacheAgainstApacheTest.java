package dev.fairlead.client.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.Reply;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.ResponseException;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.testing.kit.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.cache.CacheConfig;
import org.apache.hc.client5.http.impl.cache.CachingHttpClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The same random stories for our cache and for that of Apache HttpClient, a private one too. Each is compared up to the first
 * step that ends differently, and each such step must have a reason that is listed here.
 */
class CacheAgainstApacheTest {

    private static final int STORIES = 500;
    private static final int STEPS = 8;
    /**
     * The one instant of all stories. Apache's cache reads the machine's clock and takes no other, so ours begins there, too; the few
     * seconds that pass are less than any of the durations in the stories.
     */
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final List<String> SAID = List.of(
            "",
            "",
            "max-age=1000",
            "max-age=1000",
            "max-age=0",
            "no-store",
            "no-cache",
            "no-cache, max-age=1000",
            "private, max-age=1000",
            "public, max-age=1000",
            "max-age=1000, must-revalidate",
            "max-age=100, stale-if-error=5000",
            "s-maxage=1000",
            "max-age=1000, no-store");
    private static final List<String> ASKED = List.of(
            "",
            "",
            "",
            "",
            "no-cache",
            "no-store",
            "max-age=300",
            "max-stale=5000",
            "max-stale",
            "min-fresh=300",
            "only-if-cached",
            "max-age=0");
    private static final List<String> ASKED_ALIKE =
            List.of("", "", "", "", "no-cache", "max-age=300", "max-stale=5000", "min-fresh=300", "only-if-cached");

    /** What one step asks, and what the origin would answer. */
    private record Step(
            String method,
            String path,
            Map<String, String> request,
            int status,
            Map<String, String> response,
            int version) {}

    /** Whether a story has what the two are known to see differently. */
    private enum Width {
        NARROW,
        WIDE
    }

    private static List<Step> story(long seed, Width width) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Step> steps = new ArrayList<>();
        int[] versions = {1, 1};
        for (int i = 0; i < STEPS; i++) {
            int resource = random.nextInt(2);
            boolean change = random.nextInt(8) == 0;
            if (change || random.nextInt(4) == 0) {
                versions[resource]++;
            }
            Map<String, String> request = new LinkedHashMap<>();
            put(request, "Cache-Control", change ? "" : one(width == Width.WIDE ? ASKED : ASKED_ALIKE, random));
            put(request, "Accept-Language", one(List.of("", "en", "de"), random));
            Map<String, String> response = new LinkedHashMap<>();
            put(response, "Cache-Control", one(SAID, random));
            put(response, "Age", one(List.of("", "", "500", "2000"), random));
            put(response, "Vary", one(List.of("", "", "", "Accept-Language", "*"), random));
            put(response, "Expires", one(List.of("", "", "", "+1000", "-1000", "0"), random));
            put(response, "ETag", random.nextBoolean() ? "\"v" + versions[resource] + "\"" : "");
            int status = width == Width.WIDE && random.nextInt(10) == 0 ? (random.nextBoolean() ? 503 : 404) : 200;
            steps.add(new Step(
                    change ? "POST" : "GET", "/v1/things/" + resource, request, status, response, versions[resource]));
        }
        return steps;
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    /** What the origin answers now: a 304 where the condition holds and it would answer well. */
    private static @Nullable String bodyFor(Step step, @Nullable String condition) {
        boolean same = step.status() == 200
                && condition != null
                && condition.equals(step.response().get("ETag"));
        return same ? null : "v" + step.version();
    }

    private static Map<String, String> fields(Step step) {
        Map<String, String> fields = new LinkedHashMap<>(step.response());
        fields.put("Date", DATE.format(NOW));
        String expires = fields.get("Expires");
        if (expires != null && !expires.equals("0")) {
            fields.put("Expires", DATE.format(NOW.plusSeconds(Long.parseLong(expires))));
        }
        return fields;
    }

    /** Our cache, or theirs. */
    private interface Subject extends AutoCloseable {
        /** Returns status and body, and whether the origin was asked. */
        String play(Step step) throws IOException;

        @Override
        void close();
    }

    private static Subject ours() {
        Step[] current = new Step[1];
        int[] asked = {0};
        GatedProvider provider = new GatedProvider().open();
        provider.answers = number -> {
            asked[0]++;
            Step step = current[0];
            String body = bodyFor(
                    step,
                    provider.requests.getLast().headers().first("If-None-Match").orElse(null));
            Headers.Builder headers = Headers.builder();
            fields(step).forEach(headers::add);
            return new TransportResult.Answered(
                    HttpResponse.of(body == null ? 304 : step.status(), headers.build(), body == null ? "" : body));
        };
        Fixture fixture = Fixture.with(client -> client.transport(provider)
                .time(new VirtualTime(NOW))
                .maxAttempts(1)
                .breaker(BreakerOptions.off())
                .cache(CacheOptions.defaults()));
        return new Subject() {
            @Override
            public String play(Step step) {
                current[0] = step;
                asked[0] = 0;
                CallOptions[] options = {CallOptions.none()};
                step.request().forEach((name, value) -> options[0] = options[0].withHeader(name, value));
                Operation<byte[]> operation =
                        Operation.of(step.method(), "op", step.path()).returnsBytes();
                try {
                    Reply<byte[]> reply = fixture.client.reply(operation, Params.none(), Map.of(), options[0]);
                    return reply.status() + " " + new String(reply.value(), StandardCharsets.UTF_8) + asked();
                } catch (CallRefusedException unsatisfiable) {
                    return "504" + asked();
                } catch (ResponseException error) {
                    return error.status() + " " + error.body() + asked();
                }
            }

            private String asked() {
                return asked[0] > 0 ? ", asked" : "";
            }

            @Override
            public void close() {
                fixture.client.close();
            }
        };
    }

    private static Subject theirs() {
        Step[] current = new Step[1];
        boolean[] asked = {false};
        CloseableHttpClient client = CachingHttpClients.custom()
                .setCacheConfig(CacheConfig.custom()
                        .setSharedCache(false)
                        .setHeuristicCachingEnabled(false)
                        .setStaleIfErrorEnabled(true)
                        .build())
                .disableAutomaticRetries()
                .addExecInterceptorAfter(ChainElement.PROTOCOL.name(), "origin", (request, scope, chain) -> {
                    asked[0] = true;
                    return answer(current[0], request);
                })
                .build();
        return new Subject() {
            @Override
            public String play(Step step) throws IOException {
                current[0] = step;
                asked[0] = false;
                ClassicRequestBuilder request =
                        ClassicRequestBuilder.create(step.method()).setUri("http://origin.example" + step.path());
                step.request().forEach(request::addHeader);
                return client.execute(request.build(), response -> {
                    String body = response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity());
                    boolean generated = response.getCode() == 504;
                    return response.getCode() + (generated ? "" : " " + body) + (asked[0] ? ", asked" : "");
                });
            }

            @Override
            public void close() {
                try {
                    client.close();
                } catch (IOException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        };
    }

    private static ClassicHttpResponse answer(Step step, ClassicHttpRequest request) {
        var condition = request.getFirstHeader("If-None-Match");
        String body = bodyFor(step, condition == null ? null : condition.getValue());
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(body == null ? 304 : step.status());
        fields(step).forEach(response::addHeader);
        if (body != null) {
            response.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.TEXT_PLAIN));
        }
        return response;
    }

    @Test
    void whereTheTwoDifferThereIsAReason() throws IOException {
        compare(Width.NARROW);
        compare(Width.WIDE);
    }

    private static void compare(Width width) throws IOException {
        Map<String, Integer> reasons = new TreeMap<>();
        List<String> unexplained = new ArrayList<>();
        int equal = 0;
        for (int seed = 0; seed < STORIES; seed++) {
            List<Step> story = story(seed, width);
            int same = equalSteps(story, seed, reasons, unexplained);
            equal += same;
        }
        assertThat(unexplained.stream().limit(6))
                .as(width + " " + reasons + ", equal " + equal)
                .isEmpty();
        assertThat(equal).as(width + " " + reasons).isGreaterThan(STORIES * STEPS * 4 / 5);
    }

    private static int equalSteps(List<Step> story, int seed, Map<String, Integer> reasons, List<String> unexplained)
            throws IOException {
        try (Subject ours = ours();
                Subject theirs = theirs()) {
            for (int i = 0; i < STEPS; i++) {
                String our = ours.play(story.get(i));
                String their = theirs.play(story.get(i));
                if (!our.equals(their)) {
                    String reason = reason(story, i, our, their);
                    reasons.merge(reason, 1, Integer::sum);
                    if (reason.equals("none")) {
                        unexplained.add(
                                "story " + seed + ", ours (" + our + "), theirs (" + their + ")\n" + told(story, i));
                    }
                    return i;
                }
            }
            return STEPS;
        }
    }

    private static String told(List<Step> story, int last) {
        StringBuilder text = new StringBuilder();
        story.subList(0, last + 1)
                .forEach(step -> text.append("  ").append(step).append('\n'));
        return text.toString();
    }

    private static String reason(List<Step> story, int at, String our, String their) {
        Step step = story.get(at);
        String asks = step.request().getOrDefault("Cache-Control", "");
        boolean oursAsked = our.endsWith("asked");
        boolean theirsAsked = their.endsWith("asked");
        List<Step> before = story.subList(0, at).stream()
                .filter(other -> other.path().equals(step.path()))
                .toList();
        if (oursAsked && !theirsAsked && asks.equals("max-age=0")) {
            return "max-age=0 within the same second: they count whole seconds (9111 §5.2.1.1)";
        }
        if (oursAsked && !theirsAsked && asks.equals("no-store")) {
            return "no-store: we do not use what is kept either (9111 §5.2.1.5 leaves it open)";
        }
        if (before.stream().anyMatch(CacheAgainstApacheTest::asksNotToStore)) {
            return "no-store in a request: they keep its answer (against 9111 §5.2.1.5)";
        }
        if (!oursAsked && theirsAsked && asks.equals("max-stale")) {
            return "max-stale without a number: they do not know it (9111 §5.2.1.2)";
        }
        if (before.stream().anyMatch(CacheAgainstApacheTest::mayNotBeKept)) {
            return "an answer that may not be kept: with us it takes the kept one away (9111 §4.3.3 leaves it open)";
        }
        if (oursAsked && !theirsAsked && before.stream().anyMatch(CacheAgainstApacheTest::isOfNoUse)) {
            return "neither freshness nor validator: we keep no such answer, not even for max-stale (9111 §3)";
        }
        if (before.stream().anyMatch(other -> other.response().containsKey("Vary"))) {
            return "several variants: they ask about all at once, and take another of one second (9111 §4.1, §4.3.1)";
        }
        if (!oursAsked && before.stream().anyMatch(other -> other.response().containsKey("Age"))) {
            return "a 304 without Age: we count from when it came, they from the old Age (9111 §5.1)";
        }
        if (!oursAsked
                && theirsAsked
                && asks.startsWith("max-stale")
                && before.stream().anyMatch(CacheAgainstApacheTest::isOver)) {
            return "never fresh: they do not know max-stale then (9111 §5.2.1.2)";
        }
        if (our.startsWith("503") && their.startsWith("200")) {
            return "503: they use what is stale although nobody allowed it (against 9111 §4.2.4)";
        }
        if (before.stream().anyMatch(other -> other.status() != 200)) {
            return "errors: they keep them where the provider says for how long, we never do (9111 §3)";
        }
        return "none";
    }

    private static boolean mayNotBeKept(Step step) {
        return "*".equals(step.response().get("Vary"))
                || step.response().getOrDefault("Cache-Control", "").contains("no-store");
    }

    private static boolean isOfNoUse(Step step) {
        return !step.response().containsKey("ETag")
                && !step.response().getOrDefault("Cache-Control", "").contains("max-age=1");
    }

    private static boolean isOver(Step step) {
        String expires = step.response().getOrDefault("Expires", "");
        return expires.equals("0")
                || expires.startsWith("-")
                || "max-age=0".equals(step.response().get("Cache-Control"));
    }

    private static boolean asksNotToStore(Step step) {
        return "no-store".equals(step.request().get("Cache-Control"));
    }
}
