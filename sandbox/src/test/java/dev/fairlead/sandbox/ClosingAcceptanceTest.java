package dev.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left of a sandbox after its end. */
class ClosingAcceptanceTest {

    @Test
    @Timeout(30)
    void aClosedSandboxLeavesNeitherPortNorThreads() throws Exception {
        int port;
        Set<String> before = threads();
        try (Sandbox sandbox = Sandbox.builder(Descriptions.bundled(), Descriptions.STRIPE)
                        .withoutRateLimit()
                        .webhook(URI.create("http://127.0.0.1:9/refused"), "whsec_0123456789abcdef")
                        .start();
                TestClient client = new TestClient(sandbox)) {
            client.post("/v1/customers");
            port = sandbox.uri().getPort();
            assertThat(sandbox.webhooks().awaitIdle(Duration.ofMillis(1))).isFalse();
        }
        assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(ConnectException.class);
        Set<String> left = threads();
        while (!before.containsAll(left)) {
            Thread.onSpinWait();
            left = threads();
        }
    }

    /** Helidon's idle timer is a daemon that ends no earlier than the process; it holds nothing of ours. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("helidon-idle"))
                .filter(name -> !name.startsWith("VirtualThread-") && !name.startsWith("Attach"))
                .collect(Collectors.toSet());
    }

    @Test
    void closingTwiceDoesNoHarm() {
        Sandbox sandbox = Descriptions.start(Descriptions.bundled());
        sandbox.close();
        sandbox.close();
        assertThat(sandbox.books().payments()).isEmpty();
    }
}
