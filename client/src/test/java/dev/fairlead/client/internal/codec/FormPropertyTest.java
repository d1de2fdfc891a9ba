package dev.fairlead.client.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Wire;
import dev.fairlead.profile.Wire.FormStyle;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class FormPropertyTest {

    private static final Wire WIRE = new Wire(FormStyle.INDEXED_BRACKETS, "");

    @Property(tries = 500)
    void whatAServerReadsIsWhatWasWritten(@ForAll("params") JsonObject params) {
        String form = FormFields.encode(FormFields.of(params, WIRE), "+");

        assertThat(FormParser.parse(form)).isEqualTo(asText(params));
        assertThat(form).matches("[A-Za-z0-9\\-._~%+\\[\\]=&]*");
    }

    @Property(tries = 500)
    void aQueryHoldsWhatAFormHolds(@ForAll("params") JsonObject params) {
        String query = FormFields.encode(FormFields.of(params, WIRE), "%20");

        assertThat(query).doesNotContain("+");
        assertThat(FormParser.parse(query)).isEqualTo(asText(params));
    }

    @Property(tries = 500)
    void aPathVariableNeverLeavesItsSegment(@ForAll("texts") String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            return;
        }
        String path = PathTemplate.expand("/v1/{id}/end", Map.of("id", value));

        assertThat(path).matches("/v1/[A-Za-z0-9\\-._~%]+/end");
        assertThat(FormParser.parse("x=" + path.substring(4, path.length() - 4)).at("/x"))
                .isEqualTo(new JsonString(value));
    }

    @Provide
    Arbitrary<JsonObject> params() {
        return object(3);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(" \t\r\n&=+%#?/\\[]{}\"'<>;:@,.~_-*!$()|^`ø✓\u0000\u007f")
                .withCharRange('a', 'z')
                .withCharRange('\u4e00', '\u4e20')
                .ofMaxLength(12);
    }

    private Arbitrary<JsonObject> object(int depth) {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars(" &=+%.ø_")
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(6);
        return Arbitraries.maps(names, value(depth)).ofMaxSize(4).map(JsonObject::of);
    }

    private Arbitrary<JsonValue> value(int depth) {
        Arbitrary<JsonValue> scalars = Arbitraries.oneOf(
                texts().map(JsonString::new),
                Arbitraries.longs().map(JsonValue::of),
                Arbitraries.of(true, false).map(JsonValue::of),
                Arbitraries.bigDecimals().map(JsonValue::of),
                Arbitraries.just(JsonNull.NULL));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<JsonValue> arrays = value(depth - 1)
                .filter(item -> !isNothing(item))
                .list()
                .ofMaxSize(3)
                .map(JsonArray::of);
        return Arbitraries.frequencyOf(
                Tuple.of(4, scalars),
                Tuple.of(2, object(depth - 1).map(object -> (JsonValue) object)),
                Tuple.of(2, arrays));
    }

    /** What a form can carry of a value: texts; null and empty lists as empty texts; empty objects not at all. */
    private static JsonValue asText(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                JsonObject.Builder kept = JsonObject.builder();
                object.forEach((name, member) -> {
                    if (!isNothing(member)) {
                        kept.put(name, asText(member));
                    }
                });
                yield kept.build();
            }
            case JsonArray array ->
                array.isEmpty()
                        ? new JsonString("")
                        : JsonValue.array(
                                array.stream().map(FormPropertyTest::asText).toList());
            case JsonString text -> text;
            case JsonNull ignored -> new JsonString("");
            case JsonNumber number ->
                new JsonString(
                        number.isInteger()
                                ? number.toJson()
                                : number.decimalValue().toPlainString());
            case JsonBoolean bool -> new JsonString(bool.toJson());
        };
    }

    private static boolean isNothing(JsonValue value) {
        return value instanceof JsonObject object
                && object.members().values().stream().allMatch(FormPropertyTest::isNothing);
    }
}
