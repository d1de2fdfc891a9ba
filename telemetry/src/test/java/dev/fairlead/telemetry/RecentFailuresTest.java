package dev.fairlead.telemetry;

import static dev.fairlead.telemetry.Calls.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.telemetry.CallFailure.Ending;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentFailuresTest {

    private final CallRecorder recorder = new CallRecorder(new ManualTime());
    private final Calls calls = new Calls(recorder);

    @Test
    void aFailedAttemptSaysWhatBecameOfTheCall() {
        calls.succeedOnRetry(CREATE, Duration.ofMillis(5));
        calls.fail(CREATE, Duration.ofMillis(5));

        List<CallFailure> failures = recorder.snapshot().failures();
        assertThat(failures).extracting(CallFailure::ending).containsExactly(Ending.FAILED, Ending.RETRIED);
        assertThat(failures.getFirst().errorType()).isEqualTo("ServerException");
        assertThat(failures.getFirst().errorCode()).isEqualTo("api_error");
        assertThat(failures.getFirst().requestId()).isEqualTo("req_call_2_1");
        assertThat(failures.getLast().errorType()).isNull();
        assertThat(failures.getLast().status()).isEqualTo(503);
    }

    @Test
    void aCallRefusedBeforeItsFirstAttemptIsAFailureToo() {
        String id = calls.start(CREATE);
        calls.finish(id, CREATE, OutcomeKind.REFUSED, 0, Duration.ZERO);

        CallFailure failure = recorder.snapshot().failures().getFirst();
        assertThat(failure.attempt()).isZero();
        assertThat(failure.requestId()).isNull();
        assertThat(failure.ending()).isEqualTo(Ending.FAILED);
    }

    @Test
    void onlyTheNewestAreKept() {
        for (int i = 0; i < RecentFailures.KEPT + 50; i++) {
            calls.fail(CREATE, Duration.ofMillis(5));
        }

        List<CallFailure> failures = recorder.snapshot().failures();
        assertThat(failures).hasSize(RecentFailures.KEPT);
        assertThat(failures.getFirst().callId()).isEqualTo("call_" + (RecentFailures.KEPT + 50));
        assertThat(failures.getLast().callId()).isEqualTo("call_51");
    }
}
