package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffCommandTest {

    private static final String SHOP = """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            paths:
              /orders:
                get:
                  operationId: listOrders
                  parameters:
                    - {name: limit, in: query, schema: {type: integer, maximum: 100}}
                  responses:
                    '200':
                      description: orders
                      content: {application/json: {schema: {$ref: '#/components/schemas/order'}}}
            components:
              schemas:
                order:
                  properties:
                    id: {type: string}
                    status: {type: string, enum: [open]}
            """;

    @TempDir
    private Path folder;

    private String old;
    private String now;

    @BeforeEach
    void write() throws IOException {
        old = Files.writeString(folder.resolve("old.yaml"), SHOP).toString();
        now = Files.writeString(
                        folder.resolve("new.yaml"),
                        SHOP.replace("version: \"1\"", "version: \"2\"")
                                .replace("        id: {type: string}\n", "")
                                .replace("enum: [open]", "enum: [open, paid]"))
                .toString();
    }

    @Test
    void whatBreaksComesFirstWithItsPlacesAndTheStatusIsOne() {
        Ran ran = Ran.with("diff", old, now);

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("""
                Shop 1 -> Shop 2
                1 breaking change, 1 other change

                breaking
                  schema order, id: property removed (responses of 1 operation)
                      OLD:17 -> NEW:15

                other
                  schema order, status: values added: "paid" (responses of 1 operation)
                      OLD:18 -> NEW:17
                """.replace("OLD", old).replace("NEW", now));
    }

    @Test
    void nothingThatBreaksIsStatusZero() {
        assertThat(Ran.with("diff", old, old))
                .isEqualTo(new Ran(0, "Shop 1 -> Shop 1\nnothing breaks, 0 other changes\n", ""));
        assertThat(Ran.with("diff", "stripe", "stripe").status()).isZero();
    }

    @Test
    void aProgramGetsEachChangeWithItsPlaces() {
        Ran ran = Ran.with("diff", "--json", "--breaking", old, now);

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.json().at("/breaking")).isEqualTo(JsonNumber.of(1));
        assertThat(ran.json().at("/other")).isEqualTo(JsonNumber.of(1));
        assertThat(ran.json().at("/changes/0/kind")).isEqualTo(new JsonString("property-removed"));
        assertThat(ran.json().at("/changes/0/old/pointer"))
                .isEqualTo(new JsonString("/components/schemas/order/properties/id"));
        assertThat(ran.json().at("/changes/0/operations/0")).isEqualTo(new JsonString("listOrders"));
        assertThat(ran.json().at("/changes/1")).isNull();
    }

    @Test
    void whatCannotBeComparedIsStatusTwo() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"openapi\": ");

        assertThat(Ran.with("diff", old, folder.resolve("none.yaml").toString()))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("none.yaml: there is no such file"));
        assertThat(Ran.with("diff", broken.toString(), now))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err().lines()).hasSize(1));
        assertThat(Ran.with("diff", old).status()).isEqualTo(2);
        assertThat(Ran.with("diff", "--operations", "listOrder", old, now))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
                .satisfies(ran ->
                        assertThat(ran.err()).contains("no operation has the id listOrder; did you mean listOrders?"));
    }
}
