package dev.fairlead.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The soak, as short as it still says something; {@code benchmarks/run soak} is the long one. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SoakAcceptanceTest {

    @Test
    void everyCallIsAccountedForAlthoughOneInFiveRequestsGoesWrong() throws Exception {
        SoakReport report = new Soak(2_000, 7).run();

        assertThat(report.troubles()).as(report.table()).isEmpty();
    }
}
