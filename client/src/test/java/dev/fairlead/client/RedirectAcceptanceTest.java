package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.ResponseException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.testing.kit.ScriptedServer;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import org.junit.jupiter.api.Test;

class RedirectAcceptanceTest {

    private static final CallOptions WITH_SECRETS = CallOptions.header("X-Partner-Token", "partner-secret")
            .withHeader("Cookie", "session=1")
            .withMaxAttempts(1);

    @Test
    void aRedirectToAnotherOriginDropsEveryCredential() throws Exception {
        try (var fixture = new LiveFixture();
                var other = new ScriptedServer()) {
            fixture.server.always(Step.respond("302 Found", "", "Location", other.uri() + "/elsewhere"));

            fixture.read(WITH_SECRETS);

            var first = fixture.server.requests().getFirst();
            assertThat(first.header("X-Partner-Token")).isEqualTo("partner-secret");
            var second = other.requests().getFirst();
            assertThat(second.line()).isEqualTo("GET /elsewhere HTTP/1.1");
            assertThat(second.head())
                    .doesNotContain(TestProfiles.KEY)
                    .doesNotContainIgnoringCase("authorization")
                    .doesNotContain("partner-secret")
                    .doesNotContainIgnoringCase("cookie");
        }
    }

    @Test
    void aRedirectWithinTheOriginKeepsThem() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.then(Step.respond("307 Temporary Redirect", "", "Location", "/v1/moved?a=b"));

            fixture.read(WITH_SECRETS);

            var second = fixture.server.requests().get(1);
            assertThat(second.line()).isEqualTo("GET /v1/moved?a=b HTTP/1.1");
            assertThat(second.header("Authorization")).isEqualTo("Bearer " + TestProfiles.KEY);
            assertThat(fixture.server.connections()).isEqualTo(1);
        }
    }

    @Test
    void credentialsDoNotComeBackAfterTheyWereDropped() throws Exception {
        try (var fixture = new LiveFixture();
                var other = new ScriptedServer()) {
            fixture.server.then(Step.respond("302 Found", "", "Location", other.uri() + "/there"));
            other.then(Step.respond("302 Found", "", "Location", fixture.server.uri() + "/back"));

            fixture.read(WITH_SECRETS);

            assertThat(fixture.server.requests().get(1).header("Authorization")).isEqualTo("(none)");
        }
    }

    @Test
    void aPostFollowsWithinItsOriginOnlyWhereTheStatusKeepsItsMethod() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.then(Step.respond("307 Temporary Redirect", "", "Location", "/v1/moved"));

            fixture.create(CallOptions.idempotencyKey("once"));

            var second = fixture.server.requests().get(1);
            assertThat(second.line()).isEqualTo("POST /v1/moved HTTP/1.1");
            assertThat(second.header("Idempotency-Key")).isEqualTo("once");
        }
    }

    @Test
    void aPostThatMayBeMeantToBecomeAGetIsHandedBack() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.respond("302 Found", "", "Location", "/v1/moved"));

            assertThatThrownBy(() -> fixture.create(CallOptions.none()))
                    .isExactlyInstanceOf(ResponseException.class)
                    .hasMessageContaining("302");
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    @Test
    void aPostDoesNotFollowToAnotherOrigin() throws Exception {
        try (var fixture = new LiveFixture();
                var other = new ScriptedServer()) {
            fixture.server.always(Step.respond("307 Temporary Redirect", "", "Location", other.uri() + "/v1/things"));

            assertThatThrownBy(() -> fixture.create(CallOptions.none()))
                    .isExactlyInstanceOf(ResponseException.class)
                    .hasMessageContaining("307");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void aCircleOfRedirectsEnds() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.respond("302 Found", "", "Location", "/v1/things"));

            assertThatThrownBy(() -> fixture.read(CallOptions.none().withMaxAttempts(1)))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("to where it had been before");
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    @Test
    void aLongChainOfRedirectsEnds() throws Exception {
        try (var fixture = new LiveFixture()) {
            for (int i = 1; i <= 6; i++) {
                fixture.server.then(Step.respond("302 Found", "", "Location", "/v1/things/" + i));
            }

            assertThatThrownBy(() -> fixture.read(CallOptions.none().withMaxAttempts(1)))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("more than 5 redirects");
            assertThat(fixture.server.requests()).hasSize(6);
        }
    }
}
