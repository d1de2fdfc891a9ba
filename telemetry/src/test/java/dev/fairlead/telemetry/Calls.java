package dev.fairlead.telemetry;

import dev.fairlead.client.event.CallEvent.AttemptFinished;
import dev.fairlead.client.event.CallEvent.CallFinished;
import dev.fairlead.client.event.CallEvent.CallStarted;
import dev.fairlead.client.event.CallEvent.RetryScheduled;
import dev.fairlead.client.event.CallListener;
import dev.fairlead.client.event.Endpoint;
import dev.fairlead.client.event.OutcomeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Plays calls to a recorder, as an engine would report them. */
public final class Calls {

    static final String CREATE = "PostCustomers";
    static final String LIST = "GetCustomers";

    static final Endpoint ENDPOINT = new Endpoint("POST", "https", "api.example.com", 443, "/v1/customers");

    private final CallListener recorder;
    private final AtomicLong ids = new AtomicLong();

    public Calls(CallListener recorder) {
        this.recorder = recorder;
    }

    String start(String operation) {
        String id = "call_" + ids.incrementAndGet();
        recorder.on(new CallStarted(id, operation, "POST", "/v1/customers", Instant.EPOCH));
        return id;
    }

    void attempt(String id, String operation, int number, OutcomeKind outcome, int status) {
        recorder.on(new AttemptFinished(
                id,
                operation,
                number,
                ENDPOINT,
                outcome,
                status,
                Duration.ofMillis(5),
                outcome == OutcomeKind.SUCCESS ? null : "api_error",
                "req_" + id + "_" + number,
                null,
                null));
    }

    void retry(String id, String operation, int failedAttempt) {
        recorder.on(new RetryScheduled(id, operation, failedAttempt, Duration.ofMillis(100), "status 503"));
    }

    void finish(String id, String operation, OutcomeKind outcome, int attempts, Duration duration) {
        recorder.on(new CallFinished(
                id,
                operation,
                "POST",
                "/v1/customers",
                outcome,
                outcome == OutcomeKind.SUCCESS ? 200 : 503,
                attempts,
                duration,
                outcome == OutcomeKind.SUCCESS ? null : "ServerException",
                null,
                null));
    }

    void succeed(String operation, Duration duration) {
        succeed(operation, "/v1/customers", duration);
    }

    public void succeed(String operation, String pathTemplate, Duration duration) {
        String id = start(operation);
        Endpoint endpoint = new Endpoint("POST", "https", "api.example.com", 443, pathTemplate);
        recorder.on(new AttemptFinished(
                id, operation, 1, endpoint, OutcomeKind.SUCCESS, 200, Duration.ofMillis(5), null, null, null, null));
        finish(id, operation, OutcomeKind.SUCCESS, 1, duration);
    }

    /** A call whose first attempt fails with 503 and whose second succeeds. */
    void succeedOnRetry(String operation, Duration duration) {
        String id = start(operation);
        attempt(id, operation, 1, OutcomeKind.SERVER_TRANSIENT, 503);
        retry(id, operation, 1);
        attempt(id, operation, 2, OutcomeKind.SUCCESS, 200);
        finish(id, operation, OutcomeKind.SUCCESS, 2, duration);
    }

    /** A call whose only attempt fails with 503. */
    void fail(String operation, Duration duration) {
        String id = start(operation);
        attempt(id, operation, 1, OutcomeKind.SERVER_TRANSIENT, 503);
        finish(id, operation, OutcomeKind.SERVER_TRANSIENT, 1, duration);
    }
}
