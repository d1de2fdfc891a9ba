package dev.fairlead.client.error;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Headers;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where the provider answered with an error. The usual statuses have classes of their own; an answer with any other
 * status is of this very class.
 */
public non-sealed class ResponseException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int BODY_LIMIT = 16 * 1024;

    @SuppressWarnings("serial") // an answer does not travel with a serialised exception
    private final transient ErrorResponse error;

    /** Creates the exception. */
    public ResponseException(CallSummary call, ErrorResponse error) {
        super(call, ResponseMessage.of(error), null);
        this.error = error;
    }

    ResponseException(CallSummary call, ErrorResponse error, String message, @Nullable Throwable cause) {
        super(call, message, cause);
        this.error = error;
    }

    /**
     * Returns the exception for an answer: by its status, except where the provider throttles or refuses the credentials with
     * another one.
     */
    public static ResponseException of(CallSummary call, ErrorResponse error) {
        int status = significantStatus(error.kind(), error.response().status());
        return switch (status) {
            case 400 -> new BadRequestException(call, error);
            case 401 -> new AuthenticationException(call, error);
            case 402 -> new PaymentRequiredException(call, error);
            case 403 -> new PermissionException(call, error);
            case 404 -> new NotFoundException(call, error);
            case 409 -> new ConflictException(call, error);
            case 422 -> new UnprocessableException(call, error);
            case 429 -> new RateLimitedException(call, error);
            default -> status >= 500 ? new ServerException(call, error) : new ResponseException(call, error);
        };
    }

    /** Returns the class of the exception for an answer of a kind with a status. */
    public static Class<? extends ResponseException> typeFor(OutcomeKind kind, int actualStatus) {
        int status = significantStatus(kind, actualStatus);
        return switch (status) {
            case 400 -> BadRequestException.class;
            case 401 -> AuthenticationException.class;
            case 402 -> PaymentRequiredException.class;
            case 403 -> PermissionException.class;
            case 404 -> NotFoundException.class;
            case 409 -> ConflictException.class;
            case 422 -> UnprocessableException.class;
            case 429 -> RateLimitedException.class;
            default -> status >= 500 ? ServerException.class : ResponseException.class;
        };
    }

    /** Amazon throttles with 400, GitHub with 403, Slack with 200. */
    private static int significantStatus(OutcomeKind kind, int status) {
        return switch (kind) {
            case THROTTLED -> 429;
            case AUTHENTICATION -> 401;
            default -> status;
        };
    }

    /** Returns the status code. */
    public int status() {
        return error.response().status();
    }

    /** Returns the class of the error in the provider's words. */
    public Optional<String> type() {
        return Optional.ofNullable(error.body().type());
    }

    /** Returns the code of the error in the provider's words. */
    public Optional<String> code() {
        return Optional.ofNullable(error.body().code());
    }

    /** Returns the provider's sentence for people. */
    public Optional<String> providerMessage() {
        return Optional.ofNullable(error.body().message());
    }

    /** Returns the name of the parameter that is at fault. */
    public Optional<String> param() {
        return Optional.ofNullable(error.body().param());
    }

    /** Returns the reason of a declined payment. */
    public Optional<String> declineCode() {
        return Optional.ofNullable(error.body().declineCode());
    }

    /** Returns the name that the provider gave to the request; its support asks for it. */
    public Optional<String> requestId() {
        return Optional.ofNullable(error.requestId());
    }

    /** Returns how long the provider asked to wait before another try. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(error.retryAfter());
    }

    /** Returns whether the answer came from the provider's memory for the same idempotency key. */
    public boolean replayed() {
        return error.replayed();
    }

    /** Returns the header fields of the answer. */
    public Headers headers() {
        return error.response().headers();
    }

    /** Returns the start of the answer's body as text, at most 16,384 characters. It may be anything, HTML included. */
    public String body() {
        String text = error.response().bodyText();
        return text.length() <= BODY_LIMIT ? text : text.substring(0, BODY_LIMIT);
    }

    /**
     * Returns the body as the type that the description gives to this error, usually a model: {@code
     * refused.bodyAs(Problem::new)}.
     *
     * @param view makes the typed view of the JSON object that came
     * @throws DecodingException if the body is no JSON object, which happens: proxies answer with pages of their own
     */
    public <T> T bodyAs(Function<? super JsonObject, ? extends T> view) {
        if (json() instanceof JsonObject object) {
            return view.apply(object);
        }
        throw new DecodingException(call(), "", "the body of the error is JSON, but no object", this);
    }

    /**
     * Returns the body as JSON, for errors that are no objects.
     *
     * @throws DecodingException if the body is no JSON
     */
    public JsonValue json() {
        try {
            return error.response().json();
        } catch (JsonException noJson) {
            throw new DecodingException(call(), "", "the body of the error is no JSON: " + noJson.getMessage(), this);
        }
    }

    /** Returns the answer as the engine read it. */
    protected final ErrorResponse error() {
        return error;
    }
}
