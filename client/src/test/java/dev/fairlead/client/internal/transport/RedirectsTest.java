package dev.fairlead.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.testing.kit.ScriptedTransport;
import dev.fairlead.testing.kit.VirtualTime;
import java.io.InputStream;
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
    private final Redirects redirects = new Redirects(provider, text -> text.contains("canary+key"), time);

    private TransportResult send(String method, String uri) throws InterruptedException {
        return send(request(method, uri));
    }

    private static HttpRequest request(String method, String uri) {
        return new HttpRequest(
                method,
                URI.create(uri),
                Headers.of("Authorization", "Bearer secret")
                        .plus("X-Partner", "secret")
                        .plus("Accept", "a/b"),
                null);
    }

    private TransportResult send(HttpRequest request) throws InterruptedException {
        return redirects.send(request, SECOND);
    }

    @Test
    void httpsToHttpIsRefused() throws InterruptedException {
        provider.thenStatus(302, "Location", "http://api.test/v1?key=secret");

        assertThat(send("GET", "https://api.test/v1")).isInstanceOfSatisfying(TransportResult.Broken.class, broken -> {
            assertThat(broken.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(broken.repeatable()).isFalse();
            assertThat(broken.cause()).hasMessage("a redirect from https to http://api.test is not followed");
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
    @CsvSource({"POST, 301", "PUT, 302", "PATCH, 301", "DELETE, 302"})
    void whatChangesThingsIsHandedBackWhereNothingSaysHowToGoOn(String method, int status) throws InterruptedException {
        provider.thenStatus(status, "Location", "/elsewhere");

        assertThat(send(method, "https://api.test/")).isInstanceOf(TransportResult.Answered.class);
        assertThat(provider.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"POST, 307", "PUT, 308", "DELETE, 307"})
    void methodAndBodyGoAlongToTheSameOriginOnly(String method, int status) throws InterruptedException {
        RequestBody body = RequestBody.of("text/plain", new byte[] {1});
        provider.thenStatus(status, "Location", "/elsewhere").thenOk();
        send(request(method, "https://api.test/x").with(method, body));

        assertThat(provider.requests().get(1).method()).isEqualTo(method);
        assertThat(provider.requests().get(1).body()).isSameAs(body);

        provider.thenStatus(status, "Location", "https://other.test/elsewhere");
        assertThat(send(request(method, "https://api.test/x").with(method, body)))
                .isInstanceOf(TransportResult.Answered.class);
        assertThat(provider.requests()).hasSize(3);
    }

    @Test
    void aBodyThatIsSentOnceIsNotSentOn() throws InterruptedException {
        provider.thenStatus(307, "Location", "/elsewhere");

        send(request("POST", "https://api.test/x")
                .with("POST", RequestBody.once("text/plain", InputStream.nullInputStream(), 0)));

        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void seeOtherIsReadWithoutTheBody() throws InterruptedException {
        provider.thenStatus(303, "Location", "/result").thenOk();

        send(request("POST", "https://api.test/x")
                .with("POST", RequestBody.of("text/plain", new byte[] {1}))
                .withHeaders(Headers.of("Content-Encoding", "gzip").plus("Accept", "a/b")));

        HttpRequest second = provider.requests().get(1);
        assertThat(second.method()).isEqualTo("GET");
        assertThat(second.body()).isNull();
        assertThat(second.headers()).isEqualTo(Headers.of("Accept", "a/b"));
    }

    @Test
    void whatWasDoneBeforeItWasRedirectedWasSent() throws InterruptedException {
        provider.thenStatus(303, "Location", "/result").then(ScriptedTransport.broken(Delivery.NOT_SENT));

        assertThat(send("POST", "https://api.test/x").delivery()).isEqualTo(Delivery.MAYBE_PROCESSED);

        provider.thenStatus(302, "Location", "/result").then(ScriptedTransport.broken(Delivery.NOT_SENT));
        assertThat(send("GET", "https://api.test/x").delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    @Test
    void aSignedRequestIsHandedBackBecauseItsSignatureFitsNowhereElse() throws InterruptedException {
        provider.thenStatus(307, "Location", "/elsewhere");

        assertThat(send(request("GET", "https://api.test/x").bound())).isInstanceOf(TransportResult.Answered.class);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aLoopEndsWhereItCloses() throws InterruptedException {
        provider.thenStatus(302, "Location", "/b").thenStatus(302, "Location", "/a");

        assertThat(send("GET", "https://api.test/a"))
                .isInstanceOfSatisfying(
                        TransportResult.Broken.class,
                        broken -> assertThat(broken.cause()).hasMessageContaining("where it had been before"));
        assertThat(provider.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "https://eve:secret@api.test/y?a=1#part, https://api.test/y?a=1",
        "?page=2, https://api.test/v1/x?page=2",
        "../z, https://api.test/z",
    })
    void aLocationIsResolvedWithoutUserAndFragment(String location, String expected) throws InterruptedException {
        provider.thenStatus(302, "Location", location).thenOk();

        send("GET", "https://api.test/v1/x?page=1");

        assertThat(provider.requests().get(1).uri()).hasToString(expected);
    }

    @Test
    void credentialsThatWereDroppedDoNotComeBackOnTheWayBack() throws InterruptedException {
        provider.thenStatus(302, "Location", "https://other.test/")
                .thenStatus(302, "Location", "https://api.test/back")
                .thenOk();

        send("GET", "https://api.test/");

        assertThat(provider.requests().get(2).headers().names()).containsExactly("Accept");
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

    @ParameterizedTest
    @CsvSource({
        "https://b.test/x?a=1&key=canary+key&b=2, https://b.test/x?a=1&b=2",
        "https://b.test/x?key=canary%2Bkey, https://b.test/x",
        "https://b.test/x?key=canary%2bkey&a, https://b.test/x?a",
        "https://b.test/x?key=100%25, https://b.test/x?key=100%25",
        "https://a.test/y?key=canary+key, https://a.test/y?key=canary+key"
    })
    void aCredentialInTheQueryStaysInItsOrigin(String location, String followed) throws InterruptedException {
        provider.thenStatus(302, "Location", location);
        provider.thenOk();

        send("GET", "https://a.test/x?key=canary+key");

        assertThat(provider.requests().getLast().uri()).hasToString(followed);
    }

    @Test
    void aCredentialInThePathOfAnotherOriginIsRefused() throws InterruptedException {
        provider.thenStatus(302, "Location", "https://b.test/canary%2Bkey/x");

        assertThat(send("GET", "https://a.test/x")).isInstanceOfSatisfying(TransportResult.Broken.class, broken -> {
            assertThat(broken.repeatable()).isFalse();
            assertThat(broken.cause())
                    .hasMessage("a redirect from https://a.test to another origin with a credential in its address is"
                            + " not followed");
        });
        assertThat(provider.requests()).hasSize(1);
    }
}
