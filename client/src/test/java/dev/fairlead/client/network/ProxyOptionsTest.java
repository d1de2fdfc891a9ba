package dev.fairlead.client.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.profile.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyOptionsTest {

    @Test
    void theUsualVariablesNameTheProxyItsCredentialsAndItsExceptions() {
        ProxyOptions proxy = ProxyOptions.from(Map.of(
                        "https_proxy", "http://ada:pass%40word@proxy.test:3128",
                        "HTTP_PROXY", "other.test:8080",
                        "NO_PROXY", "localhost, .intern.test"))
                .orElseThrow();

        assertThat(proxy.host()).isEqualTo("proxy.test");
        assertThat(proxy.port()).isEqualTo(3128);
        assertThat(proxy.user()).contains("ada");
        assertThat(proxy.password()).contains(Secret.of("pass@word"));
        assertThat(proxy.isDirect("localhost")).isTrue();
        assertThat(proxy.isDirect("a.intern.test")).isTrue();
        assertThat(proxy.isDirect("intern.test.evil")).isFalse();
        assertThat(proxy.toString()).doesNotContain("pass").doesNotContain("ada");
    }

    @Test
    void withoutAVariableThereIsNoProxy() {
        assertThat(ProxyOptions.from(Map.of("HTTPS_PROXY", " "))).isEmpty();
    }

    @Test
    void aWrongVariableIsNamedAndNotShown() {
        assertThatThrownBy(() -> ProxyOptions.from(Map.of("HTTPS_PROXY", "socks5://ada:geheim@proxy.test:1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> ProxyOptions.from(Map.of("HTTPS_PROXY", "http://a:gehe im@p:1")))
                .hasMessageNotContaining("gehe");
    }

    @Test
    void aStarMeansEverybody() {
        assertThat(ProxyOptions.of("p", 1).withDirectHosts(List.of("*")).isDirect("a.b"))
                .isTrue();
    }
}
