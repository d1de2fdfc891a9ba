package dev.fairlead.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DescriptionReaderTest {

    private static final String SHOP = """
            openapi: 3.0.3
            info: {title: Shop, version: "7"}
            servers:
              - url: https://{region}.shop.example/
                variables: {region: {default: eu}}
            paths:
              /orders/{order}:
                parameters:
                  - {name: order, in: path, required: true, schema: {type: string}}
                get:
                  operationId: getOrder
                  parameters:
                    - $ref: '#/components/parameters/expand'
                  responses:
                    '200': {$ref: '#/components/responses/Order'}
                    4XX: {description: refused}
                post:
                  deprecated: true
                  requestBody:
                    required: true
                    content:
                      application/x-www-form-urlencoded:
                        encoding: {lines: {style: deepObject, explode: true}}
                        schema:
                          type: object
                          additionalProperties: false
                          required: [amount]
                          properties:
                            amount: {type: integer, minimum: 1}
                            lines: {type: array, items: {type: string}}
                  responses:
                    '200': {$ref: '#/components/responses/Order'}
            components:
              parameters:
                expand: {name: expand, in: query, style: deepObject, schema: {type: array, items: {type: string}}}
              responses:
                Order:
                  description: An order
                  content: {application/json: {schema: {$ref: '#/components/schemas/alias'}}}
              schemas:
                alias: {$ref: '#/components/schemas/order'}
                order:
                  x-resourceId: order
                  properties:
                    parent: {$ref: '#/components/schemas/order'}
                    owner:
                      nullable: true
                      anyOf: [{type: string}, {$ref: '#/components/schemas/owner'}]
                owner:
                  type: object
                  properties:
                    orders: {type: array, items: {$ref: '#/components/schemas/order'}}
            """;

    private static ApiDescription read(String text) {
        return DescriptionReader.read(text.getBytes(StandardCharsets.UTF_8), "shop.yaml");
    }

    @Test
    void operationsCarryTheParametersOfTheirPathAndReferencesAreFollowed() {
        ApiOperation get = read(SHOP).operation("getOrder").orElseThrow();

        assertThat(get.method()).isEqualTo("GET");
        assertThat(get.parameters())
                .extracting(ApiParameter::name, ApiParameter::place)
                .containsExactly(tuple("order", ApiParameter.Place.PATH), tuple("expand", ApiParameter.Place.QUERY));
        assertThat(get.response(200).orElseThrow().description()).isEqualTo("An order");
        assertThat(get.response(404).orElseThrow().status()).isEqualTo("4XX");
        assertThat(get.response(500)).isEmpty();
    }

    @Test
    void schemasMayContainThemselvesAndAnAliasIsTheSchemaThatItStandsFor() {
        ApiDescription shop = read(SHOP);
        Schema order = shop.schema("order").orElseThrow();

        assertThat(shop.schemas().get("alias")).isSameAs(order);
        assertThat(order.properties().get("parent")).isSameAs(order);
        assertThat(order.type()).isEqualTo(SchemaType.OBJECT);
        Schema owner = order.properties().get("owner");
        assertThat(owner.nullable()).isTrue();
        assertThat(owner.variants()).hasSize(2).last().isSameAs(shop.schemas().get("owner"));
        assertThat(owner.name()).isNull();
        assertThat(shop.schemas().get("owner").properties().get("orders").items())
                .isSameAs(order);
    }

    @Test
    void bodiesKeepTheirEncodings() {
        ApiOperation post = read(SHOP).operations().getLast();
        ApiContent form = post.body().preferred().orElseThrow();

        assertThat(form.isForm()).isTrue();
        assertThat(form.encodings()).isEqualTo(Map.of("lines", new Encoding("deepObject", true, null)));
        assertThat(form.schema().closed()).isTrue();
        assertThat(form.schema().required()).containsExactly("amount");
        assertThat(post.deprecated()).isTrue();
    }

    @Test
    void serversAreFilledInAndLoseTheirLastSlash() {
        assertThat(read(SHOP).servers()).containsExactly("https://eu.shop.example");
    }

    @Test
    void anOperationWithoutAnIdIsNamedAndTheRepairIsReported() {
        ApiDescription shop = read(SHOP);

        assertThat(shop.operations().getLast().id()).isEqualTo("post_orders_order_");
        assertThat(shop.diagnostics()).hasSize(1);
        assertThat(shop.diagnostics().getFirst())
                .hasToString("line 17: /paths/~1orders~1{order}/post: no operationId: named post_orders_order_");
    }

    @Test
    void aPathVariableThatNobodyDescribedIsAText() {
        ApiDescription api = read("{\"openapi\":\"3.0.0\",\"paths\":{\"/a/{b}\":{\"get\":{\"operationId\":\"x\"}}}}");

        assertThat(api.operations().getFirst().parameters(ApiParameter.Place.PATH))
                .singleElement()
                .satisfies(variable -> assertThat(variable.schema().type()).isEqualTo(SchemaType.STRING));
        assertThat(api.diagnostics()).hasSize(1);
    }
}
