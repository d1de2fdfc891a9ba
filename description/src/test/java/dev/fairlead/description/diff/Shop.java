package dev.fairlead.description.diff;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.DescriptionReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A small description, and what becomes of it when some of its text is replaced. */
final class Shop {

    static final String TEXT = """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            servers: [{url: 'https://api.shop.example'}]
            security: [{key: []}]
            paths:
              /orders:
                get:
                  operationId: listOrders
                  parameters:
                    - {name: limit, in: query, schema: {type: integer, maximum: 100, default: 10}}
                    - {name: status, in: query, schema: {type: string, enum: [open, paid]}}
                    - {name: tag, in: query, schema: {type: array, items: {type: string}}}
                  responses:
                    '200':
                      description: orders
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              data: {type: array, items: {$ref: '#/components/schemas/order'}}
                              total: {type: integer, format: int32}
                    '404': {description: none}
                post:
                  operationId: createOrder
                  requestBody:
                    content:
                      application/json: {schema: {$ref: '#/components/schemas/newOrder'}}
                      application/xml: {schema: {$ref: '#/components/schemas/newOrder'}}
                  responses:
                    '201':
                      description: made
                      content: {application/json: {schema: {$ref: '#/components/schemas/order'}}}
              /orders/{order}:
                parameters:
                  - {name: order, in: path, required: true, schema: {type: string}}
                get:
                  operationId: getOrder
                  responses:
                    '200':
                      description: one
                      content: {application/json: {schema: {$ref: '#/components/schemas/order'}}}
                delete:
                  operationId: deleteOrder
                  parameters:
                    - {name: reason, in: query, schema: {type: string}}
                  responses: {'204': {description: gone}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Key}
                token: {type: http, scheme: bearer}
              schemas:
                newOrder:
                  type: object
                  required: [amount]
                  properties:
                    amount: {type: integer, minimum: 1}
                    note: {type: string, nullable: true, maxLength: 500}
                    address: {$ref: '#/components/schemas/address'}
                    id: {type: string, readOnly: true}
                order:
                  required: [id, status]
                  allOf:
                    - $ref: '#/components/schemas/address'
                    - type: object
                      properties:
                        id: {type: string}
                        status: {type: string, enum: [open, paid]}
                        price: {type: number, format: double}
                        parent: {$ref: '#/components/schemas/order'}
                        payer:
                          oneOf:
                            - {$ref: '#/components/schemas/person'}
                            - {type: string}
                        at: {type: string, format: date-time}
                address:
                  type: object
                  properties:
                    city: {type: string}
                    lines: {type: array, items: {type: string}}
                    extra: {type: object, additionalProperties: {type: string}}
                person:
                  type: object
                  properties: {name: {type: string}}
            """;

    private Shop() {}

    static ApiDescription read(String text) {
        return DescriptionReader.read(text.getBytes(StandardCharsets.UTF_8), "shop.yaml");
    }

    /** Returns what changed when the first text became the second, in words. */
    static List<String> changes(String was, String is) {
        return DescriptionDiff.between(read(TEXT), read(replaced(was, is))).changes().stream()
                .map(Change::toString)
                .toList();
    }

    static String replaced(String was, String is) {
        if (!TEXT.contains(was)) {
            throw new IllegalArgumentException("the shop has no text " + was);
        }
        return TEXT.replace(was, is);
    }
}
