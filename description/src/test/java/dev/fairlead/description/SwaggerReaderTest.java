package dev.fairlead.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SwaggerReaderTest {

    private static final String SHOP = """
            swagger: "2.0"
            info: {title: Shop, version: "7"}
            host: shop.example
            basePath: /v2/
            schemes: [http, https]
            consumes: [application/json]
            produces: [application/json]
            parameters:
              page: {name: page, in: query, type: integer, format: int64}
            responses:
              Gone: {description: no longer there}
            definitions:
              order:
                type: object
                required: [id]
                properties:
                  id: {type: string}
                  parent: {$ref: '#/definitions/order'}
            paths:
              /orders:
                get:
                  operationId: listOrders
                  parameters:
                    - $ref: '#/parameters/page'
                    - {name: state, in: query, type: array, items: {type: string, enum: [open, done]}, collectionFormat: multi}
                    - {name: ids, in: query, type: array, items: {type: string}}
                  responses:
                    200: {description: ok, schema: {type: array, items: {$ref: '#/definitions/order'}}}
                post:
                  operationId: createOrder
                  parameters:
                    - {name: body, in: body, required: true, schema: {$ref: '#/definitions/order'}}
                  responses:
                    201: {description: made, schema: {$ref: '#/definitions/order'}}
                    410: {$ref: '#/responses/Gone'}
              /orders/{order}/receipt:
                get:
                  operationId: receipt
                  responses: {200: {description: ok, schema: {type: file}}}
                post:
                  operationId: upload
                  parameters:
                    - {name: order, in: path, required: true, type: string}
                    - {name: scan, in: formData, required: true, type: file}
                    - {name: note, in: formData, type: string, description: A note}
                  responses: {204: {description: ok}}
            """;

    private final ApiDescription shop = DescriptionReader.read(SHOP.getBytes(StandardCharsets.UTF_8), "shop.yaml");

    private ApiOperation operation(String id) {
        return shop.operation(id).orElseThrow();
    }

    @Test
    void hostPathAndSchemesBecomeAServerThatPrefersTls() {
        assertThat(shop.title()).isEqualTo("Shop");
        assertThat(shop.servers()).containsExactly("https://shop.example/v2");
    }

    @Test
    void parametersKnowTheirTypeAndHowListsAreWritten() {
        assertThat(operation("listOrders").parameters())
                .extracting(ApiParameter::name, each -> each.schema().type(), ApiParameter::encoding)
                .containsExactly(
                        tuple("page", SchemaType.INTEGER, new Encoding("form", false, null)),
                        tuple("state", SchemaType.ARRAY, new Encoding("form", true, null)),
                        tuple("ids", SchemaType.ARRAY, new Encoding("form", false, null)));
        assertThat(operation("listOrders").parameters().get(1).schema().items().enumValues())
                .hasSize(2);
    }

    @Test
    void bodiesAndAnswersHaveTheSharedSchemas() {
        Schema order = shop.schema("order").orElseThrow();

        assertThat(order.properties().get("parent")).isSameAs(order);
        assertThat(operation("createOrder").body().preferred().orElseThrow().schema())
                .isSameAs(order);
        assertThat(operation("createOrder")
                        .success()
                        .orElseThrow()
                        .json()
                        .orElseThrow()
                        .schema())
                .isSameAs(order);
        assertThat(operation("createOrder").response(410).orElseThrow().description())
                .isEqualTo("no longer there");
    }

    @Test
    void formFieldsBecomeABody() {
        ApiContent form = operation("upload").body().preferred().orElseThrow();

        assertThat(form.isMultipart()).isTrue();
        assertThat(form.schema().required()).containsExactly("scan");
        assertThat(form.schema().properties().get("scan").format()).isEqualTo("binary");
        assertThat(form.schema().properties().get("note").description()).isEqualTo("A note");
    }

    @Test
    void aFileComesAsBytesAndAForgottenPathVariableIsAText() {
        ApiOperation receipt = operation("receipt");

        assertThat(receipt.success().orElseThrow().json()).isEmpty();
        assertThat(receipt.success().orElseThrow().contents())
                .extracting(ApiContent::mediaType)
                .isEqualTo(List.of("application/octet-stream"));
        assertThat(receipt.parameters(ApiParameter.Place.PATH))
                .extracting(ApiParameter::name)
                .containsExactly("order");
        assertThat(shop.diagnostics()).hasSize(1);
    }
}
