package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.error.ErrorBody;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.internal.answer.AnswerBody;
import dev.fairlead.client.internal.answer.CleanText;
import dev.fairlead.client.internal.answer.ErrorReader;
import dev.fairlead.client.internal.answer.WaitHints;
import dev.fairlead.client.internal.pipeline.Outcome.Verdict;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Retries;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads what came of an attempt, once, by the rules of the profile. Thread-safe. */
public final class Classifier {

    private static final int LONGEST_REQUEST_ID = 200;
    private static final int NOT_MODIFIED = 304; // what a condition asks for

    private final Profile profile;
    private final Retries retries;
    private final ErrorReader errors;
    private final WaitHints hints;
    private final TimeSource time;
    private final KnownSecrets secrets;

    /** Creates a classifier for a provider. */
    public Classifier(Profile profile, TimeSource time, KnownSecrets secrets) {
        this.profile = profile;
        this.retries = profile.retries();
        this.errors = new ErrorReader(profile.errors(), secrets::redact);
        this.hints = new WaitHints(retries.waitHints());
        this.time = time;
        this.secrets = secrets;
    }

    /** Returns the outcome of an attempt that had this much time. */
    public Outcome classify(TransportResult result, Duration timeout) {
        return switch (result) {
            case TransportResult.Answered answered -> answered(answered.response());
            case TransportResult.Broken broken ->
                new Outcome.Broken(broken.delivery(), broken.repeatable(), secrets.redact(broken.cause()));
            case TransportResult.TimedOut late -> new Outcome.TimedOut(late.delivery(), timeout, false);
        };
    }

    private Outcome answered(HttpResponse response) {
        if (response.isSuccess() || response.status() == NOT_MODIFIED) {
            return new Outcome.Answered(
                    response,
                    OutcomeKind.SUCCESS,
                    false,
                    Verdict.NONE,
                    replayed(response),
                    ErrorBody.NONE,
                    requestId(response),
                    null);
        }
        AnswerBody body = new AnswerBody(response);
        ErrorBody error = errors.read(body);
        Meaning meaning = meaning(response.status(), error.code());
        return new Outcome.Answered(
                response,
                meaning.kind(),
                meaning.isTransient(),
                verdict(response),
                replayed(response),
                error,
                requestId(response),
                hints.read(response.headers(), body::tree, time.now()).orElse(null));
    }

    private record Meaning(OutcomeKind kind, boolean isTransient) {}

    private Meaning meaning(int status, @Nullable String code) {
        if (retries.throttledStatuses().contains(status)) {
            return throttled(code);
        }
        boolean mayPass = retries.transientStatuses().contains(status);
        if (status == 401) {
            return new Meaning(OutcomeKind.AUTHENTICATION, mayPass);
        }
        if (status < 500) {
            return new Meaning(OutcomeKind.CALLER_FAULT, mayPass);
        }
        return new Meaning(mayPass ? OutcomeKind.SERVER_TRANSIENT : OutcomeKind.SERVER_PERMANENT, mayPass);
    }

    private Meaning throttled(@Nullable String code) {
        if (code != null && retries.exhaustedCodes().contains(code)) {
            return new Meaning(OutcomeKind.THROTTLED, false);
        }
        if (code != null && retries.lockedCodes().contains(code)) {
            return new Meaning(OutcomeKind.SERVER_TRANSIENT, true);
        }
        return new Meaning(OutcomeKind.THROTTLED, true);
    }

    private Verdict verdict(HttpResponse response) {
        Retries.Verdict rule = retries.verdict();
        if (rule == null) {
            return Verdict.NONE;
        }
        String value = response.headers().first(rule.header()).orElse("");
        if (value.equalsIgnoreCase(rule.stop())) {
            return Verdict.STOP;
        }
        return value.equalsIgnoreCase(rule.retry()) ? Verdict.RETRY : Verdict.NONE;
    }

    private boolean replayed(HttpResponse response) {
        return profile.idempotency() != null
                && response.headers()
                        .first(profile.idempotency().replayedHeader())
                        .filter("true"::equalsIgnoreCase)
                        .isPresent();
    }

    private @Nullable String requestId(HttpResponse response) {
        return response.headers()
                .first(profile.errors().requestIdHeader())
                .map(id -> CleanText.oneLine(secrets.redact(id), LONGEST_REQUEST_ID))
                .orElse(null);
    }
}
