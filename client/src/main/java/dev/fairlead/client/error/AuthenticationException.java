package dev.fairlead.client.error;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where the credentials are at fault: the provider refuses them, by 401 or in a way of its own, or there are no credentials to be had, for instance because
 * the login has ended. In the second case {@link #attempts} is 0 unless earlier attempts were made, {@link #status} is 401 all
 * the same, and the {@linkplain #getCause cause} tells more.
 */
public final class AuthenticationException extends ResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception for an answer. */
    public AuthenticationException(CallSummary call, ErrorResponse error) {
        super(call, error);
    }

    /** Creates the exception for a call that could not be made, because there were no credentials for it. */
    public AuthenticationException(CallSummary call, String message, @Nullable Throwable cause) {
        super(
                call,
                new ErrorResponse(
                        HttpResponse.of(401, Headers.empty(), ""),
                        OutcomeKind.AUTHENTICATION,
                        ErrorBody.NONE,
                        null,
                        null,
                        false,
                        "",
                        ""),
                message,
                cause);
    }
}
