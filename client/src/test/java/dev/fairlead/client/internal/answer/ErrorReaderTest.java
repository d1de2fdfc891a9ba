package dev.fairlead.client.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.error.ErrorBody;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.testkit.TestProfiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors as providers document them; the sources are the pages named beside each. */
class ErrorReaderTest {

    private static ErrorBody read(String profile, int status, String contentType, String body) {
        return read(profile, HttpResponse.of(status, Headers.of("Content-Type", contentType), body));
    }

    private static ErrorBody read(String profile, HttpResponse response) {
        return reader(profile).read(AnswerBody.ofError(response));
    }

    private static ErrorReader reader(String profile) {
        return new ErrorReader(
                TestProfiles.stripeWith("errors:\n" + profile.indent(2)).errors(),
                text -> text.replace("s3cret", "****"));
    }

    private static ErrorBody error(String type, String code, String message, String param) {
        return new ErrorBody(type, code, null, message, param, null, null);
    }

    /** developer.salesforce.com/docs: the root is a list. */
    @Test
    void aListAtTheRootIsRead() {
        String profile = """
                envelopes:
                  - code: /0/errorCode
                    message: /*/message
                    param: /0/fields/0
                """;

        assertThat(read(profile, 400, "application/json", """
                        [{"message":"Required fields are missing: [Name]","errorCode":"REQUIRED_FIELD_MISSING",
                          "fields":["Name"]}]"""))
                .isEqualTo(error(null, "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]", "Name"));
    }

    /** twilio.com/docs/usage/twilios-response: flat, and the code is a number. */
    @Test
    void aFlatObjectIsRead() {
        String profile = """
                envelopes:
                  - code: /code
                    message: /message
                    documentation_url: /more_info
                """;

        assertThat(read(profile, 401, "application/json", """
                        {"code":20003,"message":"Authenticate","more_info":"https://www.twilio.com/docs/errors/20003",
                         "status":401}"""))
                .isEqualTo(new ErrorBody(
                        null, "20003", null, "Authenticate", null, "https://www.twilio.com/docs/errors/20003", null));
    }

    /** developer.paypal.com/api/rest/responses: the useful code is in the details. */
    @Test
    void theFirstPointerThatLeadsSomewhereCounts() {
        String profile = """
                envelopes:
                  - type: /name
                    code: [/details/0/issue, /name]
                    message: [/details/0/description, /message]
                    param: /details/0/field
                """;

        assertThat(read(profile, 422, "application/json", """
                        {"name":"UNPROCESSABLE_ENTITY","message":"The requested action could not be performed.",
                         "details":[{"field":"/payment_source","issue":"INSTRUMENT_DECLINED","description":"Declined."}]}"""))
                .isEqualTo(error("UNPROCESSABLE_ENTITY", "INSTRUMENT_DECLINED", "Declined.", "/payment_source"));
        assertThat(read(profile, 404, "application/json", "{\"name\":\"RESOURCE_NOT_FOUND\",\"message\":\"No.\"}"))
                .isEqualTo(error("RESOURCE_NOT_FOUND", "RESOURCE_NOT_FOUND", "No.", null));
    }

    /** docs.datadoghq.com/api: a list of texts. */
    @Test
    void aListOfTextsIsOneMessage() {
        assertThat(read(
                        "envelopes: [{message: /errors/*}]",
                        403,
                        "application/json",
                        "{\"errors\":[\"Forbidden\",\"No key\"]}"))
                .isEqualTo(error(null, null, "Forbidden; No key", null));
    }

    /** docs.aws.amazon.com: the query protocol, S3, and EC2 wrap the same three facts differently. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ErrorResponse xmlns='http://queue.amazonaws.com/doc/2012-11-05/'><Error><Type>Sender</Type>"
                        + "<Code>Throttling</Code><Message>Rate exceeded</Message></Error>"
                        + "<RequestId>r-1</RequestId></ErrorResponse>",
                "<?xml version='1.0' encoding='UTF-8'?>\n<Error><Code>Throttling</Code>"
                        + "<Message><![CDATA[Rate exceeded]]></Message><RequestId>r-1</RequestId><HostId>h</HostId></Error>",
                "<Response><Errors><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></Errors>"
                        + "<RequestID>r-1</RequestID></Response>"
            })
    void xmlIsReadInItsThreeShapes(String body) {
        String profile = """
                envelopes:
                  - code: [/ErrorResponse/Error/Code, /Error/Code, /Response/Errors/Error/Code]
                    message: [/ErrorResponse/Error/Message, /Error/Message, /Response/Errors/Error/Message]
                request_id_headers: x-amzn-RequestId
                request_id_fields: [/ErrorResponse/RequestId, /Error/RequestId, /Response/RequestID]
                """;
        HttpResponse response = HttpResponse.of(400, Headers.of("Content-Type", "text/xml"), body);

        assertThat(read(profile, response)).isEqualTo(error(null, "Throttling", "Rate exceeded", null));
        assertThat(reader(profile).requestId(AnswerBody.ofError(response))).isEqualTo("r-1");
    }

    /** smithy.io/2.0/aws/protocols: the type has a namespace before it and sometimes an address behind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ThrottlingException",
                "com.amazon.coral.availability#ThrottlingException",
                "aws.protocols#ThrottlingException:http://internal.amazon.com/coral/"
            })
    void aDecoratedTypeIsCleanedUp(String type) {
        String profile = """
                envelopes: [{code: [/__type, /code], message: [/message, /Message]}]
                code_headers: x-amzn-ErrorType
                code_after: '#'
                code_before: ':'
                """;

        assertThat(read(
                        profile,
                        400,
                        "application/x-amz-json-1.1",
                        "{\"__type\":\"" + type + "\",\"message\":\"Slow.\"}"))
                .isEqualTo(error(null, "ThrottlingException", "Slow.", null));
        assertThat(read(profile, HttpResponse.of(400, Headers.of("X-Amzn-ErrorType", type), "{\"message\":\"Slow.\"}")))
                .isEqualTo(error(null, "ThrottlingException", "Slow.", null));
    }

    @Test
    void theEnvelopeIsChosenByStatusAndByAFieldThatMustBeThere() {
        String profile = """
                envelopes:
                  - {status: 422, code: /a}
                  - {present: /marker, code: /b}
                  - {code: /c}
                """;
        String body = "{\"a\":\"A\",\"b\":\"B\",\"c\":\"C\"}";

        assertThat(read(profile, 422, "application/json", body).code()).isEqualTo("A");
        assertThat(read(profile, 400, "application/json", body).code()).isEqualTo("C");
        assertThat(read(profile, 400, "application/json", body.replace("{", "{\"marker\":1,"))
                        .code())
                .isEqualTo("B");
    }

    @Test
    void problemDetailsAreReadFromEveryProvider() {
        assertThat(read("", 403, "application/problem+json; charset=utf-8", """
                        {"type":"https://example.com/probs/out-of-credit","title":"You do not have enough credit.",
                         "detail":"Your current balance is 30, but that costs 50.","instance":"/account/12345"}"""))
                .isEqualTo(error(
                        "https://example.com/probs/out-of-credit",
                        null,
                        "Your current balance is 30, but that costs 50.",
                        null));
        assertThat(read("", 403, "application/problem+xml", """
                        <problem xmlns="urn:ietf:rfc:7807"><type>https://example.com/x</type><title>No.</title></problem>"""))
                .isEqualTo(error("https://example.com/x", null, "No.", null));
    }

    @Test
    void errorsOfOAuthAreReadFromEveryProvider() {
        assertThat(read("envelopes: [{code: /error/code}]", 400, "application/json", """
                        {"error":"invalid_grant","error_description":"The refresh token is expired.",
                         "error_uri":"https://example.com/e"}"""))
                .isEqualTo(new ErrorBody(
                        null,
                        "invalid_grant",
                        null,
                        "The refresh token is expired.",
                        null,
                        "https://example.com/e",
                        null));
    }

    @Test
    void whatAGatewaySaysInItsOwnWordsIsAMessage() {
        assertThat(read("", 503, "application/json", "{\"message\":\"Endpoint request timed out\"}"))
                .isEqualTo(error(null, null, "Endpoint request timed out", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head><title>503 Service Temporarily Unavailable</title></head><body><h1>nginx</h1></body></html>",
                "<!DOCTYPE html>\n<HTML><TITLE>\n  503 Service\n  Temporarily Unavailable </TITLE>",
                "<html><head><title> </title></head><body><h1>503 Service <b>Temporarily</b> Unavailable</h1></body></html>",
                "<html><head><style>p {}</style></head><script>x()</script><p>503 Service Temporarily&nbsp;Unavailable</p>",
                "<p>503 Service Temporarily Unavailable<!-- padding for old browsers -->"
            })
    void aProxysPageIsNamedByItsTitle(String page) {
        assertThat(read("envelopes: [{code: /error/code}]", 503, "text/html; charset=utf-8", page))
                .isEqualTo(new ErrorBody(null, null, null, null, null, null, "503 Service Temporarily Unavailable"));
    }

    @Test
    void anExcerptHoldsNoSecretAndNoQuery() {
        assertThat(read("", 502, "text/html", "<h1>GET /v1/x?api_key=s3cret&amp;a=1 with s3cret failed</h1>")
                        .excerpt())
                .isEqualTo("GET /v1/x?… with **** failed");
    }

    @Test
    void anExcerptIsShort() {
        assertThat(read("", 502, "text/plain", "upstream\r\nfailed \u001b[31m").excerpt())
                .isNull(); // terminal controls: no text for people
        assertThat(read("", 502, "text/plain", "upstream\r\nfailed ".repeat(100_000))
                        .excerpt())
                .hasSize(161)
                .startsWith("upstream failed upstream")
                .endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "[]",
                "{}",
                "{\"error\":",
                "\"text\"",
                "{\"error\":{\"code\":{}}}",
                "<a><b></a>",
                "\u0000\u0001"
            })
    void whatSaysNothingBreaksNothing(String body) {
        for (String type : List.of("application/json", "application/xml", "application/octet-stream")) {
            assertThat(read("envelopes: [{code: /error/code}]", 503, type, body))
                    .isEqualTo(ErrorBody.NONE);
        }
    }

    @Test
    void jsonIsNeverShownAsAnExcerpt() {
        assertThat(read("", 500, "application/json", "{\"customer\":{\"iban\":\"DE00\"}}"))
                .isEqualTo(ErrorBody.NONE);
    }
}
