package dev.fairlead.client.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Reply;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.json.JsonObject;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import dev.fairlead.testing.kit.SteppedTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The response cache over real sockets, on a clock that the test moves. */
class CacheWireAcceptanceTest {

    private final SteppedTime time = new SteppedTime();

    private LiveFixture caching() {
        return new LiveFixture(
                options -> options.cache(CacheOptions.defaults()).time(time).maxAttempts(1));
    }

    private static Reply<JsonObject> read(LiveFixture fixture, CallOptions options) {
        return fixture.client.reply(Fixture.READ, Params.none(), Map.of(), options);
    }

    private static Long number(LiveFixture fixture, String language) {
        return read(fixture, CallOptions.header("Accept-Language", language))
                .value()
                .integer("number");
    }

    /** RFC 9110 §8.6: an answer 304 may have the length of the body that it does not have. */
    private static Step notModified(String etag) {
        return (socket, out) -> {
            out.write(("HTTP/1.1 304 Not Modified\r\nETag: " + etag
                            + "\r\nCache-Control: max-age=60\r\nContent-Length: 12\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return true;
        };
    }

    @Test
    void whatIsFreshIsNotAskedForAndWhatIsStaleIsAskedForWithItsValidator() throws Exception {
        try (LiveFixture fixture = caching()) {
            fixture.server
                    .then(Step.respond("200 OK", "{\"number\":1}", "Cache-Control", "max-age=60", "ETag", "\"a\""))
                    .then(notModified("\"a\""))
                    .then(Step.respond("200 OK", "{\"number\":2}", "Cache-Control", "max-age=60", "ETag", "\"b\""));

            assertThat(read(fixture, CallOptions.none()).value().integer("number"))
                    .isEqualTo(1);
            time.advance(Duration.ofSeconds(59));
            Reply<JsonObject> kept = read(fixture, CallOptions.none());
            assertThat(kept.value().integer("number")).isEqualTo(1);
            assertThat(kept.age()).contains(Duration.ofSeconds(59));
            assertThat(fixture.server.requests()).hasSize(1);

            time.advance(Duration.ofSeconds(2));
            assertThat(read(fixture, CallOptions.none()).value().integer("number"))
                    .isEqualTo(1);
            assertThat(fixture.server.requests()).hasSize(2);
            assertThat(fixture.server.requests().getLast().header("If-None-Match"))
                    .isEqualTo("\"a\"");
            time.advance(Duration.ofSeconds(59)); // the 304 made it fresh again
            read(fixture, CallOptions.none());
            assertThat(fixture.server.requests()).hasSize(2);

            time.advance(Duration.ofSeconds(2));
            assertThat(read(fixture, CallOptions.none()).value().integer("number"))
                    .isEqualTo(2);
            assertThat(fixture.server.requests()).hasSize(3);
            assertThat(fixture.server.connections()).isEqualTo(1);
        }
    }

    @Test
    void eachVariantIsKeptForItself() throws Exception {
        try (LiveFixture fixture = caching()) {
            String[] varies = {"Cache-Control", "max-age=60", "Vary", "Accept-Language"};
            fixture.server
                    .then(Step.respond("200 OK", "{\"number\":1}", varies))
                    .then(Step.respond("200 OK", "{\"number\":2}", varies));

            assertThat(number(fixture, "en")).isEqualTo(1);
            assertThat(number(fixture, "de")).isEqualTo(2);
            assertThat(number(fixture, "en")).isEqualTo(1);
            assertThat(number(fixture, "de")).isEqualTo(2);

            assertThat(fixture.server.requests()).hasSize(2);
        }
    }

    @Test
    void whatIsStaleHelpsOutWhileTheProviderIsInTroubleForAsLongAsItSaid() throws Exception {
        try (LiveFixture fixture = caching()) {
            fixture.server.then(Step.respond(
                    "200 OK", "{\"number\":1}", "Cache-Control", "max-age=10, stale-if-error=60", "ETag", "\"a\""));
            read(fixture, CallOptions.none());
            time.advance(Duration.ofSeconds(11));

            fixture.server.then(Step.reset());
            assertThat(read(fixture, CallOptions.none()).value().integer("number"))
                    .isEqualTo(1);
            fixture.server.always(Step.respond("503 Unavailable", "{}"));
            assertThat(read(fixture, CallOptions.none()).value().integer("number"))
                    .isEqualTo(1);
            assertThat(fixture.server.requests()).hasSize(3);

            time.advance(Duration.ofSeconds(60));
            assertThatThrownBy(() -> read(fixture, CallOptions.none())).isInstanceOf(ServerException.class);
        }
    }
}
