package dev.fairlead.client.internal.retry;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Durations;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Outcome.Verdict;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Idempotency;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Retries;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a failed attempt is followed by another. All of these must hold, and are asked in this order:
 *
 * <ol>
 *   <li>the provider does not forbid it, and the answer is no replay from its memory;
 *   <li>the cause may pass, or the provider asks for another try;
 *   <li>repeating is safe: nothing was sent, or the provider refused before it did anything, or the operation is idempotent
 *       (RFC 9110 §9.2.2), or an idempotency key is attached;
 *   <li>the body can be sent again;
 *   <li>attempts are left;
 *   <li>the wait fits the deadline; what the provider asks for is never shortened;
 *   <li>the budget has enough left.
 * </ol>
 *
 * <p>Thread-safe.
 */
public final class RetryStrategy {

    private final Retries retries;
    private final @Nullable Idempotency idempotency;
    private final int maxAttempts;
    private final Backoff backoff;
    private final RetryBudgets budgets;
    private final TimeSource time;

    /** Creates the strategy. */
    public RetryStrategy(
            Profile profile, int maxAttempts, RetryBudgets budgets, RandomGenerator random, TimeSource time) {
        this.retries = profile.retries();
        this.idempotency = profile.idempotency();
        this.maxAttempts = maxAttempts;
        this.backoff = new Backoff(retries, random);
        this.budgets = budgets;
        this.time = time;
    }

    /** Decides what follows an attempt. Takes from the budget if another does. */
    RetryDecision decide(Call call, HttpRequest request, Outcome outcome) {
        return objection(call, request, outcome)
                .<RetryDecision>map(RetryDecision.Stop::new)
                .orElseGet(() -> timed(call, outcome));
    }

    /** Returns why there must not be another attempt, whenever it would be. */
    private Optional<String> objection(Call call, HttpRequest request, Outcome outcome) {
        Verdict verdict = outcome instanceof Outcome.Answered answered ? answered.verdict() : Verdict.NONE;
        if (verdict == Verdict.STOP) {
            return Optional.of("not tried again: the provider says that it would not help");
        }
        if (verdict == Verdict.NONE) {
            if (!outcome.isTransient() || (outcome instanceof Outcome.TimedOut late && late.byDeadline())) {
                return Optional.of(""); // the outcome says it all
            }
            if (outcome instanceof Outcome.Answered answered && answered.replayed()) {
                return Optional.of("not tried again: the same idempotency key would get the same answer; read what the"
                        + " provider has before using a new key");
            }
            if (!isSafe(call, request, outcome)) {
                return Optional.of("not tried again: a second " + request.method()
                        + " could do it twice, and the call has no idempotency key");
            }
        }
        RequestBody body = request.body();
        if (body != null && !body.isReplayable() && outcome.delivery() != Delivery.NOT_SENT) {
            return Optional.of("not tried again: the body can be sent only once");
        }
        int most = most(call);
        if (call.attempt() >= most) {
            return Optional.of(most == 1 ? "" : "gave up after " + most + " attempts");
        }
        return Optional.empty();
    }

    private int most(Call call) {
        Integer own = call.settings().maxAttempts();
        return own == null ? maxAttempts : own;
    }

    private boolean isSafe(Call call, HttpRequest request, Outcome outcome) {
        return outcome.delivery() == Delivery.NOT_SENT
                || (outcome instanceof Outcome.Answered answered && answered.unprocessed())
                || call.described().idempotent()
                || retries.safeOperations().contains(call.operationId())
                || hasKey(request);
    }

    private boolean hasKey(HttpRequest request) {
        return idempotency != null
                && idempotency.methods().contains(request.method())
                && request.headers().has(idempotency.header());
    }

    private RetryDecision timed(Call call, Outcome outcome) {
        Duration asked = outcome instanceof Outcome.Answered answered ? answered.retryAfter() : null;
        Duration left = call.left(time);
        Duration delay = backoff.after(call.attempt(), outcome.kind());
        if (asked != null && asked.compareTo(delay) > 0) {
            delay = asked.compareTo(left) < 0 ? backoff.asAsked(asked, left) : asked;
        }
        if (delay.compareTo(left) >= 0) {
            return new RetryDecision.Stop(
                    asked != null && asked.compareTo(left) >= 0
                            ? "not tried again: the provider asks to wait " + Durations.text(asked)
                                    + ", but the deadline leaves " + Durations.text(left)
                            : "not tried again: the deadline leaves " + Durations.text(left));
        }
        if (!budgets.of(call.tenant()).take()) {
            return new RetryDecision.Stop(
                    "not tried again: the retry budget of this client is spent; it fills up as calls succeed");
        }
        return new RetryDecision.Retry(delay, reason(outcome));
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered ->
                "status " + answered.response().status()
                        + (answered.error().code() == null
                                ? ""
                                : " " + answered.error().code());
            case Outcome.Broken broken -> broken.cause().getClass().getSimpleName();
            case Outcome.TimedOut ignored -> "attempt timeout";
            case Outcome.Refused refused -> refused.stage().title();
            case Outcome.Expired ignored -> "deadline";
            case Outcome.Unauthenticated ignored -> "no credentials";
            case Outcome.Unreadable ignored -> "unreadable answer";
        };
    }
}
