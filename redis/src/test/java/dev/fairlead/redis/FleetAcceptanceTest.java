package dev.fairlead.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.redis.campaign.Fleet;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The campaign of docs/fleet.md, short: processes of their own and a real server. */
@Isolated("it measures how much of a limit is used")
final class FleetAcceptanceTest {

    private static final int LIMIT = 300;
    private static final Duration LEASE = Duration.ofSeconds(1);

    private static Fleet.Result run(Duration length, boolean kill) throws IOException, InterruptedException {
        LimitWindow window = LimitWindow.of(LIMIT, Duration.ofSeconds(1));
        return Fleet.run(new Fleet.Plan(3, window, LEASE, length, kill));
    }

    @Test
    void processesShareALimitAndUseIt() throws IOException, InterruptedException {
        Fleet.Result result = run(Duration.ofSeconds(5), false);

        assertThat(result.most()).isLessThanOrEqualTo(LIMIT);
        assertThat(result.used()).as("part of the limit that was used").isGreaterThan(0.8);
        assertThat(result.callsPerPermit()).isLessThanOrEqualTo(0.1);
    }

    @Test
    void theLimitHoldsWhileTheServerIsKilledAndComesBack() throws IOException, InterruptedException {
        Fleet.Result result = run(Duration.ofSeconds(9), true);

        assertThat(result.most()).isLessThanOrEqualTo(LIMIT);
        assertThat(result.awayUsed())
                .as("part of the limit that was used while the server was away")
                .isGreaterThan(0.6);
        assertThat(result.used()).isGreaterThan(0.6);
    }
}
