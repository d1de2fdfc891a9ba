package dev.fairlead.client.auth;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where there are no credentials to be had for a call. Its message says why and what to do, and holds no credential.
 */
public final class CredentialException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean mayPass;
    private final @Nullable String code;

    private CredentialException(String message, boolean mayPass, @Nullable String code, @Nullable Throwable cause) {
        super(message, cause);
        this.mayPass = mayPass;
        this.code = code;
    }

    /** Returns an exception for what stays so until somebody does something. */
    public static CredentialException lasting(String message) {
        return new CredentialException(message, false, null, null);
    }

    /** Returns an exception for what stays so until somebody does something. */
    public static CredentialException lasting(String message, Throwable cause) {
        return new CredentialException(message, false, null, cause);
    }

    /** Returns an exception for trouble that may pass, such as a token endpoint that cannot be reached. */
    public static CredentialException passing(String message, @Nullable Throwable cause) {
        return new CredentialException(message, true, null, cause);
    }

    /**
     * Returns an exception for the answer of a token endpoint.
     *
     * @param code the error's code, for instance {@code invalid_grant} (RFC 6749 §5.2)
     */
    public static CredentialException refused(String code, String message) {
        return new CredentialException(message, false, code, null);
    }

    /** Returns whether it may go better later without anybody doing anything. */
    public boolean mayPass() {
        return mayPass;
    }

    /** Returns the code that the token endpoint gave, for instance {@code invalid_grant}. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }
}
