package dev.fairlead.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.error.CallInterruptedException;
import dev.fairlead.client.error.DeadlineExceededException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.RotatingProvider;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.ClientAuthentication;
import dev.fairlead.profile.AuthScheme.Grant;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuthenticationAcceptanceTest {

    private static final AuthScheme MACHINE = new AuthScheme.OAuth(
            Grant.CLIENT_CREDENTIALS,
            "/oauth/token",
            null,
            ClientAuthentication.BASIC,
            List.of(),
            " ",
            Map.of(),
            null,
            null,
            null);

    private static ApiClient client(ScriptedServer server) {
        return ApiClient.builder(TestProfiles.authenticating(Authentication.of(MACHINE)))
                .credentials(CredentialSet.of("client_id", Secret.of("shop"))
                        .and("client_secret", Secret.of("client-canary-1")))
                .baseUrl(server.uri())
                .rateLimits(RateLimitOptions.off())
                .callTimeout(Duration.ofSeconds(20))
                .build();
    }

    private static ApiClient login(RotatingProvider provider) {
        AuthScheme login = new AuthScheme.OAuth(
                Grant.AUTHORIZATION_CODE,
                "/oauth/token",
                "/oauth/authorize",
                ClientAuthentication.POST,
                List.of(),
                " ",
                Map.of(),
                null,
                null,
                null);
        return ApiClient.builder(TestProfiles.authenticating(Authentication.of(login)))
                .credentials(CredentialSet.of("client_id", Secret.of("shop"))
                        .and("client_secret", Secret.of("client-canary-1"))
                        .and("refresh_token", Secret.of(RotatingProvider.FIRST_REFRESH_TOKEN)))
                .baseUrl(provider.uri())
                .rateLimits(RateLimitOptions.off())
                .build();
    }

    private static void call(ApiClient client) {
        call(client, CallOptions.none());
    }

    private static void call(ApiClient client, CallOptions options) {
        client.call(Fixture.READ, Params.none(), Map.of(), options);
    }

    private static Optional<String> text(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause);
            for (Throwable suppressed : cause.getSuppressed()) {
                text.append(suppressed);
            }
        }
        return Optional.of(text.toString());
    }

    @Test
    void sixtyFourThreadsWithOneExpiredTokenMakeOneTokenRequest() throws Exception {
        try (RotatingProvider provider = new RotatingProvider(1_000_000);
                ApiClient client = login(provider)) {
            call(client);
            assertThat(provider.refreshes()).isEqualTo(1);
            for (int round = 2; round <= 6; round++) {
                provider.expire();
                CountDownLatch start = new CountDownLatch(1);
                List<CompletableFuture<Boolean>> calls = IntStream.range(0, 64)
                        .mapToObj(i -> client.async(() -> {
                            start.await();
                            call(client);
                            return true;
                        }))
                        .toList();
                start.countDown();
                for (CompletableFuture<Boolean> each : calls) {
                    assertThat(each.get(30, TimeUnit.SECONDS)).isTrue();
                }
                assertThat(provider.refreshes()).isEqualTo(round);
            }
            assertThat(provider.reuses()).isZero();
        }
    }

    @Test
    void anInterruptEndsTheWaitForATokenAndNobodyElsesOne() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                ApiClient client = client(server)) {
            CountDownLatch answer = new CountDownLatch(1);
            server.then((socket, out) -> {
                try {
                    answer.await();
                } catch (InterruptedException impossible) {
                    throw new IOException(impossible);
                }
                return Step.respond("200 OK", "{\"access_token\":\"access-canary-1\"}")
                        .run(socket, out);
            });
            AtomicReference<Throwable> first = new AtomicReference<>();
            Thread interrupted = Thread.ofVirtual().start(() -> {
                try {
                    call(client);
                } catch (RuntimeException ended) {
                    first.set(ended);
                }
            });
            server.awaitRequest();
            CompletableFuture<Boolean> second = client.async(() -> {
                call(client);
                return true;
            });

            interrupted.interrupt();
            interrupted.join();
            assertThat(first.get()).isInstanceOf(CallInterruptedException.class);
            answer.countDown();

            assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.requests())
                    .filteredOn(request -> request.line().contains("/oauth/token"))
                    .hasSize(1);
        }
    }

    @Test
    void theDeadlineEndsTheWaitForAToken() throws IOException {
        try (ScriptedServer server = new ScriptedServer();
                ApiClient client = client(server)) {
            server.then(Step.silence());

            DeadlineExceededException late = catchThrowableOfType(
                    DeadlineExceededException.class, () -> call(client, CallOptions.deadline(Duration.ofMillis(200))));

            assertThat(late.attempts()).isZero();
        }
    }

    @Test
    void aRefusalThatStaysEndsTheCallAfterOneRenewal() throws IOException {
        try (ScriptedServer server = new ScriptedServer();
                ApiClient client = client(server)) {
            server.then(Step.respond("200 OK", "{\"access_token\":\"access-canary-1\"}"))
                    .then(Step.respond("401 Unauthorized", "{\"error\":{\"message\":\"no access-canary-1\"}}"))
                    .then(Step.respond("200 OK", "{\"access_token\":\"access-canary-2\"}"))
                    .always(Step.respond("401 Unauthorized", "{\"error\":{\"message\":\"no access-canary-2\"}}"));

            AuthenticationException refused = catchThrowableOfType(AuthenticationException.class, () -> call(client));

            assertThat(refused).hasMessageContaining("new credentials were refused too");
            assertThat(refused.attempts()).isEqualTo(2);
            assertThat(text(refused))
                    .hasValueSatisfying(text -> assertThat(text).doesNotContain("canary"));
            assertThat(server.requests()).hasSize(4);

            catchThrowableOfType(AuthenticationException.class, () -> call(client));
            assertThat(server.requests()).as("no storm of token requests").hasSize(5);
        }
    }

    @Test
    void failuresOfTheTokenEndpointSayWhatToDoAndNoSecret() throws IOException {
        try (ScriptedServer server = new ScriptedServer();
                ApiClient client = client(server)) {
            server.then(Step.respond(
                    "401 Unauthorized",
                    "{\"error\":\"invalid_client\",\"error_description\":\"client-canary-1 is not known\"}"));

            AuthenticationException refused = catchThrowableOfType(AuthenticationException.class, () -> call(client));

            assertThat(refused)
                    .hasMessageContaining(
                            "no credentials: the token endpoint answered 401: invalid_client (**** is not known);"
                                    + " check client id and secret");
            assertThat(refused.attempts()).isZero();
            assertThat(text(refused))
                    .hasValueSatisfying(text -> assertThat(text).doesNotContain("canary"));
        }
    }

    @Test
    void aTokenEndpointInTroubleIsTriedAgainByItselfOnly() throws IOException {
        try (ScriptedServer server = new ScriptedServer();
                ApiClient client = client(server)) {
            server.always(Step.respond("503 Service Unavailable", ""));

            ApiException down = catchThrowableOfType(ApiException.class, () -> call(client));

            assertThat(down)
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("the token endpoint answered 503")
                    .hasMessageContaining("nothing was sent");
            assertThat(server.requests()).hasSize(4);
        }
    }
}
