package dev.fairlead.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.model.Shop.Buyer;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnionDecoderTest {

    private static final Place HERE = Place.root("Order").member("buyer");

    @Test
    void aConstantDecides() {
        assertThat(buyer("{'object': 'person', 'name': 'Ada'}"))
                .isInstanceOfSatisfying(
                        Shop.Person.class, person -> assertThat(person.name()).isEqualTo("Ada"));
    }

    @Test
    void theMostConstantsWinWhateverTheOrder() {
        assertThat(buyer("{'object': 'person', 'deleted': true}")).isInstanceOf(Shop.DeletedPerson.class);
        assertThat(buyer("{'object': 'person', 'deleted': false}")).isInstanceOf(Shop.Person.class);
    }

    @Test
    void aRequiredMemberDecidesWhereNoConstantDoes() {
        assertThat(buyer("{'vat_id': 'NO1'}")).isInstanceOf(Shop.Company.class);
        assertThat(buyer("{'vat_id': null}")).isInstanceOf(Shop.Company.class);
    }

    @Test
    void theKindOfJsonDecides() {
        assertThat(buyer("'ada@example.com'")).isEqualTo(new Buyer.Guest("ada@example.com"));
    }

    @Test
    void anythingElseIsKeptAsUnknown() {
        assertThat(buyer("{'object': 'robot', 'serial': 'canary'}"))
                .isInstanceOfSatisfying(Buyer.Unknown.class, unknown -> {
                    assertThat(unknown.json()).isEqualTo(value("{'object': 'robot', 'serial': 'canary'}"));
                    assertThat(unknown).hasToString("Unknown(object)");
                });
        assertThat(buyer("7")).isInstanceOf(Buyer.Unknown.class).isEqualTo(buyer("7"));
        assertThat(buyer("null")).isInstanceOf(Buyer.Unknown.class);
    }

    @Test
    void integersAndOtherNumbersHaveTheirOwnCases() {
        Decoder<Object> decoder = UnionDecoder.<Object>builder(JsonValue::kind)
                .integer(integer -> integer)
                .number(number -> number)
                .bool(bool -> bool)
                .list(Decoder.STRING, List::size)
                .build();

        assertThat(decoder.decode(value("7"), HERE)).isEqualTo(7L);
        assertThat(decoder.decode(value("7.5"), HERE)).isEqualTo(new BigDecimal("7.5"));
        assertThat(decoder.decode(value("true"), HERE)).isEqualTo(true);
        assertThat(decoder.decode(value("['a','b']"), HERE)).isEqualTo(2);
        assertThat(decoder.decode(value("{}"), HERE)).isEqualTo("object");
        assertThatThrownBy(() -> decoder.decode(value("99999999999999999999"), HERE))
                .isInstanceOf(DecodingException.class);
    }

    @Test
    void twoCasesForOneKindAreAMistakeOfTheGenerator() {
        UnionDecoder.Builder<Object> builder =
                UnionDecoder.<Object>builder(v -> v).string(s -> s);

        assertThatThrownBy(() -> builder.string(s -> s)).isInstanceOf(IllegalStateException.class);
    }

    private static Buyer buyer(String text) {
        return Buyer.DECODER.decode(value(text), HERE);
    }

    private static JsonValue value(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
