package dev.fairlead.client.error;

import dev.fairlead.client.http.Delivery;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where the engine itself did not let an attempt through. The provider never saw that one; {@link #delivery} says what is
 * known of the attempts before it.
 */
public final class CallRefusedException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String policy;
    private final Delivery delivery;
    private final @Nullable Duration retryIn;

    /**
     * Creates the exception.
     *
     * @param delivery what is known about whether the provider acted on an earlier attempt
     * @param retryIn how long until another call could pass; null if that is not known
     */
    public CallRefusedException(
            CallSummary call, String policy, Delivery delivery, @Nullable Duration retryIn, String message) {
        super(call, message, null);
        this.policy = policy;
        this.delivery = delivery;
        this.retryIn = retryIn;
    }

    /** Returns the name of the policy that refused, for instance {@code circuit breaker}. */
    public String policy() {
        return policy;
    }

    /**
     * Returns what is known about whether the provider acted on the attempts before: {@link Delivery#NOT_SENT} if none was sent,
     * so that repeating is safe.
     */
    public Delivery delivery() {
        return delivery;
    }

    /** Returns how long until another call could pass, if that is known. */
    public Optional<Duration> retryIn() {
        return Optional.ofNullable(retryIn);
    }
}
