package dev.fairlead.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.config.Secret;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.profile.AuthScheme;
import java.lang.management.ManagementFactory;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What a header that stays the same costs on the success path. */
class AuthAllocationTest {

    private static final int ROUNDS = 50_000;
    private static final HttpRequest REQUEST = new HttpRequest(
            "GET",
            URI.create("https://api.example.com/v1/things"),
            Headers.of("Accept", "application/json").plus("User-Agent", "fairlead/1"),
            null);

    @FunctionalInterface
    private interface Step {
        HttpRequest run() throws InterruptedException;
    }

    private static long bytesPerRound(Step step) throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < 5; pass++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            int headers = 0;
            for (int i = 0; i < ROUNDS; i++) {
                headers += step.run().headers().size();
            }
            assertThat(headers).isPositive();
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS);
        }
        return least;
    }

    @Test
    void aHeaderThatStaysTheSameIsNotMadeAnew() throws InterruptedException {
        CredentialSet set = CredentialSet.of("api_key", Secret.of("key-0123456789"));
        AuthBench basic = AuthBench.of(new AuthScheme.Basic("{api_key}", ""), set);
        String value = basic.bearer();

        long adding = bytesPerRound(() -> REQUEST.withHeaders(REQUEST.headers().plus("Authorization", value)));
        long authenticating = bytesPerRound(() -> basic.authenticator.authenticate(REQUEST, ""));

        assertThat(authenticating).isLessThanOrEqualTo(adding + 64); // iterators, where they are not optimised away
    }
}
