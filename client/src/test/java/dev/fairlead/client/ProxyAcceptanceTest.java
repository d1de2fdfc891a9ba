package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.network.ProxyOptions;
import dev.fairlead.client.network.TlsOptions;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.TestCertificates;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.client.testkit.TestProxy;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyAcceptanceTest {

    /** {@code ada:proxy-password-1} as Basic. */
    private static final String ADA = "Basic YWRhOnByb3h5LXBhc3N3b3JkLTE=";

    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private static TransportOptions network;

    @BeforeAll
    static void make() throws Exception {
        certificates = new TestCertificates(folder).server("good", "ip:127.0.0.1");
        network = TransportOptions.defaults().withTls(TlsOptions.defaults().withAlsoTrusted(certificates.pem("ca")));
    }

    private static ProxyOptions at(TestProxy proxy) {
        return ProxyOptions.of("127.0.0.1", proxy.port());
    }

    private static void call(URI base, ProxyOptions proxy, CallOptions options) {
        try (ApiClient client = ApiClient.builder(TestProfiles.provider())
                .apiKey(Secret.of(TestProfiles.KEY))
                .baseUrl(base)
                .transport(network.withProxy(proxy))
                .build()) {
            client.call(Fixture.READ, Params.none(), Map.of(), options);
        }
    }

    @Test
    void httpsGoesThroughATunnelAndTheProxysCredentialsGoNoFurther() throws Exception {
        try (var origin = new ScriptedServer(certificates.context("good"), false);
                var proxy = new TestProxy(ADA)) {
            call(
                    origin.uri(),
                    at(proxy).withCredentials("ada", Secret.of("proxy-password-1")),
                    CallOptions.header("Proxy-Authorization", "smuggled"));

            assertThat(proxy.heads())
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT 127.0.0.1:")
                    .doesNotContain(TestProfiles.KEY);
            assertThat(origin.requests().getFirst().head())
                    .contains(TestProfiles.KEY)
                    .doesNotContainIgnoringCase("proxy-authorization");
        }
    }

    @Test
    void aProxyThatDoesNotKnowUsIsNoAnswerOfTheProvider() throws Exception {
        try (var origin = new ScriptedServer(certificates.context("good"), false);
                var proxy = new TestProxy(ADA)) {
            var failure = catchThrowableOfType(
                    TransportException.class, () -> call(origin.uri(), at(proxy), CallOptions.none()));

            assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(failure)
                    .hasMessageContaining("the proxy answered 407")
                    .hasMessageContaining("other credentials");
            assertThat(origin.connections()).isZero();
        }
    }

    @Test
    void plainHttpIsAskedOfTheProxyItself() throws Exception {
        try (var proxy = new TestProxy(ADA)) {
            call(
                    URI.create("http://api.invalid"),
                    at(proxy).withCredentials("ada", Secret.of("proxy-password-1")),
                    CallOptions.none());

            assertThat(proxy.heads())
                    .singleElement()
                    .asString()
                    .startsWith("GET http://api.invalid/v1/things HTTP/1.1")
                    .contains("Proxy-Authorization: " + ADA);
        }
    }

    @Test
    void someHostsAreCalledWithoutTheProxy() throws Exception {
        try (var origin = new ScriptedServer();
                var proxy = new TestProxy(null)) {
            call(origin.uri(), at(proxy).withDirectHosts(List.of("127.0.0.1")), CallOptions.none());

            assertThat(proxy.heads()).isEmpty();
            assertThat(origin.requests()).hasSize(1);
        }
    }
}
