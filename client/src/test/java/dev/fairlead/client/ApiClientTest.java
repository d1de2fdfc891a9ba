package dev.fairlead.client;

import static dev.fairlead.testing.kit.ScriptedTransport.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.config.Environment;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.error.PaymentRequiredException;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedTransport;
import dev.fairlead.testing.kit.VirtualTime;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ApiClientTest {

    private static final Operation<byte[]> UPLOAD_HOST = Operation.get("readFile", "/v1/files/{file}")
            .baseUrl("https://files.stripe.com")
            .returnsBytes();

    private final VirtualTime time = new VirtualTime();
    private final ScriptedTransport provider = new ScriptedTransport(time).always(ScriptedTransport.ok());

    @Test
    void aReplyHasAllAroundTheValue() {
        Fixture fixture = Fixture.usual();
        fixture.provider
                .thenStatus(500)
                .then(answer(201, "{\"id\":\"x\"}", "Request-Id", "req_9", "Idempotent-Replayed", "true"));

        Reply<?> reply = fixture.client.reply(Fixture.CREATE, Params.none(), Map.of(), CallOptions.none());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.requestId()).contains("req_9");
        assertThat(reply.replayed()).isTrue();
        assertThat(reply.attempts()).isEqualTo(2);
        assertThat(new String(reply.body())).isEqualTo("{\"id\":\"x\"}");
    }

    @Test
    void anErrorSaysWhatWhereAndWhatToDoAndNoSecret() {
        Fixture fixture = Fixture.usual();
        fixture.provider.then(answer(
                402,
                "{\"error\":{\"type\":\"card_error\",\"code\":\"card_declined\",\"decline_code\":\"generic_decline\","
                        + "\"message\":\"Declined for " + TestProfiles.KEY + ".\"}}",
                "Request-Id",
                "req_7"));

        var failure = catchThrowableOfType(PaymentRequiredException.class, fixture::create);

        assertThat(failure)
                .hasMessage("createThing: the provider answered 402: Declined for ****. (type card_error, code"
                        + " card_declined, decline code generic_decline, request req_7)");
        assertThat(failure.code()).contains("card_declined");
        assertThat(failure.declineCode()).contains("generic_decline");
        assertThat(failure.requestId()).contains("req_7");
        assertThat(failure.operationId()).isEqualTo("createThing");
        assertThat(failure.callId()).isNotBlank();
    }

    @Test
    void anOperationsOwnHostIsUsedOnlyAtTheRealProvider() {
        try (ApiClient real = client(TestProfiles.provider().baseUrl());
                ApiClient standIn = client(URI.create("http://127.0.0.1:9999"))) {
            real.call(UPLOAD_HOST, Params.none(), Map.of("file", "f/1"), CallOptions.none());
            standIn.call(UPLOAD_HOST, Params.none(), Map.of("file", "f/1"), CallOptions.none());
        }

        assertThat(provider.requests())
                .extracting(request -> request.uri().toString())
                .containsExactly("https://files.stripe.com/v1/files/f%2F1", "http://127.0.0.1:9999/v1/files/f%2F1");
    }

    private ApiClient client(URI base) {
        return ApiClient.builder(TestProfiles.provider())
                .apiKey(Secret.of(TestProfiles.KEY))
                .baseUrl(base)
                .transport(provider)
                .time(time)
                .build();
    }

    @Test
    void theKeyIsAskedForAnewForEachAttempt() {
        AtomicReference<Secret> key = new AtomicReference<>(Secret.of(TestProfiles.KEY));
        Profile profile = TestProfiles.provider();
        try (ApiClient client = ApiClient.builder(profile)
                .apiKey(key::get)
                .transport(provider)
                .time(time)
                .build()) {
            client.call(Fixture.READ, Params.none(), Map.of(), CallOptions.none());
            key.set(Secret.of(TestProfiles.KEY + "b"));
            client.call(Fixture.READ, Params.none(), Map.of(), CallOptions.none());
            key.set(Secret.of("pk_test_fairleadUnitTests0123456789"));

            assertThatThrownBy(() -> client.call(Fixture.READ, Params.none(), Map.of(), CallOptions.none()))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("the API key is a publishable key");
        }

        assertThat(provider.sentValuesOf("Authorization"))
                .containsExactly("Bearer " + TestProfiles.KEY, "Bearer " + TestProfiles.KEY + "b");
    }

    @Test
    void settingsAreGivenAtOnceOrOneByOne() {
        Profile profile = TestProfiles.provider();
        Settings settings = Settings.from(profile, Environment.of(Map.of("STRIPE_API_KEY", TestProfiles.KEY)));

        try (ApiClient client = ApiClient.builder(profile)
                .settings(settings)
                .transport(provider)
                .build()) {
            assertThat(client.profile().id()).isEqualTo("stripe");
        }
        assertThatThrownBy(() -> ApiClient.builder(profile)
                        .settings(settings)
                        .maxAttempts(2)
                        .build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingClosesTheTransport() {
        ApiClient client = client(TestProfiles.provider().baseUrl());

        client.close();

        assertThat(provider.isClosed()).isTrue();
        assertThatThrownBy(() -> client.call(Fixture.READ, Params.none(), Map.of(), CallOptions.none()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> client.async(() -> 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void asynchronousWorkEndsWithItsResultOrWithWhatItThrew() {
        try (ApiClient client = client(TestProfiles.provider().baseUrl())) {
            assertThat(client.async(() -> 42).join()).isEqualTo(42);
            assertThat(client.async(() -> {
                        throw new IllegalArgumentException("mine");
                    }))
                    .failsWithin(java.time.Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withRootCauseInstanceOf(IllegalArgumentException.class);
        }
    }
}
