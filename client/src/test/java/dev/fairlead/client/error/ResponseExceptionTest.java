package dev.fairlead.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseExceptionTest {

    private static final CallSummary CALL = new CallSummary("createThing", "c-1", 1);

    private static ResponseException exception(
            OutcomeKind kind, int status, ErrorBody body, String advice, String note) {
        HttpResponse response = HttpResponse.of(status, Headers.of("Content-Type", "text/html"), "<html>");
        return ResponseException.of(CALL, new ErrorResponse(response, kind, body, "req_1", null, false, advice, note));
    }

    @ParameterizedTest
    @CsvSource({
        "CALLER_FAULT, 400, BadRequestException",
        "AUTHENTICATION, 401, AuthenticationException",
        "CALLER_FAULT, 402, PaymentRequiredException",
        "CALLER_FAULT, 403, PermissionException",
        "CALLER_FAULT, 404, NotFoundException",
        "SERVER_TRANSIENT, 409, ConflictException",
        "CALLER_FAULT, 422, UnprocessableException",
        "THROTTLED, 429, RateLimitedException",
        "SERVER_PERMANENT, 500, ServerException",
        "CALLER_FAULT, 418, ResponseException",
        "THROTTLED, 400, RateLimitedException",
        "THROTTLED, 403, RateLimitedException",
        "THROTTLED, 200, RateLimitedException",
        "AUTHENTICATION, 200, AuthenticationException",
        "CALLER_FAULT, 200, ResponseException"
    })
    void theClassFollowsTheStatusAndTheMeaning(OutcomeKind kind, int status, String type) {
        ResponseException exception = exception(kind, status, ErrorBody.NONE, "", "");

        assertThat(exception.getClass().getSimpleName()).isEqualTo(type);
        assertThat(ResponseException.typeFor(kind, status)).isEqualTo(exception.getClass());
        assertThat(exception.status()).isEqualTo(status);
    }

    @Test
    void theMessageSaysWhatWhereAndWhatToDo() {
        ErrorBody body =
                new ErrorBody("card_error", "declined", "funds", "No.", "source", "https://example.com/d", null);

        assertThat(exception(OutcomeKind.CALLER_FAULT, 402, body, "do this", "not tried again"))
                .hasMessage("createThing: the provider answered 402: No. (type card_error, code declined, decline code"
                        + " funds, param source, request req_1); do this; not tried again; see https://example.com/d");
    }

    @Test
    void aProxysPageIsQuotedByItsTitle() {
        ErrorBody page = new ErrorBody(null, null, null, null, null, null, "502 Bad Gateway");

        assertThat(exception(OutcomeKind.SERVER_TRANSIENT, 502, page, "", ""))
                .hasMessage(
                        "createThing: the provider answered 502 with 6 bytes of text/html that are not its error format,"
                                + " perhaps from a proxy in between: \"502 Bad Gateway\" (request req_1)");
    }

    @Test
    void anErrorThatIsOnlyACodeIsReadable() {
        ErrorBody code = new ErrorBody(null, "channel_not_found", null, null, null, null, null);

        assertThat(exception(OutcomeKind.CALLER_FAULT, 200, code, "", ""))
                .hasMessage("createThing: the provider answered 200 (code channel_not_found, request req_1)");
    }
}
