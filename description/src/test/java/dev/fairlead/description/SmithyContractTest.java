package dev.fairlead.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a Smithy model says beyond method, path and parameters. */
final class SmithyContractTest {

    private static ApiDescription attic(String protocol) {
        String model = """
                {"smithy": "2.0", "shapes": {
                  "a#Attic": {"type": "service", "version": "7", "operations": [{"target": "a#ListBoxes"}, {"target": "a#GetBox"}],
                    "traits": {"aws.protocols#PROTOCOL": {"noErrorWrapping": true}, "aws.auth#sigv4": {"name": "attic"},
                      "smithy.api#xmlNamespace": {"uri": "urn:attic"}}},
                  "a#ListBoxes": {"type": "operation", "input": {"target": "a#ListBoxesInput"},
                    "output": {"target": "a#ListBoxesOutput"}, "errors": [{"target": "a#Locked"}],
                    "traits": {"smithy.api#http": {"method": "GET", "uri": "/boxes", "code": 200},
                      "smithy.api#httpChecksumRequired": {},
                      "smithy.api#paginated": {"inputToken": "After", "outputToken": "Page.Next", "items": "Boxes", "pageSize": "Max"}}},
                  "a#ListBoxesInput": {"type": "structure", "members": {
                    "After": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "after"}},
                    "Max": {"target": "smithy.api#Integer", "traits": {"smithy.api#httpQuery": "max"}},
                    "Tags": {"target": "a#Tags", "traits": {"smithy.api#httpPrefixHeaders": "x-tag-"}},
                    "Since": {"target": "smithy.api#Timestamp", "traits": {"smithy.api#httpHeader": "If-Modified-Since"}},
                    "Token": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "token", "smithy.api#idempotencyToken": {}}}}},
                  "a#ListBoxesOutput": {"type": "structure", "traits": {"smithy.api#xmlName": "Result"}, "members": {
                    "Boxes": {"target": "a#Boxes", "traits": {"smithy.api#xmlFlattened": {}, "smithy.api#xmlName": "Box"}},
                    "Lids": {"target": "a#Boxes"},
                    "Tags": {"target": "a#Tags"},
                    "Page": {"target": "a#Page"}}},
                  "a#Page": {"type": "structure", "members": {"Next": {"target": "smithy.api#String", "traits": {"smithy.api#xmlAttribute": {}}}}},
                  "a#Boxes": {"type": "list", "member": {"target": "a#Box", "traits": {"smithy.api#xmlName": "item"}}},
                  "a#Tags": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}},
                  "a#Box": {"type": "structure", "members": {"Made": {"target": "smithy.api#Timestamp"}}},
                  "a#GetBox": {"type": "operation", "output": {"target": "a#GetBoxOutput"},
                    "traits": {"smithy.api#http": {"method": "GET", "uri": "/box"}}},
                  "a#GetBoxOutput": {"type": "structure", "members": {
                    "Body": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpPayload": {}}},
                    "Status": {"target": "smithy.api#Integer", "traits": {"smithy.api#httpResponseCode": {}}},
                    "Changed": {"target": "smithy.api#Timestamp", "traits": {"smithy.api#httpHeader": "Last-Modified"}},
                    "Tags": {"target": "a#Tags", "traits": {"smithy.api#httpPrefixHeaders": "x-tag-"}}}},
                  "a#Locked": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client", "smithy.api#httpError": 423,
                    "aws.protocols#awsQueryError": {"code": "Attic.Locked", "httpResponseCode": 403}}}
                }}
                """.replace("PROTOCOL", protocol);
        return DescriptionReader.read(model.getBytes(StandardCharsets.UTF_8), "attic.json");
    }

    private static ApiOperation list(String protocol) {
        return attic(protocol).operation("ListBoxes").orElseThrow();
    }

    @Test
    void theProtocolSaysHowCallsAreNamedAndErrorsCome() {
        assertThat(attic("restXml").protocol()).isEqualTo(ApiProtocol.REST_XML_BARE_ERRORS);
        assertThat(attic("restJson1").protocol()).isEqualTo(ApiProtocol.REST_JSON);
        assertThat(attic("awsJson1_1").protocol()).isEqualTo(ApiProtocol.AWS_JSON);
        assertThat(attic("ec2Query").protocol()).isEqualTo(ApiProtocol.EC2_QUERY);
    }

    @Test
    void errorsAreToldApartByTheirCode() {
        assertThat(list("restXml").facts().errors())
                .extracting(ApiError::code, ApiError::status, ApiError::caller)
                .containsExactly(tuple("Locked", 423, true));
        assertThat(list("awsQuery").facts().errors())
                .extracting(ApiError::code, ApiError::status)
                .containsExactly(tuple("Attic.Locked", 403));
    }

    @Test
    void pagesTokensAndChecksumsAreFactsOfTheOperation() {
        OperationFacts facts = list("restXml").facts();

        assertThat(facts.paging()).isEqualTo(new ApiPaging("after", "/Page/Next", "/Boxes", "max"));
        assertThat(facts.token()).isEqualTo("token");
        assertThat(facts.checksum()).isTrue();
    }

    @Test
    void parametersKeepTheNamesThatClientsUse() {
        assertThat(list("restXml").parameters())
                .extracting(
                        ApiParameter::name,
                        ApiParameter::clientName,
                        each -> each.encoding().style())
                .contains(tuple("x-tag-", "Tags", "prefix"), tuple("If-Modified-Since", "Since", "simple"));
        assertThat(list("restXml").parameters().get(3).schema().format()).isEqualTo("http-date");
    }

    @Test
    void xmlNamesOfListsMapsAndAttributesAreSaid() {
        ApiContent body = list("restXml").success().orElseThrow().contents().getFirst();
        Schema result = body.schema();

        assertThat(body.root().name()).isEqualTo("Result");
        assertThat(body.root().namespace()).isEqualTo("urn:attic");
        assertThat(result.xml("Boxes").wrapped()).isFalse();
        assertThat(result.properties().get("Boxes").itemXml().name()).isEqualTo("Box");
        assertThat(result.xml("Lids").wrapped()).isTrue();
        assertThat(result.properties().get("Lids").itemXml().name()).isEqualTo("item");
        assertThat(result.xml("Tags").entry()).isEqualTo("entry");
        assertThat(result.xml("Page").name()).isEqualTo("Page");
        assertThat(result.properties().get("Page").xml("Next").attribute()).isTrue();
    }

    @Test
    void inAQueryTheAnswerStandsWithinItsResult() {
        XmlForm root =
                list("awsQuery").success().orElseThrow().contents().getFirst().root();

        assertThat(root.name()).isEqualTo("ListBoxesResponse");
        assertThat(root.within()).isEqualTo("ListBoxesResult");
    }

    @Test
    void headersStatusAndPayloadAreFieldsOfTheResult() {
        ApiResponse response =
                attic("restXml").operation("GetBox").orElseThrow().success().orElseThrow();

        assertThat(response.contents()).extracting(ApiContent::field).containsExactly("Body");
        assertThat(response.headers())
                .extracting(ApiHeader::name, ApiHeader::prefix, ApiHeader::field)
                .containsExactly(
                        tuple(ApiHeader.STATUS, false, "Status"),
                        tuple("Last-Modified", false, "Changed"),
                        tuple("x-tag-", true, "Tags"));
        assertThat(response.result().properties()).containsOnlyKeys("Body", "Status", "Changed", "Tags");
        assertThat(response.headers().get(1).schema().format()).isEqualTo("http-date");
        assertThat(response.result().properties().get("Changed").format()).isEqualTo("date-time");
    }
}
