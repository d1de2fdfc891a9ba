package dev.fairlead.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fairlead.description.ApiParameter.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiscoveryReaderTest {

    private static final String SHOP = """
            {
              "discoveryVersion": "v1", "title": "Shop API", "version": "v7",
              "rootUrl": "https://shop.example/", "servicePath": "shop/v7/",
              "parameters": {
                "alt": {"type": "string", "location": "query"},
                "fields": {"type": "string", "location": "query"}
              },
              "schemas": {
                "Order": {
                  "id": "Order", "type": "object",
                  "properties": {
                    "name": {"type": "string"},
                    "parent": {"$ref": "Order"},
                    "size": {"type": "string", "format": "int64"}
                  }
                }
              },
              "resources": {
                "orders": {
                  "methods": {
                    "list": {
                      "id": "shop.orders.list", "httpMethod": "GET", "path": "orders",
                      "parameters": {"state": {"type": "string", "location": "query", "repeated": true, "enum": ["A", "B"]}}
                    },
                    "insert": {
                      "id": "shop.orders.insert", "httpMethod": "POST", "path": "orders",
                      "request": {"$ref": "Order"}, "response": {"$ref": "Order"},
                      "mediaUpload": {"protocols": {"simple": {"multipart": true, "path": "/upload/shop/v7/orders"}}}
                    }
                  },
                  "resources": {
                    "lines": {
                      "methods": {
                        "get": {
                          "id": "shop.orders.lines.get", "httpMethod": "GET", "path": "{+name}:read",
                          "supportsMediaDownload": true,
                          "parameters": {"name": {"type": "string", "location": "path", "required": true}},
                          "response": {"$ref": "Order"}
                        }
                      }
                    }
                  }
                }
              }
            }
            """;

    private final ApiDescription shop = DescriptionReader.read(SHOP.getBytes(StandardCharsets.UTF_8), "shop.json");

    private ApiOperation operation(String id) {
        return shop.operation(id).orElseThrow();
    }

    @Test
    void methodsStandWhereTheResourcesSay() {
        assertThat(shop.title()).isEqualTo("Shop API");
        assertThat(shop.servers()).containsExactly("https://shop.example/shop/v7");
        assertThat(operation("shop.orders.lines.get").place())
                .isEqualTo(new ClientPlace(List.of("orders", "lines"), "get"));
        assertThat(operation("shop.orders.lines.get").path()).isEqualTo("/{+name}:read");
        assertThat(shop.diagnostics()).isEmpty();
    }

    @Test
    void aBareNameIsAReferenceToASchema() {
        Schema order = shop.schema("Order").orElseThrow();

        assertThat(order.properties().get("parent")).isSameAs(order);
        assertThat(operation("shop.orders.insert")
                        .body()
                        .preferred()
                        .orElseThrow()
                        .schema())
                .isSameAs(order);
        assertThat(operation("shop.orders.insert")
                        .success()
                        .orElseThrow()
                        .json()
                        .orElseThrow()
                        .schema())
                .isSameAs(order);
    }

    @Test
    void aRepeatedParameterIsAListAndOfTheCommonOnesThoseForCallersAreKept() {
        assertThat(operation("shop.orders.list").parameters())
                .extracting(
                        ApiParameter::name,
                        ApiParameter::place,
                        each -> each.schema().type(),
                        each -> each.encoding().explode())
                .containsExactly(
                        tuple("state", Place.QUERY, SchemaType.ARRAY, true),
                        tuple("fields", Place.QUERY, SchemaType.STRING, true));
        assertThat(operation("shop.orders.list")
                        .parameters()
                        .getFirst()
                        .schema()
                        .items()
                        .enumValues())
                .hasSize(2);
    }

    @Test
    void filesGoUpAndDownThroughOperationsOfTheirOwn() {
        ApiOperation upload = operation("shop.orders.insert.media");
        assertThat(upload.path()).isEqualTo("/upload/shop/v7/orders?uploadType=media");
        assertThat(upload.servers()).containsExactly("https://shop.example");
        assertThat(upload.body().contents())
                .extracting(ApiContent::mediaType)
                .containsExactly("application/octet-stream");

        ApiOperation download = operation("shop.orders.lines.get.media");
        assertThat(download.path()).isEqualTo("/{+name}:read?alt=media");
        assertThat(download.success().orElseThrow().json()).isEmpty();
    }
}
