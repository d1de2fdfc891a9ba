package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fairlead.client.config.ConfigurationException;
import dev.fairlead.client.config.Environment;
import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.model.Upload;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users see of the client, over real sockets. */
class SurfaceAcceptanceTest {

    private static final Profile STRIPE = Profiles.bundled("stripe");
    private static final String KEY = "sk_test_CanaryCanaryCanary0123456789";
    private static final Operation<JsonObject> CREATE =
            Operation.post("createThing", "/v1/things").form().returnsJson();
    private static final Operation<JsonObject> UPDATE =
            Operation.post("updateThing", "/v1/things/{thing}").form().returnsJson();
    private static final Operation<JsonObject> LIST =
            Operation.get("listThings", "/v1/things").returnsJson();
    private static final Operation<JsonObject> UPLOAD = Operation.post("upload", "/v1/files")
            .multipart()
            .baseUrl("https://files.stripe.com")
            .returnsJson();

    private record Received(String line, Map<String, List<String>> headers, String body) {}

    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private ApiClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = ApiClient.builder(STRIPE)
                .environment(Environment.of(Map.of("STRIPE_API_KEY", KEY, "STRIPE_BASE_URL", address())))
                .maxAttempts(1)
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void parametersArriveAsStripeReadsThem() {
        client.call(
                UPDATE,
                Params.none()
                        .extra("name", "Bjørn & Co")
                        .extra("metadata", Map.of("order id", "7"))
                        .extra("phone", JsonNull.NULL)
                        .extra("items", List.of(Map.of("price", "p 1"))),
                Map.of("thing", "a/../b"),
                CallOptions.idempotencyKey("order-7"));

        Received request = received.getFirst();
        assertThat(request.line()).isEqualTo("POST /v1/things/a%2F..%2Fb");
        assertThat(request.body()).isEqualTo("name=Bj%C3%B8rn+%26+Co&metadata[order+id]=7&phone=&items[0][price]=p+1");
        assertThat(request.headers())
                .containsEntry("Authorization", List.of("Bearer " + KEY))
                .containsEntry("Stripe-version", List.of("2024-04-10"))
                .containsEntry("Idempotency-key", List.of("order-7"))
                .containsEntry("Content-type", List.of("application/x-www-form-urlencoded"));
    }

    @Test
    void aListIsWalkedPageByPage() {
        Pager<String> things = Pager.of(
                client.pages(LIST, Map.of(), CallOptions.none()),
                Params.none().extra("limit", 3).extra("expand", List.of("data.owner")),
                STRIPE.pagination().getFirst(),
                Decoder.model(json -> json.string("id")));

        assertThat(things).containsExactly("t1", "t2", "t3", "t4", "t5", "t6", "t7");
        assertThat(received)
                .extracting(Received::line)
                .containsExactly(
                        "GET /v1/things?limit=3&expand[0]=data.owner",
                        "GET /v1/things?limit=3&expand[0]=data.owner&starting_after=t3",
                        "GET /v1/things?limit=3&expand[0]=data.owner&starting_after=t6");
    }

    @Test
    void aFileGoesToTheStandInAndNotToTheProvidersOwnHost() {
        client.call(
                UPLOAD,
                Params.none()
                        .extra("purpose", "dispute_evidence")
                        .extra("file", Upload.of("a.txt", "hello".getBytes(StandardCharsets.UTF_8))),
                Map.of(),
                CallOptions.none());

        Received request = received.getFirst();
        assertThat(request.line()).isEqualTo("POST /v1/files");
        assertThat(request.headers().get("Content-type").getFirst()).startsWith("multipart/form-data; boundary=");
        assertThat(request.body()).contains("name=\"purpose\"", "filename=\"a.txt\"", "\r\n\r\nhello\r\n");
    }

    @Test
    void aKeyThatTheProviderRepeatsIsSeenNowhere() {
        Throwable refused = catchThrowable(
                () -> client.call(CREATE, Params.of(Map.of("name", "denied")), Map.of(), CallOptions.none()));

        assertThat(refused).isInstanceOf(AuthenticationException.class);
        assertThat(everything(refused)).contains("req_7").doesNotContain("Canary");
        assertThat(client.toString() + client.settings() + client.settings().describe() + client.state())
                .doesNotContain("Canary");
    }

    @Test
    void anAnswerThatIsNoObjectIsADecodingExceptionOfItsCall() {
        Throwable refused = catchThrowable(
                () -> client.call(CREATE, Params.of(Map.of("name", "garbled")), Map.of(), CallOptions.none()));

        assertThat(refused).isInstanceOfSatisfying(DecodingException.class, e -> {
            assertThat(e.operationId()).isEqualTo("createThing");
            assertThat(e.attempts()).isEqualTo(1);
        });
        assertThat(everything(refused)).doesNotContain("Canary");
    }

    @Test
    void aMistakeInTheParametersIsFoundBeforeAnythingIsSent() {
        assertThatThrownBy(() -> client.call(UPDATE, Params.none(), Map.of(), CallOptions.none()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.call(UPDATE, Params.none(), Map.of("thing", ".."), CallOptions.none()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(received).isEmpty();
    }

    @Test
    void aLiveKeyNeverReachesAStandIn() {
        ApiClientBuilder builder = ApiClient.builder(STRIPE)
                .environment(Environment.of(
                        Map.of("STRIPE_API_KEY", KEY.replace("test", "live"), "STRIPE_BASE_URL", address())));

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("which is a stand-in")
                .hasMessageNotContaining("Canary");
        assertThat(received).isEmpty();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String everything(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        if (body.equals("name=denied")) {
            exchange.getResponseHeaders().add("Request-Id", "req_7");
            send(
                    exchange,
                    401,
                    "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Invalid API Key: " + KEY + "\"}}");
        } else if (body.equals("name=garbled")) {
            send(exchange, 200, "[\"" + KEY + "\"]");
        } else {
            send(exchange, 200, exchange.getRequestMethod().equals("GET") ? page(exchange) : "{\"id\":\"t1\"}");
        }
    }

    private static String page(HttpExchange exchange) {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        int first = query.contains("starting_after=t")
                ? Integer.parseInt(query.replaceAll(".*starting_after=t", "")) + 1
                : 1;
        int last = Math.min(7, first + 2);
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> "{\"id\":\"t" + i + "\"}")
                .collect(Collectors.joining(",", "{\"data\":[", "],\"has_more\":" + (last < 7) + "}"));
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
