package dev.fairlead.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fairlead.description.ApiParameter.Place;
import dev.fairlead.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SmithyReaderTest {

    private static ApiDescription shop(String protocol) {
        String model = """
                {"smithy": "2.0", "shapes": {
                  "shop#Shop": {"type": "service", "version": "7", "operations": [{"target": "shop#PutOrder"}],
                    "resources": [{"target": "shop#Line"}],
                    "traits": {"aws.protocols#PROTOCOL": {}, "aws.auth#sigv4": {"name": "shop"}, "smithy.api#title": "The Shop"}},
                  "shop#Line": {"type": "resource", "read": {"target": "shop#GetOrderLine"}},
                  "shop#PutOrder": {"type": "operation", "input": {"target": "shop#PutOrderInput"},
                    "output": {"target": "smithy.api#Unit"},
                    "errors": [{"target": "shop#Gone"}, {"target": "shop#Closed"}, {"target": "shop#Broken"}],
                    "traits": {"smithy.api#http": {"method": "PUT", "uri": "/{Shop}/{Key+}?put", "code": 201}}},
                  "shop#PutOrderInput": {"type": "structure", "members": {
                    "Shop": {"target": "smithy.api#String", "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}},
                    "Key": {"target": "smithy.api#String", "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}},
                    "Owner": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "x-owner"}},
                    "Parts": {"target": "shop#Parts", "traits": {"smithy.api#httpQuery": "part"}},
                    "State": {"target": "shop#State", "traits": {"smithy.api#required": {}, "smithy.api#jsonName": "state"}},
                    "Made": {"target": "smithy.api#Timestamp"}}},
                  "shop#Parts": {"type": "list", "member": {"target": "smithy.api#Integer"}},
                  "shop#State": {"type": "enum", "members": {
                    "OPEN": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "open"}},
                    "DONE": {"target": "smithy.api#Unit"}}},
                  "shop#GetOrderLine": {"type": "operation", "output": {"target": "shop#Blob"},
                    "traits": {"smithy.api#http": {"method": "GET", "uri": "/line"}}},
                  "shop#Blob": {"type": "structure", "members": {
                    "Body": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpPayload": {}}},
                    "ETag": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "ETag"}}}},
                  "shop#Gone": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client", "smithy.api#httpError": 410}},
                  "shop#Closed": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client", "smithy.api#httpError": 410}},
                  "shop#Broken": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "server"}}
                }}
                """.replace("PROTOCOL", protocol);
        return DescriptionReader.read(model.getBytes(StandardCharsets.UTF_8), "shop.json");
    }

    @Test
    void restBindingsTellWhereMembersGo() {
        ApiDescription shop = shop("restJson1");
        ApiOperation put = shop.operation("PutOrder").orElseThrow();

        assertThat(shop.title()).isEqualTo("The Shop");
        assertThat(shop.version()).isEqualTo("7");
        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.path()).isEqualTo("/{Shop}/{+Key}?put");
        assertThat(put.place()).isEqualTo(new ClientPlace(List.of("Orders"), "put"));
        assertThat(put.parameters())
                .extracting(ApiParameter::name, ApiParameter::place, ApiParameter::required)
                .containsExactly(
                        tuple("Shop", Place.PATH, true),
                        tuple("Key", Place.PATH, true),
                        tuple("x-owner", Place.HEADER, false),
                        tuple("part", Place.QUERY, false));
        Schema body = put.body().preferred().orElseThrow().schema();
        assertThat(body.properties()).containsOnlyKeys("state", "Made");
        assertThat(body.required()).containsExactly("state");
        assertThat(body.properties().get("state").enumValues())
                .containsExactly(new JsonString("open"), new JsonString("DONE"));
        assertThat(body.properties().get("Made").format()).isEqualTo("unix-time");
    }

    @Test
    void errorsStandAtTheirStatusAndShareOneWhereTheyMust() {
        ApiOperation put = shop("restJson1").operation("PutOrder").orElseThrow();

        assertThat(put.responses()).containsOnlyKeys("201", "410", "500");
        assertThat(put.responses().get("201").contents()).isEmpty();
        assertThat(put.responses().get("410").json().orElseThrow().schema().anyOf())
                .extracting(Schema::name)
                .containsExactly("Gone", "Closed");
    }

    @Test
    void aPayloadIsTheWholeBodyAndOperationsOfResourcesCountToo() {
        ApiOperation get = shop("restXml").operation("GetOrderLine").orElseThrow();

        assertThat(get.success().orElseThrow().contents())
                .extracting(ApiContent::mediaType)
                .containsExactly("application/octet-stream");
        assertThat(get.place()).isEqualTo(new ClientPlace(List.of("OrderLines"), "get"));
    }

    @Test
    void otherProtocolsSayInTheCallWhichOperationIsMeant() {
        ApiOperation json = shop("awsJson1_0").operation("PutOrder").orElseThrow();
        assertThat(json.method() + " " + json.path()).isEqualTo("POST /");
        assertThat(json.parameters()).singleElement().satisfies(target -> {
            assertThat(target.name()).isEqualTo("X-Amz-Target");
            assertThat(target.schema().enumValues()).containsExactly(new JsonString("Shop.PutOrder"));
        });
        assertThat(json.body().preferred().orElseThrow().isJson()).isTrue();
        assertThat(json.body().preferred().orElseThrow().schema().properties()).containsKeys("Shop", "Key", "Owner");

        ApiContent form = shop("awsQuery")
                .operation("PutOrder")
                .orElseThrow()
                .body()
                .preferred()
                .orElseThrow();
        assertThat(form.isForm()).isTrue();
        assertThat(form.schema().required()).startsWith("Action", "Version");
        assertThat(form.schema().properties().get("Made").format()).isEqualTo("date-time");
    }

    @Test
    void aModelWithoutAServiceOrWithAnUnknownProtocolSaysSo() {
        byte[] none = "{\"smithy\": \"2.0\", \"shapes\": {}}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> DescriptionReader.read(none, "shop.json"))
                .isInstanceOf(DescriptionException.class)
                .hasMessageContaining("has a shape of the type service");
        assertThatThrownBy(() -> shop("rpcv3")).hasMessageContaining("speaks none of restJson1");
    }
}
