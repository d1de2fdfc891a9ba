package dev.fairlead.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final ProviderRequest REQUEST = new ProviderRequest("POST", "/v1/customers", "k");

    @Test
    void aRateOfOneMeetsEveryRequestWithEveryKind() {
        Faults faults = new Faults();
        Set<FaultKind> all = EnumSet.allOf(FaultKind.class);
        faults.use(FaultSettings.of(1, all, 7));
        for (int i = 0; i < 700; i++) {
            assertThat(faults.next(REQUEST)).isPresent();
        }
        assertThat(faults.injected())
                .allSatisfy((kind, count) -> assertThat(count).isBetween(60L, 140L));
        assertThat(faults.injectedTotal()).isEqualTo(700);
    }

    @Test
    void countsStayWhenFaultsAreSwitchedOff() {
        Faults faults = new Faults();
        faults.use(FaultPlan.first(new Fault.Status(503)));
        assertThat(faults.next(REQUEST)).contains(new Fault.Status(503));
        assertThat(faults.next(REQUEST)).isEmpty();
        faults.off();
        assertThat(faults.injected()).containsEntry(FaultKind.UNAVAILABLE, 1L);
        assertThat(faults.recent()).containsExactly(new Injection(0, FaultKind.UNAVAILABLE, REQUEST, false));
    }

    @Test
    void aPlanCanBeMeantForSomeRequestsOnly() {
        FaultPlan plan = FaultPlan.first(new Fault.CutResponse())
                .only(request -> request.path().contains("refunds"));
        assertThat(plan.faultFor(REQUEST, 0)).isEmpty();
        assertThat(plan.faultFor(new ProviderRequest("POST", "/v1/refunds", null), 1))
                .isPresent();
    }

    @Test
    void delaysStayBelowTheirBound() {
        FaultSettings settings =
                new FaultSettings(1, EnumSet.of(FaultKind.SLOW).stream().toList(), Duration.ofMillis(100), 7);
        FaultPlan plan = FaultPlan.random(settings);
        for (int i = 0; i < 100; i++) {
            assertThat(plan.faultFor(REQUEST, i))
                    .get()
                    .isInstanceOfSatisfying(
                            Fault.Delay.class,
                            delay -> assertThat(delay.duration())
                                    .isBetween(Duration.ofMillis(10), Duration.ofMillis(100)));
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> FaultSettings.of(1.5, FaultSettings.USUAL, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fault.Status(404)).isInstanceOf(IllegalArgumentException.class);
        assertThat(FaultSettings.USUAL).doesNotContain(FaultKind.STALL);
    }
}
