package dev.fairlead.client.error;

import java.io.Serial;

/**
 * Thrown where the provider answers 402: the request was right but the payment was declined; {@link #code} and {@link
 * #declineCode} say why.
 */
public final class PaymentRequiredException extends ResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public PaymentRequiredException(CallSummary call, ErrorResponse error) {
        super(call, error);
    }
}
