package dev.fairlead.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> KNOWN = List.of("retries", "timeouts", "wire", "webhooks", "rate_limits");

    @ParameterizedTest
    @CsvSource({
        "retires, retries",
        "timeout, timeouts",
        "Wire, wire",
        "wirre, wire",
        "webhook, webhooks",
        "rate-limits, rate_limits",
        "ratelimits, rate_limits"
    })
    void theNearestCandidateIsFound(String written, String meant) {
        assertThat(Spelling.nearest(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"pagination", "x", "''", "hooks"})
    void whatIsFarFromAllIsNearNone(String written) {
        assertThat(Spelling.nearest(written, KNOWN)).isEmpty();
    }

    @Test
    void ofTwoEquallyNearTheFirstInTheAlphabetCounts() {
        assertThat(Spelling.nearest("cat", List.of("rat", "bat"))).contains("bat");
    }

    @Test
    void aVeryLongWordIsNearNone() {
        assertThat(Spelling.nearest("wire".repeat(100_000), KNOWN)).isEmpty();
    }
}
