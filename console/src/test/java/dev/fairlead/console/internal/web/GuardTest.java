package dev.fairlead.console.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.console.internal.web.Guard.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final String HOST = "127.0.0.1:4400";

    @Test
    void loopbackHostsAreServed() {
        for (String host :
                List.of("127.0.0.1:4400", "127.0.0.1", "localhost:80", "LOCALHOST", "[::1]:4400", "127.8.9.1:1")) {
            assertThat(status(new Source("GET", host, null, null, null)))
                    .as(host)
                    .isZero();
        }
    }

    @Test
    void otherHostsAreNot() {
        for (String host : List.of(
                "evil.example",
                "evil.example:4400",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1@evil.example",
                "localhost:4400.evil.example",
                "[::1].evil.example",
                "192.168.1.5:4400",
                "0.0.0.0:4400",
                "localhost:",
                "")) {
            assertThat(status(new Source("GET", host, null, null, null)))
                    .as(host)
                    .isEqualTo(421);
        }
        assertThat(status(new Source("GET", null, null, null, null))).isEqualTo(421);
    }

    @Test
    void aChangeNeedsTheHeaderThatNoFormCanSend() {
        assertThat(status(new Source("POST", HOST, null, null, null))).isEqualTo(403);
        assertThat(status(new Source("POST", HOST, "http://" + HOST, "same-origin", null)))
                .isEqualTo(403);
        assertThat(status(new Source("POST", HOST, "http://" + HOST, "same-origin", "1")))
                .isZero();
        assertThat(status(new Source("POST", HOST, null, null, "1"))).isZero();
    }

    @Test
    void aChangeFromAnotherOriginIsRefusedEvenWithTheHeader() {
        for (String origin : List.of("https://evil.example", "http://127.0.0.1:9999", "https://" + HOST, "null")) {
            assertThat(status(new Source("POST", HOST, origin, null, "1")))
                    .as(origin)
                    .isEqualTo(403);
        }
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(status(new Source("POST", HOST, "http://" + HOST, site, "1")))
                    .as(site)
                    .isEqualTo(403);
        }
    }

    @Test
    void whatIsNoReadingCountsAsAChange() {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "get", "BREW")) {
            assertThat(status(new Source(method, HOST, null, null, null)))
                    .as(method)
                    .isEqualTo(403);
        }
        assertThat(status(new Source("HEAD", HOST, null, null, null))).isZero();
    }

    private static int status(Source source) {
        return Guard.refuse(source).map(Guard.Refusal::status).orElse(0);
    }
}
