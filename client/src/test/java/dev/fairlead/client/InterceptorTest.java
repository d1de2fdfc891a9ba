package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.interceptor.Interceptor;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.testing.kit.ScriptedTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InterceptorTest {

    private final List<String> seen = new ArrayList<>();

    private Interceptor naming(String name) {
        return (attempt, next) -> {
            seen.add(name + " before " + attempt.number());
            Interceptor.Result result = next.proceed(
                    attempt.request().withHeaders(attempt.request().headers().plus("X-Seen-By", name)));
            seen.add(name + " after " + result.kind());
            return result;
        };
    }

    @Test
    void theFirstOneStandsOutsideOfTheOthersAndEachChangesTheRequest() {
        Fixture fixture =
                Fixture.with(client -> client.interceptor(naming("outer")).interceptor(naming("inner")));
        fixture.provider.thenOk();

        fixture.read();

        assertThat(seen)
                .containsExactly("outer before 1", "inner before 1", "inner after SUCCESS", "outer after SUCCESS");
        assertThat(fixture.provider.requests().getFirst().headers().all("X-Seen-By"))
                .containsExactly("outer", "inner");
    }

    @Test
    void eachAttemptIsSeen() {
        Fixture fixture = Fixture.with(client -> client.interceptor(naming("it")));
        fixture.provider
                .thenStatus(503)
                .then(ScriptedTransport.broken(Delivery.NOT_SENT))
                .thenOk();

        fixture.read();

        assertThat(seen)
                .containsExactly(
                        "it before 1",
                        "it after SERVER_TRANSIENT",
                        "it before 2",
                        "it after NEVER_SENT",
                        "it before 3",
                        "it after SUCCESS");
    }

    @Test
    void credentialsAreNotSeen() {
        List<String> headers = new ArrayList<>();
        Fixture fixture = Fixture.with(client -> client.interceptor((attempt, next) -> {
            attempt.request().headers().forEach((name, value) -> headers.add(name + ": " + value));
            return next.proceed(attempt.request());
        }));
        fixture.provider.thenOk();

        fixture.read();

        assertThat(headers).isNotEmpty().noneMatch(header -> header.contains(TestProfiles.KEY));
    }

    @Test
    void whatItThrowsEndsTheCallAsItIs() {
        Fixture fixture = Fixture.with(client -> client.interceptor((attempt, next) -> {
            throw new IllegalStateException("no");
        }));

        assertThatThrownBy(fixture::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(fixture.provider.requests()).isEmpty();
    }

    @Test
    void aResultOfItsOwnIsRefused() {
        Fixture fixture = Fixture.with(client -> client.interceptor((attempt, next) -> new MadeUp()));

        assertThatThrownBy(fixture::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("returned something else");
    }

    private record MadeUp() implements Interceptor.Result {

        @Override
        public OutcomeKind kind() {
            return OutcomeKind.SUCCESS;
        }

        @Override
        public Delivery delivery() {
            return Delivery.ANSWERED;
        }

        @Override
        public Optional<HttpResponse> response() {
            return Optional.empty();
        }

        @Override
        public Optional<Exception> cause() {
            return Optional.empty();
        }
    }
}
