package dev.fairlead.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.redis.campaign.FleetCampaign;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The campaign of docs/fleet.md, short: processes of their own and a real server. */
final class FleetAcceptanceTest {

    private static final LimitWindow WINDOW = LimitWindow.of(300, Duration.ofSeconds(1));

    @Test
    void processesShareALimitAndUseIt() throws IOException, InterruptedException {
        FleetCampaign.Result result =
                FleetCampaign.run(new FleetCampaign.Plan(3, WINDOW, Duration.ofSeconds(12), false));

        assertThat(result.most()).isLessThanOrEqualTo(300);
        // A server that has just started grants nothing for one lease of three seconds: up to a quarter of this run.
        assertThat(result.used()).as("part of the limit that was used").isGreaterThan(0.7);
        assertThat(result.callsPerPermit()).isLessThanOrEqualTo(0.1);
    }

    @Test
    void theLimitHoldsWhileTheServerIsKilledAndComesBack() throws IOException, InterruptedException {
        FleetCampaign.Result result =
                FleetCampaign.run(new FleetCampaign.Plan(3, WINDOW, Duration.ofSeconds(12), true));

        assertThat(result.most()).isLessThanOrEqualTo(300);
        assertThat(result.awayUsed())
                .as("part of the limit that was used while the server was away")
                .isGreaterThan(0.6);
        assertThat(result.used()).isGreaterThan(0.6);
    }
}
