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
import org.junit.jupiter.api.Test;

class FormPropertyTest {

    private static final Wire WIRE = new Wire(FormStyle.INDEXED_BRACKETS, "");

    @Test
    void whatAServerReadsIsWhatWasWritten() {
        for (RandomValues values : RandomValues.cases()) {
            JsonObject params = (JsonObject) JsonValue.of(values.object(3));
            Pairs pairs = Pairs.form(WIRE);
            params.forEach((name, value) -> pairs.add(name, value, ParamPlace.USUAL));
            String form = pairs.toString();

            assertThat(FormParser.parse(form)).isEqualTo(asText(params));
            assertThat(form).matches("[A-Za-z0-9\\-._~%+\\[\\]=&]*");
        }
    }

    @Test
    void aQueryHoldsWhatAFormHolds() {
        for (RandomValues values : RandomValues.cases()) {
            JsonObject params = (JsonObject) JsonValue.of(values.object(3));
            Pairs pairs = Pairs.query(WIRE, "");
            params.forEach((name, value) -> pairs.add(name, value, ParamPlace.USUAL));
            String query = pairs.toString();

            assertThat(query).doesNotContain("+");
            assertThat(FormParser.parse(query)).isEqualTo(asText(params));
        }
    }

    @Test
    void aPathVariableNeverLeavesItsSegment() {
        for (RandomValues values : RandomValues.cases()) {
            String value = values.text() + "x";
            String path = PathTemplate.expand("/v1/{id}/end", Map.of("id", value));

            assertThat(path).matches("/v1/[A-Za-z0-9\\-._~%]+/end");
            assertThat(FormParser.parse("x=" + path.substring(4, path.length() - 4))
                            .at("/x"))
                    .isEqualTo(new JsonString(value));
        }
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
