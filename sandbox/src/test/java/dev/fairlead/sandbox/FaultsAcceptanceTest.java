package dev.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.sandbox.TestClient.Answer;
import dev.fairlead.sandbox.fault.Fault;
import dev.fairlead.sandbox.fault.FaultKind;
import dev.fairlead.sandbox.fault.FaultPlan;
import dev.fairlead.sandbox.fault.FaultSettings;
import dev.fairlead.sandbox.fault.ProviderRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults on real sockets, and what the books say of them. */
class FaultsAcceptanceTest {

    private Sandbox sandbox;
    private TestClient client;

    @BeforeEach
    void start() {
        sandbox = Descriptions.start(Descriptions.bundled());
        client = new TestClient(sandbox);
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    private int customers() {
        return sandbox.books().customers().size();
    }

    private HttpRequest.Builder newCustomer(String key) {
        return client.form("/v1/customers", "email", "ada@example.com").header("Idempotency-Key", key);
    }

    @Test
    void aStatusFaultDoesNothingAndForgetsTheKey() {
        sandbox.faults().use(FaultPlan.first(new Fault.Status(500), new Fault.Status(503), new Fault.Status(429)));

        Answer first = client.send(newCustomer("a"));
        assertThat(first.status()).isEqualTo(500);
        assertThat(first.text("/error/type")).isEqualTo("api_error");
        assertThat(first.header("Stripe-Should-Retry")).isEqualTo("true");
        assertThat(first.header("Request-Id")).startsWith("req_");
        assertThat(client.send(newCustomer("a")).status()).isEqualTo(503);
        Answer throttled = client.send(newCustomer("a"));
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.text("/error/code")).isEqualTo("rate_limit");
        assertThat(throttled.header("Stripe-Rate-Limited-Reason")).isEqualTo("global-rate");
        assertThat(customers()).isZero();

        Answer made = client.send(newCustomer("a"));
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("Idempotent-Replayed")).isEmpty();
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void aResetComesBeforeAnyWork() throws IOException {
        sandbox.faults().use(FaultPlan.first(new Fault.ResetConnection()));
        String request = "GET /v1/balance HTTP/1.1\r\nHost: localhost\r\n\r\n";

        try (Socket socket = new Socket("127.0.0.1", sandbox.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(sandbox.faults().injected()).containsEntry(FaultKind.CONNECTION_RESET, 1L);
        assertThat(sandbox.faults().recent().getFirst().processed()).isFalse();
    }

    @Test
    void aCutResponseComesAfterTheWorkAndTheKeyFindsTheAnswerAgain() {
        sandbox.faults().use(FaultPlan.first(new Fault.CutResponse()));

        assertThatThrownBy(() -> client.sendOrFail(newCustomer("b"))).isInstanceOf(IOException.class);
        assertThat(customers()).isEqualTo(1);
        assertThat(sandbox.faults().recent().getFirst().processed()).isTrue();

        Answer again = client.send(newCustomer("b"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void aCutResponseStopsInTheMiddleOfTheBody() throws IOException {
        Answer whole = client.send(newCustomer("c"));
        sandbox.faults().use(FaultPlan.first(new Fault.CutResponse()));
        String request = "GET /v1/customers/" + whole.id() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + sandbox.apiKey() + "\r\n\r\n";

        try (Socket socket = new Socket("127.0.0.1", sandbox.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int length = Integer.parseInt(answer.replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1"));
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(body).startsWith("{\"id\":\"cus_").hasSize(length / 2);
        }
    }

    @Test
    void aDelayDoesTheWorkFirstAndClosingEndsIt() throws Exception {
        sandbox.faults().use(FaultPlan.first(new Fault.Delay(Duration.ofHours(1)), new Fault.Stall()));
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            HttpRequest.Builder request = newCustomer("d" + i).timeout(Duration.ofMinutes(10));
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    client.sendOrFail(request);
                } catch (IOException expected) {
                    // the sandbox ends before the hour has passed
                }
            }));
        }
        while (sandbox.faults().injectedTotal() < 2 || customers() < 1) {
            Thread.onSpinWait();
        }
        assertThat(customers()).isEqualTo(1);
        sandbox.close();
        for (Thread caller : callers) {
            assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void theSameSettingsMeetTheSameRequests() {
        FaultSettings settings = FaultSettings.of(0.2, FaultSettings.USUAL, 7);
        List<Optional<FaultKind>> first = kinds(settings);

        assertThat(kinds(settings)).isEqualTo(first);
        assertThat(kinds(FaultSettings.of(0.2, FaultSettings.USUAL, 8))).isNotEqualTo(first);
        assertThat(first.stream().filter(Optional::isPresent).count()).isBetween(150L, 250L);
    }

    private static List<Optional<FaultKind>> kinds(FaultSettings settings) {
        FaultPlan plan = FaultPlan.random(settings);
        var request = new ProviderRequest("GET", "/", null);
        List<Optional<FaultKind>> kinds = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            kinds.add(plan.faultFor(request, i).map(Fault::kind));
        }
        return kinds;
    }

    @Test
    void theControlApiSwitchesFaultsAndMeetsNone() {
        HttpRequest.Builder put = client.request("/__sandbox/faults")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"rate\":1,\"kinds\":[\"unavailable\"],\"seed\":3,\"webhooks\":{\"duplicates\":0.1}}"));
        assertThat(client.send(put).text("/rate")).isEqualTo("1.0");

        assertThat(client.get("/v1/customers").status()).isEqualTo(503);
        Answer shown = client.get("/__sandbox/faults");
        assertThat(shown.text("/injected/unavailable")).isEqualTo("1");
        assertThat(shown.text("/webhooks/duplicates")).isEqualTo("0.1");

        HttpRequest.Builder wrong =
                client.request("/__sandbox/faults").PUT(HttpRequest.BodyPublishers.ofString("{\"rate\":2}"));
        assertThat(client.send(wrong).status()).isEqualTo(400);
        sandbox.faults().off();
        assertThat(client.get("/v1/customers").status()).isEqualTo(200);
    }

    @Test
    void theControlApiAnswersThisMachineOnly() throws IOException {
        String request = "GET /__sandbox/books HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", sandbox.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void aPortInUseIsSaidClearly() {
        assertThatThrownBy(() -> Sandbox.builder(Descriptions.bundled(), Descriptions.STRIPE)
                        .port(sandbox.uri().getPort())
                        .start())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("in use");
    }
}
