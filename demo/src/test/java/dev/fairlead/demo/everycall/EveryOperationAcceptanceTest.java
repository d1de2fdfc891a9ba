package dev.fairlead.demo.everycall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.demo.stripe.StripeClient;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.sandbox.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation is called through its generated method against the sandbox, with a request that fits the description, and
 * every property of every answer is read as its type.
 */
final class EveryOperationAcceptanceTest {

    private static final Path OFFICIAL = Path.of("../../shared/descriptions/stripe/spec3.2024-04-10.json");
    private static final Profile PROFILE = Profiles.bundled("stripe");

    private static ApiClient engine(Sandbox sandbox, String key) {
        return ApiClient.builder(PROFILE)
                .apiKey(Secret.of(key))
                .baseUrl(sandbox.uri())
                .rateLimits(RateLimitOptions.off())
                .breaker(BreakerOptions.off())
                .build();
    }

    private static Sandbox sandbox(ApiDescription description) {
        return Sandbox.builder(description, PROFILE).withoutRateLimit().start();
    }

    @Test
    void theBundledClientCallsAllOfItsOperations() throws Exception {
        ApiDescription bundled = BundledDescriptions.open("stripe");
        try (Sandbox sandbox = sandbox(bundled);
                StripeClient stripe = new StripeClient(engine(sandbox, sandbox.apiKey()))) {
            EveryCall calls = new EveryCall(bundled, stripe, new Preparation(stripe));
            calls.run();

            assertThat(calls.methods()).isEqualTo(bundled.operations().size());
            assertThat(calls.refusals().keySet())
                    .containsExactlyInAnyOrder(
                            // A card's refund succeeds at once, and a subscription that runs need not be resumed.
                            "PostRefundsRefundCancel (POST /v1/refunds/{refund}/cancel)",
                            "PostSubscriptionsSubscriptionResume (POST /v1/subscriptions/{subscription}/resume)");
        }
    }

    @Test
    void aClientForTheWholeOfficialDocumentCallsAllOfItsOperations(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isRegularFile(OFFICIAL), "skipped: no " + OFFICIAL + " beside this project");
        ApiDescription official = DescriptionReader.read(OFFICIAL);
        try (OfficialClient compiled = OfficialClient.compile(official, PROFILE, folder);
                Sandbox sandbox = sandbox(official);
                StripeClient stripe = new StripeClient(engine(sandbox, sandbox.apiKey()))) {
            EveryCall calls = new EveryCall(official, compiled.client(stripe.api()), new Preparation(stripe));
            calls.run();

            System.out.printf("official document: %d of %d calls succeed%n", calls.successes(), calls.methods());
            assertThat(calls.methods()).isEqualTo(533);
            assertThat(calls.successes()).isGreaterThanOrEqualTo(515);
            assertThat(calls.refusals())
                    .allSatisfy((operation, refusal) -> assertThat(refusal)
                            .as(operation)
                            .matches("404 .*resource_missing.*|400 .*This (refund|subscription) .*"));

            try (Sandbox refusing = sandbox(official);
                    ApiClient engine = engine(refusing, refusing.apiKey())) {
                refusing.faults().use((request, sequence) -> Optional.of(Fault.answer(404)));
                EveryCall missing = new EveryCall(official, compiled.client(engine), new Preparation(stripe));
                missing.run();
                assertThat(missing.refusals())
                        .hasSize(533)
                        .allSatisfy(
                                (operation, refusal) -> assertThat(refusal).startsWith("404 invalid_request_error"));
            }

            try (ApiClient stranger = engine(sandbox, "sk_test_somebody_else_0000")) {
                EveryCall refused = new EveryCall(official, compiled.client(stranger), new Preparation(stripe));
                refused.run();
                assertThat(refused.refusals())
                        .hasSize(533)
                        .allSatisfy(
                                (operation, refusal) -> assertThat(refusal).startsWith("401 invalid_request_error"));
            }
        }
    }
}
