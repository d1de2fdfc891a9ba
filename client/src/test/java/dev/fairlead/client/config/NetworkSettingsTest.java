package dev.fairlead.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.network.ProxyOptions;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.network.TransportOptions.PrivateAddresses;
import dev.fairlead.client.testkit.TestCertificates;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSettingsTest {

    private static final Profile STRIPE = Profiles.bundled("stripe");

    @TempDir
    Path folder;

    private static SettingsBuilder builder(String... namesAndValues) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("STRIPE_API_KEY", "sk_test_CanaryCanaryCanary00"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put("STRIPE_" + namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.builder(STRIPE).environment(Environment.of(all));
    }

    private static String shown(Settings settings, String name) {
        return settings.describe().stream()
                .filter(setting -> setting.name().equals("STRIPE_" + name))
                .map(setting -> setting.value() + " from " + setting.origin())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void connectionsAreSetFromOutside() {
        TransportOptions transport = builder(
                        "MAX_CONNECTIONS", "16",
                        "MAX_RESPONSE_BYTES", "4MiB",
                        "SILENCE", "10s",
                        "KEPT_IDLE", "20s",
                        "COMPRESSED_RESPONSES", "off",
                        "ALLOWED_HOSTS", "api.stripe.com, *.example.org",
                        "PRIVATE_ADDRESSES", "like-base")
                .build()
                .transport();

        assertThat(transport.maxConnections()).isEqualTo(16);
        assertThat(transport.maxResponseBytes()).isEqualTo(4 << 20);
        assertThat(transport.silence()).isEqualTo(Duration.ofSeconds(10));
        assertThat(transport.keptIdle()).isEqualTo(Duration.ofSeconds(20));
        assertThat(transport.compressedResponses()).isFalse();
        assertThat(transport.allowedHosts()).containsExactlyInAnyOrder("api.stripe.com", "*.example.org");
        assertThat(transport.privateAddresses()).isEqualTo(PrivateAddresses.LIKE_BASE);
    }

    @Test
    void aProxyAndItsCredentialsAreSetFromOutside() {
        Settings settings = builder(
                        "PROXY", "proxy.test:3128",
                        "PROXY_USER", "ada",
                        "PROXY_PASSWORD", "CanaryCanaryCanary",
                        "PROXY_DIRECT_HOSTS", "localhost,.intern.test")
                .build();
        ProxyOptions proxy = settings.transport().proxy().orElseThrow();

        assertThat(proxy.host() + ":" + proxy.port()).isEqualTo("proxy.test:3128");
        assertThat(proxy.user()).contains("ada");
        assertThat(proxy.password()).contains(Secret.of("CanaryCanaryCanary"));
        assertThat(proxy.isDirect("a.intern.test")).isTrue();
        assertThat(shown(settings, "PROXY_PASSWORD")).isEqualTo("****nary from environment");
        assertThat(shown(settings, "PROXY_DIRECT_HOSTS")).isEqualTo("localhost,intern.test from environment");
    }

    @Test
    void certificatesAreReadFromTheFilesThatAreNamed() throws GeneralSecurityException, IOException {
        TestCertificates certificates = new TestCertificates(folder).client("shop");
        String authority = certificates.pem("ca").toString();
        String chain = certificates.pem("shop").toString();
        String key = certificates.key("shop").toString();

        Settings settings = builder(
                        "TLS_ALSO_TRUSTED", authority, "TLS_CLIENT_CERTIFICATE", chain, "TLS_CLIENT_KEY", key)
                .build();

        assertThat(settings.transport().tls().anchors()).hasSize(1);
        assertThat(settings.transport().tls().trustsSystem()).isTrue();
        assertThat(settings.transport().tls().identity().orElseThrow()).hasToString("CN=shop");
        assertThat(shown(settings, "TLS_CLIENT_KEY")).isEqualTo(key + " from environment");
        assertThat(builder("TLS_ONLY_TRUSTED", authority)
                        .build()
                        .transport()
                        .tls()
                        .trustsSystem())
                .isFalse();
        assertThat(builder(
                                "TLS_CLIENT_CERTIFICATE",
                                        certificates.pkcs12("shop").toString(),
                                "TLS_CLIENT_KEY_PASSWORD", TestCertificates.PASSWORD.reveal())
                        .build()
                        .transport()
                        .tls()
                        .identity())
                .isPresent();
        assertThat(builder("TLS_CLIENT_CERTIFICATE", chain).inspect().problems())
                .containsExactly(
                        "STRIPE_TLS_CLIENT_CERTIFICATE (environment) has no key; set STRIPE_TLS_CLIENT_KEY, to the"
                                + " same file if the key is in it");
        assertThat(builder("TLS_CLIENT_CERTIFICATE", certificates.pkcs12("shop").toString())
                        .inspect()
                        .problems())
                .containsExactly(
                        "STRIPE_TLS_CLIENT_CERTIFICATE (environment) is refused: a PKCS #12 file needs its password,"
                                + " STRIPE_TLS_CLIENT_KEY_PASSWORD");
        assertThat(builder("TLS_CLIENT_CERTIFICATE", chain, "TLS_CLIENT_KEY", chain)
                        .inspect()
                        .problems())
                .containsExactly("STRIPE_TLS_CLIENT_KEY (environment) is refused: its file cannot be used: there is no"
                        + " \"BEGIN PRIVATE KEY\" in it");
        assertThat(builder("TLS_ALSO_TRUSTED", authority, "TLS_ONLY_TRUSTED", authority)
                        .inspect()
                        .problems())
                .containsExactly("STRIPE_TLS_ONLY_TRUSTED (environment) is refused: it cannot stand beside"
                        + " STRIPE_TLS_ALSO_TRUSTED; keep one of the two");
    }

    @Test
    void aFileThatCannotBeUsedIsAProblemWithoutItsName() throws IOException {
        Path empty = Files.writeString(folder.resolve("Canary.pem"), "nothing");

        assertThat(builder("TLS_ALSO_TRUSTED", empty.toString()).inspect().problems())
                .containsExactly(
                        "STRIPE_TLS_ALSO_TRUSTED (environment) is refused: its file cannot be used: there is no"
                                + " \"BEGIN CERTIFICATE\" in it");
        assertThat(builder("TLS_ALSO_TRUSTED", folder.toString()).inspect().problems())
                .containsExactly("STRIPE_TLS_ALSO_TRUSTED (environment) names a folder; name a file");
        assertThat(builder("TLS_CLIENT_CERTIFICATE", folder.resolve("none.pem").toString(), "TLS_CLIENT_KEY", "x")
                        .inspect()
                        .problems())
                .containsExactly(
                        "STRIPE_TLS_CLIENT_CERTIFICATE (environment) names a file that is not there; a relative name"
                                + " begins at the folder that the program runs in");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAX_CONNECTIONS     | 0       | is refused: maxConnections is at least 1, not 0",
                "MAX_RESPONSE_BYTES  | 16 MB   | is no size; write a number of bytes, or 64KiB, 16MiB or 1GiB",
                "PRIVATE_ADDRESSES   | some    | is none of allowed, like_base, refused",
                "ALLOWED_HOSTS       | a,,b    | has an empty item; separate several hosts by single commas",
                "ALLOWED_HOSTS       | http://Canary | is refused: a host is a name such as api.example.com or *.example.com, without a port",
                "PROXY               | http://a:Canary@p:1 | has credentials in it; they are settings of their own, which end in _USER and _PASSWORD",
                "PROXY               | socks5://p:1 | is no proxy such as http://proxy.example.com:3128",
                "PROXY               | proxy   | is no proxy such as http://proxy.example.com:3128",
                "PROXY_USER          | ada     | means nothing without STRIPE_PROXY; set that too",
                "TLS_CLIENT_KEY      | a.pem   | means nothing without STRIPE_TLS_CLIENT_CERTIFICATE; set that too",
                "COMPRESSED_REQUESTS | on      | is on, and the profile of Stripe does not say that requests may be compressed (wire.takes_gzip); leave it off"
            })
    void aValueThatCannotBeIsAProblem(String name, String value, String problem) {
        assertThat(builder(name, value).inspect().problems())
                .containsExactly("STRIPE_" + name + " (environment) " + problem);
    }

    @Test
    void theNetworkOfTheCodeIsDescribedAsAWhole() {
        Settings settings = builder("SILENCE", "10s")
                .transport(TransportOptions.defaults()
                        .withProxy(ProxyOptions.of("proxy.test", 3128).withCredentials("ada", Secret.of("canary"))))
                .build();

        assertThat(shown(settings, "SILENCE")).isEqualTo("30s from code");
        assertThat(shown(settings, "PROXY")).isEqualTo("http://proxy.test:3128 from code");
        assertThat(shown(settings, "PROXY_PASSWORD")).isEqualTo("**** from code");
        assertThat(shown(settings, "CALL_TIMEOUT")).isEqualTo("3m from default");
    }
}
