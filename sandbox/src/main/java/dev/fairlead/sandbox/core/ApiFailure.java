package dev.fairlead.sandbox.core;

import dev.fairlead.json.JsonObject;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A request that the provider answers with an error. Thrown by whatever finds the trouble and turned into the provider's
 * envelope by the server; carries no stack trace, for it is an answer and no accident. Immutable.
 */
public final class ApiFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String param;
    private final @Nullable String declineCode;
    private final transient JsonObject details;

    private ApiFailure(
            int status,
            String type,
            String message,
            @Nullable String code,
            @Nullable String param,
            @Nullable String declineCode,
            JsonObject details) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.declineCode = declineCode;
        this.details = details;
    }

    /** Returns a failure with a status, the provider's word for the class of error, and a sentence for people. */
    public static ApiFailure of(int status, String type, String message) {
        return new ApiFailure(status, type, message, null, null, null, JsonObject.empty());
    }

    /** Returns a failure that is the caller's fault: 400. */
    public static ApiFailure invalid(String message) {
        return of(400, "invalid_request_error", message);
    }

    /**
     * Returns the failure for an object that is not there: 404.
     *
     * @param kind the provider's word for it, for instance {@code customer}
     * @param param the parameter that named it, {@code id} for the path's
     */
    public static ApiFailure missing(String kind, String id, String param) {
        return of(404, "invalid_request_error", "No such " + kind + ": '" + id + "'")
                .code("resource_missing")
                .param(param);
    }

    /** Returns this failure with a code that programs can read. */
    public ApiFailure code(String value) {
        return new ApiFailure(status, type, getMessage(), value, param, declineCode, details);
    }

    /** Returns this failure with the parameter at fault, in bracket form. */
    public ApiFailure param(String value) {
        return new ApiFailure(status, type, getMessage(), code, value, declineCode, details);
    }

    /** Returns this failure with the issuer's reason for a decline. */
    public ApiFailure declineCode(String value) {
        return new ApiFailure(status, type, getMessage(), code, param, value, details);
    }

    /** Returns this failure with another status. */
    public ApiFailure status(int value) {
        return new ApiFailure(value, type, getMessage(), code, param, declineCode, details);
    }

    /** Returns this failure with one more member beside the usual ones. */
    public ApiFailure detail(String name, @Nullable Object value) {
        JsonObject more = details.toBuilder().put(name, value).build();
        return new ApiFailure(status, type, getMessage(), code, param, declineCode, more);
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the class of the error. */
    public String type() {
        return type;
    }

    /** Returns the code, or null. */
    public @Nullable String code() {
        return code;
    }

    /** Returns the parameter at fault, or null. */
    public @Nullable String param() {
        return param;
    }

    /** Returns the reason of a decline, or null. */
    public @Nullable String declineCode() {
        return declineCode;
    }

    /** Returns the members beside the usual ones. */
    public JsonObject details() {
        return details;
    }
}
