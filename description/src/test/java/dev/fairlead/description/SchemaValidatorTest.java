package dev.fairlead.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fairlead.description.Violation.Kind;
import dev.fairlead.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SchemaValidatorTest {

    private static final String API = """
            openapi: 3.0.0
            paths: {}
            components:
              schemas:
                card:
                  type: object
                  required: [number]
                  properties:
                    number: {type: string, maxLength: 19, pattern: '^[0-9]+$'}
                    year: {type: integer, minimum: 2000, maximum: 2100}
                    brand: {type: string, enum: [visa, amex]}
                    tags: {type: array, items: {type: string}}
                    live: {type: boolean}
                    rate: {type: number}
                    note: {type: string, nullable: true}
                    meta:
                      anyOf: [{type: object, additionalProperties: {type: string}}, {type: string, enum: ['']}]
                closed: {type: object, additionalProperties: false}
                cycle: {type: object, properties: {next: {$ref: '#/components/schemas/cycle'}}}
                merged:
                  allOf:
                    - {$ref: '#/components/schemas/card'}
                    - {type: object, required: [cvc], properties: {cvc: {type: string}}}
            """;

    private static final ApiDescription DESCRIPTION =
            DescriptionReader.read(API.getBytes(StandardCharsets.UTF_8), "api.yaml");

    private static Validation form(String schema, String value) {
        return SchemaValidator.forForms()
                .check(Json.parse(value), DESCRIPTION.schemas().get(schema));
    }

    private static Validation json(String schema, String value) {
        return SchemaValidator.forJson()
                .check(Json.parse(value), DESCRIPTION.schemas().get(schema));
    }

    @Test
    void formTextsBecomeWhatTheSchemaDescribes() {
        Validation checked = form(
                "card",
                "{\"number\":\"4242\",\"year\":\"2030\",\"live\":\"true\",\"rate\":\"0.50\",\"tags\":{\"1\":\"b\",\"0\":\"a\"}}");

        assertThat(checked.violations()).isEmpty();
        assertThat(checked.value())
                .isEqualTo(Json.parse(
                        "{\"number\":\"4242\",\"year\":2030,\"live\":true,\"rate\":0.50,\"tags\":[\"a\",\"b\"]}"));
    }

    @Test
    void everyViolationNamesItsPlaceAndKind() {
        Validation checked = form(
                "card",
                "{\"year\":\"soon\",\"brand\":\"x\",\"live\":\"1\",\"tags\":\"a\",\"colour\":\"red\",\"meta\":\"y\"}");

        assertThat(checked.violations())
                .extracting(Violation::pointer, Violation::kind)
                .containsExactlyInAnyOrder(
                        tuple("/number", Kind.REQUIRED),
                        tuple("/year", Kind.TYPE),
                        tuple("/brand", Kind.ENUM),
                        tuple("/live", Kind.TYPE),
                        tuple("/tags", Kind.TYPE),
                        tuple("/colour", Kind.UNKNOWN_PROPERTY),
                        tuple("/meta", Kind.ENUM));
        assertThat(checked.violations()).extracting(Violation::message).noneMatch(message -> message.contains("soon"));
    }

    @Test
    void textsAreMeasuredAndMatchedAndNumbersBounded() {
        assertThat(form("card", "{\"number\":\"%s\",\"year\":\"1999\"}".formatted("9".repeat(20)))
                        .violations())
                .extracting(Violation::kind)
                .containsExactly(Kind.LENGTH, Kind.RANGE);
        assertThat(form("card", "{\"number\":\"12x\"}").violations())
                .extracting(Violation::kind)
                .containsExactly(Kind.PATTERN);
    }

    @Test
    void aUnionTakesTheVariantThatFits() {
        assertThat(form("card", "{\"number\":\"1\",\"meta\":\"\"}").isValid()).isTrue();
        assertThat(form("card", "{\"number\":\"1\",\"meta\":{\"a\":\"b\"}}").isValid())
                .isTrue();
        assertThat(form("card", "{\"number\":\"1\",\"meta\":{\"a\":{}}}").violations())
                .extracting(Violation::pointer, Violation::kind)
                .containsExactly(tuple("/meta/a", Kind.TYPE));
    }

    @Test
    void jsonValuesAreTakenAsTheyAre() {
        assertThat(json("card", "{\"number\":\"1\",\"year\":2030,\"note\":null,\"more\":1}")
                        .isValid())
                .isTrue();
        assertThat(json("card", "{\"number\":\"1\",\"year\":\"2030\",\"brand\":null}")
                        .violations())
                .extracting(Violation::kind)
                .containsExactly(Kind.TYPE, Kind.NULL);
        assertThat(json("closed", "{\"a\":1}").violations())
                .extracting(Violation::kind)
                .containsExactly(Kind.UNKNOWN_PROPERTY);
    }

    @Test
    void allPartsOfAMergedSchemaHold() {
        assertThat(form("merged", "{\"number\":\"1\",\"cvc\":\"123\"}").isValid())
                .isTrue();
        assertThat(form("merged", "{}").violations())
                .extracting(Violation::pointer)
                .containsExactly("/number", "/cvc");
    }

    @Test
    void schemasThatContainThemselvesAreFollowedAsDeepAsTheValueGoes() {
        assertThat(json("cycle", "{\"next\":{\"next\":{\"next\":7}}}").violations())
                .extracting(Violation::pointer)
                .containsExactly("/next/next/next");
    }
}
