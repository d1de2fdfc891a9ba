package dev.fairlead.client.error;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown where the engine itself did not let an attempt through: the provider never saw it. */
public final class CallRefusedException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String policy;
    private final @Nullable Duration retryIn;

    /**
     * Creates the exception.
     *
     * @param retryIn how long until another call could pass; null if that is not known
     */
    public CallRefusedException(CallSummary call, String policy, @Nullable Duration retryIn, String message) {
        super(call, message, null);
        this.policy = policy;
        this.retryIn = retryIn;
    }

    /** Returns the name of the policy that refused, for instance {@code circuit breaker}. */
    public String policy() {
        return policy;
    }

    /** Returns how long until another call could pass, if that is known. */
    public Optional<Duration> retryIn() {
        return Optional.ofNullable(retryIn);
    }
}
