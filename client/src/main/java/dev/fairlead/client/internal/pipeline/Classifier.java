package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.error.ErrorBody;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.internal.answer.Advice;
import dev.fairlead.client.internal.answer.AnswerBody;
import dev.fairlead.client.internal.answer.AnswerRules;
import dev.fairlead.client.internal.answer.ErrorReader;
import dev.fairlead.client.internal.answer.WaitHints;
import dev.fairlead.client.internal.pipeline.Outcome.Verdict;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Idempotency;
import dev.fairlead.profile.Meaning;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Retries;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads what came of an attempt, once, by the rules of the profile. Thread-safe. */
public final class Classifier {

    private static final int NOT_MODIFIED = 304; // what a condition asks for

    private final Retries.@Nullable Verdict verdict;
    private final @Nullable Idempotency idempotency;
    private final AnswerRules rules;
    private final ErrorReader errors;
    private final WaitHints hints;
    private final Advice advice;
    private final TimeSource time;
    private final KnownSecrets secrets;
    private final Reading.Success success = this::successDetails;

    /** Creates a classifier for a provider. */
    public Classifier(Profile profile, TimeSource time, KnownSecrets secrets) {
        this.verdict = profile.retries().verdict();
        this.idempotency = profile.idempotency();
        this.rules = new AnswerRules(profile.retries().rules(), profile.errors().insideSuccess());
        this.errors = new ErrorReader(profile.errors(), secrets::redact);
        this.hints = new WaitHints(profile.retries().waitHints());
        this.advice = new Advice(profile.authentication());
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
        if (!response.isSuccess() && response.status() != NOT_MODIFIED) {
            return failure(AnswerBody.ofError(response));
        }
        if (!rules.believesSuccess()) {
            AnswerBody body = AnswerBody.ofSuccess(response);
            if (rules.isFailure(body)) {
                return failure(body);
            }
        }
        return new Outcome.Answered(response, success);
    }

    private Reading.Details successDetails(HttpResponse response) {
        return Reading.Details.ofSuccess(replayed(response), errors.requestId(response));
    }

    private Outcome failure(AnswerBody body) {
        HttpResponse response = body.response();
        ErrorBody error = errors.read(body);
        Retries.Rule rule = rules.ruleFor(body, error);
        Reading.Details details = new Reading.Details(
                kind(rule.outcome()),
                isTransient(rule.outcome()),
                verdict(response),
                replayed(response),
                error,
                errors.requestId(body),
                hints.read(response.headers(), body::tree, time.now()).orElse(rule.unhintedWait()),
                rule.unprocessed(),
                advice.on(rule, response.status()));
        return new Outcome.Answered(withoutSecrets(response), details);
    }

    /** A provider in trouble may repeat what it was sent, in its headers, too; and some of those are printed. */
    private HttpResponse withoutSecrets(HttpResponse response) {
        Headers clean = response.headers();
        for (String name : clean.names()) {
            String value = clean.first(name).orElse("");
            String redacted = secrets.redact(value);
            if (!redacted.equals(value)) {
                clean = clean.with(name, redacted);
            }
        }
        return clean.equals(response.headers()) ? response : response.withHeaders(clean);
    }

    private static OutcomeKind kind(Meaning meaning) {
        return switch (meaning) {
            case REJECTED -> OutcomeKind.CALLER_FAULT;
            case UNAUTHENTICATED -> OutcomeKind.AUTHENTICATION;
            case THROTTLED, EXHAUSTED -> OutcomeKind.THROTTLED;
            case BUSY, TRANSIENT -> OutcomeKind.SERVER_TRANSIENT;
            case PERMANENT -> OutcomeKind.SERVER_PERMANENT;
        };
    }

    private static boolean isTransient(Meaning meaning) {
        return switch (meaning) {
            case THROTTLED, BUSY, TRANSIENT -> true;
            case REJECTED, UNAUTHENTICATED, EXHAUSTED, PERMANENT -> false;
        };
    }

    private Verdict verdict(HttpResponse response) {
        if (verdict == null) {
            return Verdict.NONE;
        }
        String value = response.headers().first(verdict.header()).orElse("");
        if (value.equalsIgnoreCase(verdict.stop())) {
            return Verdict.STOP;
        }
        return value.equalsIgnoreCase(verdict.retry()) ? Verdict.RETRY : Verdict.NONE;
    }

    private boolean replayed(HttpResponse response) {
        String header = idempotency == null ? null : idempotency.replayedHeader();
        return header != null && response.headers().first(header).orElse("").equalsIgnoreCase("true");
    }
}
