package dev.fairlead.description.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of a table is one edit of the shop's description and what is said about it. */
final class DescriptionDiffTest {

    @Test
    void aDescriptionDoesNotDifferFromItself() {
        assertThat(DescriptionDiff.between(Shop.read(Shop.TEXT), Shop.read(Shop.TEXT))
                        .changes())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `description: orders`   | `description: all orders`   | ``
            `operationId: getOrder` | `operationId: fetchOrder`   | fetchOrder: is called fetchOrder now
            `operationId: getOrder` | `operationId: getOrder\n      deprecated: true` | getOrder: is deprecated now
            `    delete:\n      operationId: deleteOrder` | `    patch:\n      operationId: deleteOrder` | `breaking: deleteOrder: DELETE /orders/{order} is PATCH /orders/{order} now`
            `    delete:\n      operationId: deleteOrder` | `    patch:\n      operationId: cancelOrder` | `breaking: deleteOrder: DELETE /orders/{order} removed; cancelOrder: PATCH /orders/{order} added`
            `https://api.shop.example` | `https://shop.example/api` | `breaking: server: https://api.shop.example removed; server: https://shop.example/api added`
            `security: [{key: []}]` | `security: [{token: []}]` | `breaking: 4 operations, security: key became token`
            `security: [{key: []}]` | `security: [{key: []}, {token: []}]` | `4 operations, security: key became key or token`
            `name: X-Key` | `name: X-Api-Key` | breaking: security scheme key: works in another way now
            `'404': {description: none}` | `'410': {description: none}` | `listOrders, response 404: no longer described; listOrders, response 410: described now`
            `'204': {description: gone}` | `'202': {description: gone}` | `breaking: deleteOrder, response 204: no longer described; deleteOrder, response 202: described now`
            """)
    void operations(String was, String is, String said) {
        assertSaid(was, is, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `name: limit, in: query` | `name: limit, in: header` | breaking: listOrders, query limit: goes into the header now
            `name: limit, in: query` | `name: limit, required: true, in: query` | breaking: listOrders, query limit: is required now
            `name: limit, in: query` | `name: size, in: query` | `breaking: listOrders, query limit: parameter removed; listOrders, query size: parameter added`
            `        - {name: reason,` | `        - {name: by, required: true, in: query, schema: {}}\n        - {name: reason,` | breaking: deleteOrder, query by: required parameter added
            `/{order}:\n    parameters:\n      - {name: order` | `/{id}:\n    parameters:\n      - {name: id` | 2 operations, path order: is called id now
            `maximum: 100` | `maximum: 50` | breaking: listOrders, query limit: maximum 100 became 50
            `maximum: 100` | `maximum: 100.0` | ``
            `maximum: 100` | `maximum: 500` | listOrders, query limit: maximum 100 became 500
            `default: 10` | `default: 20` | listOrders, query limit: default 10 became 20
            `schema: {type: string, enum: [open, paid]}` | `schema: {type: string, enum: [open, void]}` | `breaking: listOrders, query status: values removed: "paid"; listOrders, query status: values added: "void"`
            `name: tag, in: query` | `name: tag, explode: false, in: query` | breaking: listOrders, query tag: written as form now
            `name: limit, in: query` | `name: limit, explode: false, in: query` | listOrders, query limit: written as form now
            """)
    void parameters(String was, String is, String said) {
        assertSaid(was, is, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `required: [amount]` | `required: [amount, note]` | `breaking: schema newOrder, note: is required now`
            `required: [amount]` | `required: []` | `schema newOrder, amount: is optional now`
            `amount: {type: integer, minimum: 1}` | `amount: {type: number, minimum: 1}` | schema newOrder, amount: integer became number
            `amount: {type: integer, minimum: 1}` | `amount: {type: string}` | breaking: schema newOrder, amount: integer became string
            `amount: {type: integer, minimum: 1}` | `amount: {type: integer}` | schema newOrder, amount: minimum 1 removed
            `nullable: true, maxLength: 500` | `maxLength: 500` | breaking: schema newOrder, note: may be null no more
            `maxLength: 500` | `maxLength: 400` | breaking: schema newOrder, note: maxLength 500 became 400
            `maxLength: 500` | `maxLength: 500, pattern: '^a'` | breaking: schema newOrder, note: pattern "^a" added
            `id: {type: string, readOnly: true}` | `sku: {type: string}` | schema newOrder, sku: property added
            `note: {type: string, nullable: true` | `note: {type: string, readOnly: true, nullable: true` | breaking: schema newOrder, note: is read-only now
            `requestBody:\n` | `requestBody:\n        required: true\n` | breaking: createOrder, request body: is required now
            `          application/xml: {schema: {$ref: '#/components/schemas/newOrder'}}\n` | `` | breaking: createOrder, request body: application/xml removed
            """)
    void requests(String was, String is, String said) {
        assertSaid(was, is, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `            id: {type: string}\n` | `` | breaking: schema order, id: property removed
            `required: [id, status]` | `required: [id]` | breaking: schema order, status: is optional now
            `id: {type: string}\n` | `id: {type: string, nullable: true}\n` | breaking: schema order, id: may be null now
            `status: {type: string, enum: [open, paid]}\n` | `status: {type: string, enum: [open, paid, void]}\n` | schema order, status: values added: "void"
            `status: {type: string, enum: [open, paid]}\n` | `status: {type: string, enum: [open]}\n` | schema order, status: values removed: "paid"
            `status: {type: string, enum: [open, paid]}\n` | `status: {type: string}\n` | `schema order, status: any value now, not only: "open", "paid"`
            `price: {type: number, format: double}` | `price: {type: integer}` | `schema order, price: number became integer`
            `format: date-time` | `format: date` | breaking: schema order, at: format date-time became date
            `, format: date-time` | `` | breaking: schema order, at: format date-time removed
            `type: integer, format: int32` | `type: integer, format: int64` | breaking: listOrders, response 200 total: format int32 became int64
            `                - {type: string}` | `                - {type: string}\n                - {type: integer}` | schema order, payer: may also be integer
            `                - {type: string}\n` | `` | schema order, payer: is no longer string
            `payer:\n              oneOf:\n                - {$ref: '#/components/schemas/person'}\n                - {type: string}` | `payer: {type: integer}` | `breaking: schema order, payer: one of person, string became integer`
            `parent: {$ref: '#/components/schemas/order'}` | `parent: {type: string}` | breaking: schema order, parent: object became string
            """)
    void responses(String was, String is, String said) {
        assertSaid(was, is, said);
    }

    @Test
    void aSchemaThatGoesBothWaysIsToldOnceAndBreaksIfEitherWayDoes() {
        assertSaid(
                "city: {type: string}",
                "city: {type: string, nullable: true}",
                "breaking: schema address, city: may be null now");
        Change change = only("city: {type: string}", "city: {type: string, nullable: true}");
        assertThat(change.direction()).isNull();
        assertThat(change.uses()).isEqualTo(3);
        assertThat(change.operations()).containsExactly("listOrders", "createOrder", "getOrder");
    }

    @Test
    void aChangeSaysWhereItStandsInBothDescriptions() {
        Change change = only("maxLength: 500", "maxLength: 400");

        assertThat(change.old()).isEqualTo(new Spot(58, "/components/schemas/newOrder/properties/note"));
        assertThat(change.now()).isEqualTo(new Spot(58, "/components/schemas/newOrder/properties/note"));
        assertThat(change.before()).isEqualTo("500");
        assertThat(change.after()).isEqualTo("400");
        assertThat(change.direction()).isEqualTo(Direction.REQUEST);
        assertThat(change.kind().code()).isEqualTo("constraint-tightened");
    }

    @Test
    void whatTheSelectedOperationsDoNotUseIsLeftOut() {
        DescriptionDiff diff = DescriptionDiff.between(
                Shop.read(Shop.TEXT),
                Shop.read(Shop.replaced("maxLength: 500", "maxLength: 400")),
                operation -> operation.id().equals("getOrder"));

        assertThat(diff.changes()).isEmpty();
    }

    @Test
    void aSchemaUnderAnotherNameIsTheSameOnTheWire() {
        String renamed = Shop.TEXT.replace("schemas/person", "schemas/human").replace("    person:", "    human:");

        assertThat(DescriptionDiff.between(Shop.read(Shop.TEXT), Shop.read(renamed))
                        .changes())
                .extracting(Change::toString)
                .containsExactly("schema human: is called human now");
    }

    private static Change only(String was, String is) {
        List<Change> changes = DescriptionDiff.between(Shop.read(Shop.TEXT), Shop.read(Shop.replaced(was, is)))
                .changes();
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    private static void assertSaid(String was, String is, String said) {
        assertThat(String.join("; ", Shop.changes(lines(was), lines(is)))).isEqualTo(said);
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }
}
