package dev.fairlead.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.benchmarks.soak.Soak.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

class SoakReportTest {

    private static final int CALLS = 8;

    private final AtomicReferenceArray<Told> told = new AtomicReferenceArray<>(CALLS);
    private final List<String> ledger = new ArrayList<>();
    private List<Long> heap = List.of(10_000_000L, 10_000_000L, 11_000_000L);
    private SoakReport.Leaks leaks = new SoakReport.Leaks(0, 0, 0, 0, 64, 0);

    SoakReportTest() {
        for (int call = 0; call < CALLS; call++) {
            told.set(call, Told.SUCCESS);
            ledger.add("1 1 0");
        }
        for (Fault ignored : Fault.values()) {
            ledger.add("1");
        }
    }

    private List<String> troubles() {
        return new SoakReport(CALLS, Duration.ofSeconds(1), told, ledger, Map.of(), heap, leaks).troubles();
    }

    @Test
    void callsThatAllCameRightAreNoTrouble() {
        assertThat(troubles()).isEmpty();
    }

    @Test
    void aWriteThatWasDoneTwiceIsTrouble() {
        ledger.set(2, "2 2 0");

        assertThat(troubles()).containsExactly("1 writes with a key done twice");
    }

    @Test
    void aReadThatWasDoneTwiceIsNone() {
        ledger.set(0, "2 2 0");

        assertThat(troubles()).isEmpty();
    }

    @Test
    void aWriteWithoutAKeyThatWasSentAgainBlindlyIsTrouble() {
        ledger.set(3, "2 1 1");

        assertThat(troubles()).containsExactly("1 writes without a key repeated blindly");
    }

    @Test
    void successWithoutWorkIsTrouble() {
        ledger.set(2, "1 0 0");

        assertThat(troubles()).containsExactly("1 writes with a key said to be done and not");
    }

    @Test
    void aCallWithoutAnEndIsTrouble() {
        told.set(1, Told.NOTHING);

        assertThat(troubles()).contains("1 reads without any end");
    }

    @Test
    void theAnswerOfAnotherCallIsTrouble() {
        told.set(1, Told.ANOTHER_CALLS_ANSWER);

        assertThat(troubles()).contains("1 reads with the answer of another call");
    }

    @Test
    void manyErrorsAreTroubleBecauseTheyShowLittle() {
        for (int call = 0; call < 4; call++) {
            told.set(call, Told.ERROR);
        }

        assertThat(troubles()).containsExactly("only 4 of 8 calls succeeded, so that little was shown");
    }

    @Test
    void whatIsLeftIsTrouble() {
        heap = List.of(10_000_000L, 10_000_000L, 20_000_000L);
        leaks = new SoakReport.Leaks(1, 2, -3, 4, 65, 5);

        assertThat(troubles())
                .containsExactly(
                        "1 calls under way at the end",
                        "2 permits of the rate limit lost or won",
                        "3 places of the concurrency limit lost or won",
                        "4 connections leased at the end",
                        "1 connections too many",
                        "5 threads left",
                        "the heap grew from 10000000 to 20000000 bytes");
    }
}
