package dev.fairlead.client.internal.pipeline;

import java.io.IOException;
import java.io.Serial;
import java.util.function.UnaryOperator;

/** Stands for an exception whose text held a secret: its class, its text without the secret, its stack trace. */
final class RedactedException extends IOException {

    static final int DEEPEST = 20; // chains may be circles

    @Serial
    private static final long serialVersionUID = 1L;

    private RedactedException(String message) {
        super(message);
    }

    static RedactedException of(Throwable original, UnaryOperator<String> redact) {
        return copy(original, redact, 0);
    }

    private static RedactedException copy(Throwable original, UnaryOperator<String> redact, int depth) {
        RedactedException copy = new RedactedException(redact.apply(original.toString()));
        copy.setStackTrace(original.getStackTrace());
        if (depth < DEEPEST) {
            if (original.getCause() != null) {
                copy.initCause(copy(original.getCause(), redact, depth + 1));
            }
            for (Throwable suppressed : original.getSuppressed()) {
                copy.addSuppressed(copy(suppressed, redact, depth + 1));
            }
        }
        return copy;
    }
}
