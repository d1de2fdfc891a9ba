package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.error.ErrorBody;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an attempt came to, read once by the {@link Classifier}; all policies learn from it. */
public sealed interface Outcome {

    /** Returns the kind for reports and counts. */
    OutcomeKind kind();

    /** Returns what is known about side effects. */
    Delivery delivery();

    /** Returns whether another try may go better, whatever else stands against it. */
    boolean isTransient();

    /** Returns whether it is a sign of trouble at the provider or on the way to it. */
    boolean isTrouble();

    /**
     * The provider answered.
     *
     * @param response the answer
     * @param reading what the classifier read in it
     */
    record Answered(HttpResponse response, Reading reading) implements Outcome {

        /** Returns this outcome with another form of its response; what was read stays. */
        public Answered with(HttpResponse other) {
            return new Answered(other, details());
        }

        /** Returns this outcome as another kind. */
        Answered as(OutcomeKind other) {
            return new Answered(response, details().as(other));
        }

        private Reading.Details details() {
            return reading.details(response);
        }

        /** Returns whether the answer does what was asked. */
        public boolean isSuccess() {
            return reading.kind() == OutcomeKind.SUCCESS;
        }

        @Override
        public OutcomeKind kind() {
            return reading.kind();
        }

        @Override
        public Delivery delivery() {
            return Delivery.ANSWERED;
        }

        @Override
        public boolean isTransient() {
            return !isSuccess() && details().isTransient();
        }

        @Override
        public boolean isTrouble() {
            OutcomeKind kind = kind();
            return (kind == OutcomeKind.SERVER_PERMANENT || kind == OutcomeKind.SERVER_TRANSIENT)
                    && !replayed()
                    && (response.status() >= 500 || response.isSuccess()); // an object that is busy is no trouble
        }

        /** Returns what the provider itself says about another try. */
        public Verdict verdict() {
            return details().verdict();
        }

        /** Returns whether the provider answered from memory for the same idempotency key. */
        public boolean replayed() {
            return details().replayed();
        }

        /** Returns what the error envelope says. */
        public ErrorBody error() {
            return details().error();
        }

        /** Returns the provider's name for the request; null if it gave none. */
        public @Nullable String requestId() {
            return details().requestId();
        }

        /** Returns how long the provider asks to wait; null if it does not. */
        public @Nullable Duration retryAfter() {
            return details().retryAfter();
        }

        /** Returns whether the provider answers so before it does anything. */
        public boolean unprocessed() {
            return details().unprocessed();
        }

        /** Returns what to do, for the message; empty for nothing. */
        public String advice() {
            return details().advice();
        }

        /** Returns the provider's code for the error, or its type where it has no code; null if it gave neither. */
        public @Nullable String errorCode() {
            ErrorBody error = error();
            return error.code() == null ? error.type() : error.code();
        }
    }

    /** What the provider itself says about another try. */
    enum Verdict {
        NONE,
        RETRY,
        STOP
    }

    /**
     * The exchange broke off.
     *
     * @param delivery what is known about side effects
     * @param isTransient whether another try may go better
     * @param cause what broke it
     */
    record Broken(Delivery delivery, boolean isTransient, Exception cause) implements Outcome {

        @Override
        public OutcomeKind kind() {
            return switch (delivery) {
                case NOT_SENT -> OutcomeKind.NEVER_SENT;
                case MAYBE_PROCESSED -> OutcomeKind.MAYBE_SENT;
                case ANSWERED -> OutcomeKind.SERVER_PERMANENT;
            };
        }

        @Override
        public boolean isTrouble() {
            return delivery != Delivery.ANSWERED;
        }
    }

    /**
     * The attempt took too long and was cut off.
     *
     * @param delivery what is known about side effects
     * @param limit how long it was given
     * @param byDeadline whether the deadline of the call left it less than an attempt's usual time
     */
    record TimedOut(Delivery delivery, Duration limit, boolean byDeadline) implements Outcome {

        @Override
        public OutcomeKind kind() {
            return delivery == Delivery.NOT_SENT ? OutcomeKind.NEVER_SENT : OutcomeKind.MAYBE_SENT;
        }

        @Override
        public boolean isTransient() {
            return true;
        }

        /** A caller in a hurry says nothing about the provider. */
        @Override
        public boolean isTrouble() {
            return !byDeadline;
        }
    }

    /**
     * A policy of our own did not let the attempt through.
     *
     * @param stage which
     * @param reason why, and what to do
     * @param retryIn how long until another call could pass; null if that is not known
     */
    record Refused(Stage stage, String reason, @Nullable Duration retryIn) implements Outcome {

        @Override
        public OutcomeKind kind() {
            return OutcomeKind.REFUSED;
        }

        @Override
        public Delivery delivery() {
            return Delivery.NOT_SENT;
        }

        @Override
        public boolean isTransient() {
            return false;
        }

        @Override
        public boolean isTrouble() {
            return false;
        }
    }

    /**
     * The time for the call was over before the attempt began.
     *
     * @param limit how long the call was given
     */
    record Expired(Duration limit) implements Outcome {

        @Override
        public OutcomeKind kind() {
            return OutcomeKind.REFUSED;
        }

        @Override
        public Delivery delivery() {
            return Delivery.NOT_SENT;
        }

        @Override
        public boolean isTransient() {
            return false;
        }

        @Override
        public boolean isTrouble() {
            return false;
        }
    }

    /**
     * There were no credentials to be had for the attempt. Who asks a token endpoint tries again by itself, so that nobody
     * outside does.
     *
     * @param reason why, and what to do
     * @param mayPass whether it may go better later without anybody doing anything
     * @param cause what stood in the way; null for nothing but the reason
     */
    record Unauthenticated(
            String reason, boolean mayPass, @Nullable Exception cause) implements Outcome {

        @Override
        public OutcomeKind kind() {
            return mayPass ? OutcomeKind.NEVER_SENT : OutcomeKind.AUTHENTICATION;
        }

        @Override
        public Delivery delivery() {
            return Delivery.NOT_SENT;
        }

        @Override
        public boolean isTransient() {
            return false;
        }

        @Override
        public boolean isTrouble() {
            return false;
        }
    }

    /**
     * The provider answered with success and something that cannot be read.
     *
     * @param answer the answer
     * @param pointer the place as a JSON pointer
     * @param problem what is wrong there
     * @param cause what the reader threw
     */
    record Unreadable(Answered answer, String pointer, String problem, RuntimeException cause) implements Outcome {

        @Override
        public OutcomeKind kind() {
            return OutcomeKind.SERVER_PERMANENT;
        }

        @Override
        public Delivery delivery() {
            return Delivery.ANSWERED;
        }

        @Override
        public boolean isTransient() {
            return false;
        }

        @Override
        public boolean isTrouble() {
            return false;
        }
    }
}
