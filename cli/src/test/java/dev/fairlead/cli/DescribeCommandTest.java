package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DescribeCommandTest {

    private static final String PARTNER = """
            openapi: 3.1.0
            info: {title: "Partner\\u001b[31m API", version: "2.1"}
            servers: [{url: 'https://api.partner.example/v2'}]
            paths:
              /v2/orders:
                get:
                  parameters:
                    - {name: cursor, in: query, schema: {type: string}}
                    - {name: page_size, in: query, schema: {type: integer}}
                  responses:
                    '200': {description: orders, headers: {X-RateLimit-Remaining: {schema: {type: integer}}}}
                    '429': {description: too many}
                post:
                  operationId: createOrder
                  deprecated: true
                  parameters:
                    - {name: Idempotency-Key, in: header, schema: {type: string}}
                  responses: {'201': {description: made}}
            webhooks:
              order.paid: {post: {responses: {'200': {description: taken}}}}
            components:
              securitySchemes:
                app: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {orders: all orders}}}}
            """;

    @TempDir
    private Path folder;

    private String partner() throws IOException {
        return Files.writeString(folder.resolve("partner.yaml"), PARTNER).toString();
    }

    @Test
    void aPageSaysWhatIsInItAndWhatIsWrongWithIt() throws IOException {
        String file = partner();

        Ran ran = Ran.with("describe", file);

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("""
                Partner [31m API 2.1
                  format       OpenAPI 3.1.0
                  source       FILE, 853 bytes
                  base URLs    https://api.partner.example/v2
                  operations   2: 1 GET, 1 POST; 1 deprecated
                  schemas      0 named schemas
                  credentials  app: OAuth 2.0 (clientCredentials, 1 scope)
                  pages        by cursor: cursor with page_size: 1 operation, first get_v2_orders (line 6)
                  idempotency  header Idempotency-Key: 1 operation, first createOrder (line 13)
                  limits       status 429 declared: 1 operation, first get_v2_orders (line 6)
                               header X-RateLimit-Remaining: 1 operation, first get_v2_orders (line 6)
                  webhooks     1: order.paid

                operations by group
                  orders  2  1 GET, 1 POST

                what is wrong with it, and was repaired (1)
                  FILE:6: #/paths/~1v2~1orders/get: no operationId: named get_v2_orders
                """.replace("FILE", file));
    }

    @Test
    void operationsAreListedAllOrSome() throws IOException {
        String file = partner();

        assertThat(Ran.with("describe", "--operations", file).out()).isEqualTo("""
                get_v2_orders  GET   /v2/orders
                createOrder    POST  /v2/orders  (deprecated)
                """);
        assertThat(Ran.with("describe", "--only", "create*", file).out().lines())
                .hasSize(1);
        assertThat(Ran.with("describe", "--only", "createOrdr", file))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("did you mean createOrder?"));
    }

    @Test
    void aBuildMayInsistOnADocumentWithoutOddities() throws IOException {
        Ran ran = Ran.with("describe", "--strict", "--json", partner());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.json().at("/diagnostics/0/line")).isEqualTo(JsonNumber.of(6));
        assertThat(ran.json().at("/operations/1/parameters/0/in")).isEqualTo(new JsonString("header"));
        assertThat(Ran.with("describe", "--strict", "stripe").status()).isZero();
    }

    @Test
    void whatIsNoDescriptionIsStatusTwo() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear reader");

        assertThat(Ran.with("describe", letter.toString()))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).startsWith("describe: " + letter));
        assertThat(Ran.with("describe", "none").err()).contains("none: there is no such file");
        assertThat(Ran.with("describe", folder.toString()).err()).contains("this is a folder");
    }
}
