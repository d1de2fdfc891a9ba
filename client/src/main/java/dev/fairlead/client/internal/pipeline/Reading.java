package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.error.ErrorBody;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.pipeline.Outcome.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the {@link Classifier} read in an answer. */
public sealed interface Reading {

    /** Returns what the answer says. */
    OutcomeKind kind();

    /** Returns all that was read in an answer, also what is read only when somebody asks. */
    Details details(HttpResponse response);

    /**
     * The reading of an answer that does what was asked: the same for all of a provider, for there is nothing to be read in it but
     * what few ask for.
     */
    non-sealed interface Success extends Reading {

        @Override
        default OutcomeKind kind() {
            return OutcomeKind.SUCCESS;
        }
    }

    /**
     * All that is read in an answer.
     *
     * @param kind what it says
     * @param isTransient whether another try may go better
     * @param verdict what the provider itself says about another try
     * @param replayed whether it answered from memory for the same idempotency key
     * @param error what its error envelope says
     * @param requestId its name for the request; null if it gave none
     * @param retryAfter how long it asks to wait, in the answer or in its documentation; null if it does not
     * @param unprocessed whether it answers so before it does anything
     * @param advice what to do, for the message; empty for nothing
     */
    record Details(
            OutcomeKind kind,
            boolean isTransient,
            Verdict verdict,
            boolean replayed,
            ErrorBody error,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            boolean unprocessed,
            String advice)
            implements Reading {

        /** Returns what is read in an answer that does what was asked. */
        public static Details ofSuccess(boolean replayed, @Nullable String requestId) {
            return new Details(
                    OutcomeKind.SUCCESS, false, Verdict.NONE, replayed, ErrorBody.NONE, requestId, null, false, "");
        }

        /** Returns the same as another kind. */
        Details as(OutcomeKind other) {
            return new Details(
                    other, isTransient, verdict, replayed, error, requestId, retryAfter, unprocessed, advice);
        }

        @Override
        public Details details(HttpResponse response) {
            return this;
        }
    }
}
