package dev.fairlead.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.JsonString;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** OpenAPI 3.1 writes as JSON Schema what 3.0 has keywords of its own for. */
final class SchemaSpellingsTest {

    private static ApiDescription withSchemas(String schemas) {
        String text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n" + schemas.indent(4);
        return DescriptionReader.read(text.getBytes(StandardCharsets.UTF_8), "t.yaml");
    }

    private static Schema schema(String text) {
        return withSchemas("a: " + text).schema("a").orElseThrow();
    }

    @Test
    void nullAmongTheTypesOrTheVariantsMakesItNullable() {
        assertThat(schema("{type: [string, 'null']}").nullable()).isTrue();
        assertThat(schema("{type: [string, 'null']}").type()).isEqualTo(SchemaType.STRING);
        assertThat(schema("{type: string, x-nullable: true}").nullable()).isTrue();
        assertThat(schema("{type: [string]}").nullable()).isFalse();

        Schema either = schema("{anyOf: [{type: string}, {type: 'null'}]}");
        assertThat(either.nullable()).isTrue();
        assertThat(either.variants()).extracting(Schema::type).containsExactly(SchemaType.STRING);
        assertThat(schema("{oneOf: [{type: 'null'}, {type: integer}]}").oneOf()).hasSize(1);
        assertThat(schema("{anyOf: [{type: string}, {type: object, nullable: true}]}")
                        .variants())
                .hasSize(1);
    }

    @Test
    void severalTypesAreAChoiceThatKeepsTheOtherKeywords() {
        Schema either = schema("{type: [string, integer, 'null'], maxLength: 3}");

        assertThat(either.nullable()).isTrue();
        assertThat(either.type()).isEqualTo(SchemaType.ANY);
        assertThat(either.variants()).extracting(Schema::type).containsExactly(SchemaType.STRING, SchemaType.INTEGER);
        assertThat(either.variants().getFirst().maxLength()).isEqualTo(3);
    }

    @Test
    void aConstantIsAnEnumerationOfOne() {
        assertThat(schema("{const: card}").enumValues()).containsExactly(new JsonString("card"));
        assertThat(schema("{const: card, enum: [card, other]}").enumValues()).hasSize(2);
    }

    @Test
    void aReferenceThatSaysMoreBesideItselfIsBoth() {
        ApiDescription read = withSchemas("""
                base: {type: object, properties: {id: {type: string}}}
                bare: {properties: {of: {$ref: '#/components/schemas/base', description: words}}}
                more: {properties: {of: {$ref: '#/components/schemas/base', required: [id], nullable: true}}}
                """);
        Schema base = read.schema("base").orElseThrow();
        assertThat(read.schema("bare").orElseThrow().properties().get("of")).isSameAs(base);

        Schema more = read.schema("more").orElseThrow().properties().get("of");
        assertThat(more.allOf()).containsExactly(base);
        assertThat(more.required()).containsExactly("id");
        assertThat(more.nullable()).isTrue();
    }

    @Test
    void aSchemaMayBeTrueOrFalse() {
        ApiDescription read = withSchemas("a: {properties: {any: true, none: false}}");

        assertThat(read.schema("a").orElseThrow().properties().get("any").type())
                .isEqualTo(SchemaType.ANY);
        assertThat(read.diagnostics()).singleElement().satisfies(odd -> {
            assertThat(odd.pointer()).isEqualTo("/components/schemas/a/properties/none");
            assertThat(odd.message()).contains("allows nothing");
        });
    }

    @Test
    void aMappingToNothingIsLeftOutAndSaidSo() {
        ApiDescription read = withSchemas("""
                cat: {type: object, properties: {kind: {type: string}}}
                pet:
                  oneOf: [{$ref: '#/components/schemas/cat'}]
                  discriminator: {propertyName: kind, mapping: {cat: cat, dog: 'models/dog.yml#/dog'}}
                """);

        Discriminator told = read.schema("pet").orElseThrow().discriminator();
        assertThat(told.mapping()).containsOnlyKeys("cat");
        assertThat(read.diagnostics())
                .singleElement()
                .extracting(Diagnostic::line)
                .isEqualTo(8);
    }
}
