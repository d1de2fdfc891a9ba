package dev.fairlead.testing;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.profile.Profile;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.sandbox.webhook.WebhookFaults;

/** A sandbox with the settings that point to it and a client that was built from them. */
record RunningSandbox(Sandbox sandbox, Settings settings, ApiClient client) implements AutoCloseable {

    static RunningSandbox start(ApiDescription description, Profile profile) {
        Sandbox sandbox =
                Sandbox.builder(description, profile).withoutRateLimit().start();
        try {
            Settings settings = Settings.builder(profile)
                    .credentials(CredentialSet.of(sandbox.credentials()))
                    .baseUrl(sandbox.baseUrl())
                    .build();
            return new RunningSandbox(sandbox, settings, client(settings));
        } catch (RuntimeException failure) {
            sandbox.close();
            throw failure;
        }
    }

    /** Policies that remember would carry what one test provokes into the next. */
    private static ApiClient client(Settings settings) {
        return ApiClient.builder(settings.profile())
                .settings(settings)
                .rateLimits(RateLimitOptions.off())
                .breaker(BreakerOptions.off())
                .retryBudget(RetryBudgetOptions.off())
                .build();
    }

    void behaveAgain() {
        sandbox.faults().off();
        sandbox.webhooks().misbehave(WebhookFaults.NONE);
    }

    @Override
    public void close() {
        try (sandbox) {
            client.close();
        }
    }
}
