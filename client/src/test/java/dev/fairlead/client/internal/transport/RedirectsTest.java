package dev.fairlead.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.testing.kit.ScriptedTransport;
import dev.fairlead.testing.kit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final ScriptedTransport provider = new ScriptedTransport(time);
    private final Redirects redirects = new Redirects(provider, time);

    private TransportResult send(String method, String uri) throws InterruptedException {
        HttpRequest request = new HttpRequest(
                method,
                URI.create(uri),
                Headers.of("Authorization", "Bearer secret")
                        .plus("X-Partner", "secret")
                        .plus("Accept", "a/b"),
                null);
        return redirects.send(request, SECOND);
    }

    @Test
    void httpsToHttpIsRefused() throws InterruptedException {
        provider.thenStatus(302, "Location", "http://api.test/v1?key=secret");

        assertThat(send("GET", "https://api.test/v1")).isInstanceOfSatisfying(TransportResult.Broken.class, broken -> {
            assertThat(broken.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(broken.repeatable()).isFalse();
            assertThat(broken.cause())
                    .hasMessage("a redirect from https to http://api.test/v1?key=**** is not followed");
        });
        assertThat(provider.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.test/x, https://api.test/y, true",
        "https://api.test/x, https://api.test:443/y, true",
        "https://api.test/x, https://API.test/y, true",
        "https://api.test/x, https://api.test:8443/y, false",
        "https://api.test/x, https://evil.test/y, false",
        "https://api.test/x, https://api.test.evil.test/y, false",
        "http://api.test/x, https://api.test/y, false",
        "https://api.test/x, //evil.test/y, false",
    })
    void onlyTheSameOriginSeesCredentials(String from, String to, boolean sees) throws InterruptedException {
        provider.thenStatus(302, "Location", to).thenOk();

        send("GET", from);

        Headers second = provider.requests().get(1).headers();
        assertThat(second.has("Authorization")).isEqualTo(sees);
        assertThat(second.has("X-Partner")).isEqualTo(sees);
        assertThat(second.first("Accept")).contains("a/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://api.test/",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "https://",
                "ht tp://x",
                "mailto:a@b"
            })
    void whatIsNoWebAddressIsRefused(String location) throws InterruptedException {
        provider.thenStatus(302, "Location", location);

        assertThat(send("GET", "https://api.test/")).isInstanceOf(TransportResult.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void requestsThatChangeThingsAreHandedBack(String method) throws InterruptedException {
        provider.thenStatus(307, "Location", "/elsewhere");

        assertThat(send(method, "https://api.test/")).isInstanceOf(TransportResult.Answered.class);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aRedirectWithoutALocationIsHandedBack() throws InterruptedException {
        provider.thenStatus(302);

        assertThat(send("GET", "https://api.test/")).isInstanceOf(TransportResult.Answered.class);
    }

    @Test
    void allStepsShareTheTime() throws InterruptedException {
        provider.then(provider.after(Duration.ofMillis(700), ScriptedTransport.status(302, "Location", "/next")))
                .then(provider.after(Duration.ofMillis(700), ScriptedTransport.ok()));

        assertThat(send("GET", "https://api.test/")).isInstanceOf(TransportResult.TimedOut.class);
        assertThat(provider.timeouts()).containsExactly(SECOND, Duration.ofMillis(300));
    }
}
