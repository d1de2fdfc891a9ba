package dev.fairlead.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What a header costs is measured in the benchmarks; here it is enough that it is not made anew. */
class StaticHeaderTest {

    private static final HttpRequest REQUEST =
            new HttpRequest("GET", URI.create("https://api.example.com/v1/things"), Headers.empty(), null);

    @Test
    void aHeaderThatStaysTheSameIsMadeOnce() throws InterruptedException {
        AuthBench basic = AuthBench.of(
                new AuthScheme.Basic("{api_key}", ""), CredentialSet.of("api_key", Secret.of("key-0123456789")));

        String first = value(basic.authenticator.authenticate(REQUEST, ""));
        String second = value(basic.authenticator.authenticate(REQUEST, ""));

        assertThat(first).startsWith("Basic ");
        assertThat(second).isSameAs(first);
    }

    private static String value(HttpRequest request) {
        return request.headers().first("Authorization").orElseThrow();
    }
}
