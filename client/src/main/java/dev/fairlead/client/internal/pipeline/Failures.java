package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.CallSummary;
import dev.fairlead.client.error.DeadlineExceededException;
import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.error.ErrorResponse;
import dev.fairlead.client.error.ResponseException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import org.jspecify.annotations.Nullable;

/** Turns the outcome of a failed call into the exception for its caller: the only place where that is done. */
public final class Failures {

    private Failures() {}

    /** Returns the exception for a call's last outcome, with those for the earlier ones suppressed in it. */
    public static ApiException exception(Call call, Outcome outcome) {
        Setbacks setbacks = call.setbacks();
        CallSummary summary = new CallSummary(call.operationId(), call.id(), call.sent());
        ApiException exception = one(summary, outcome, setbacks.deliveryWith(outcome), setbacks.note());
        suppressEarlier(exception, call);
        return exception;
    }

    /** Adds the exceptions for the outcomes of earlier attempts. */
    public static void suppressEarlier(ApiException exception, Call call) {
        CallSummary summary = exception.call();
        for (Outcome earlier : call.setbacks().earlier()) {
            exception.addSuppressed(one(summary, earlier, earlier.delivery(), ""));
        }
    }

    /** Returns the simple name of the exception for an outcome; null for success. */
    static @Nullable String typeName(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered ->
                answered.kind() == OutcomeKind.SUCCESS
                        ? null
                        : ResponseException.typeFor(
                                        answered.kind(), answered.response().status())
                                .getSimpleName();
            case Outcome.Broken ignored -> TransportException.class.getSimpleName();
            case Outcome.TimedOut late ->
                (late.byDeadline() ? DeadlineExceededException.class : TransportException.class).getSimpleName();
            case Outcome.Refused ignored -> CallRefusedException.class.getSimpleName();
            case Outcome.Expired ignored -> DeadlineExceededException.class.getSimpleName();
            case Outcome.Unauthenticated none ->
                (none.mayPass() ? TransportException.class : AuthenticationException.class).getSimpleName();
            case Outcome.Unreadable ignored -> DecodingException.class.getSimpleName();
        };
    }

    private static ApiException one(CallSummary summary, Outcome outcome, Delivery delivery, String note) {
        String more = note.isEmpty() ? "" : "; " + note;
        return switch (outcome) {
            case Outcome.Answered answered -> ResponseException.of(summary, error(answered, note));
            case Outcome.Broken broken ->
                new TransportException(summary, broken.delivery(), brokenMessage(broken) + more, broken.cause());
            case Outcome.TimedOut late -> timedOut(summary, late, delivery, more);
            case Outcome.Refused refused ->
                new CallRefusedException(
                        summary, refused.stage().title(), delivery, refused.retryIn(), refused.reason() + more);
            case Outcome.Expired expired ->
                new DeadlineExceededException(
                        summary,
                        delivery,
                        expired.limit(),
                        "the deadline of " + Durations.text(expired.limit()) + " was over before an attempt could begin"
                                + more);
            case Outcome.Unauthenticated none -> unauthenticated(summary, none, more);
            case Outcome.Unreadable unreadable ->
                new DecodingException(
                        summary,
                        unreadable.pointer(),
                        "the provider answered "
                                + unreadable.answer().response().status() + ", but " + unreadable.problem(),
                        unreadable.cause());
        };
    }

    private static ApiException unauthenticated(CallSummary summary, Outcome.Unauthenticated none, String more) {
        String message = "no credentials: " + none.reason() + more;
        return none.mayPass()
                ? new TransportException(summary, Delivery.NOT_SENT, message + "; nothing was sent", none.cause())
                : new AuthenticationException(summary, message, none.cause());
    }

    private static ErrorResponse error(Outcome.Answered answered, String note) {
        return new ErrorResponse(
                answered.response(),
                answered.kind(),
                answered.error(),
                answered.requestId(),
                answered.retryAfter(),
                answered.replayed(),
                answered.advice(),
                note);
    }

    private static ApiException timedOut(CallSummary summary, Outcome.TimedOut late, Delivery delivery, String more) {
        if (late.byDeadline()) {
            return new DeadlineExceededException(
                    summary,
                    delivery,
                    late.limit(),
                    "the deadline cut the attempt off after " + Durations.text(late.limit()) + "; "
                            + sideEffects(delivery) + more);
        }
        return new TransportException(
                summary,
                late.delivery(),
                "no whole answer came within the attempt timeout of " + Durations.text(late.limit()) + "; "
                        + sideEffects(late.delivery()) + more,
                null);
    }

    private static String brokenMessage(Outcome.Broken broken) {
        String cause = broken.cause().getMessage() == null
                ? broken.cause().getClass().getSimpleName()
                : broken.cause().getMessage();
        return switch (broken.delivery()) {
            case NOT_SENT -> "the request could not be sent: " + cause;
            case MAYBE_PROCESSED -> "the exchange broke off: " + cause + "; " + sideEffects(broken.delivery());
            case ANSWERED -> "the answer cannot be used: " + cause;
        };
    }

    private static String sideEffects(Delivery delivery) {
        return delivery == Delivery.NOT_SENT
                ? "nothing was sent"
                : "the provider may have acted: look before doing it again, or repeat with the same idempotency key";
    }
}
