package dev.fairlead.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.model.Shop.Order;
import dev.fairlead.client.model.Shop.OrderParams;
import dev.fairlead.client.model.Shop.Status;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParamsTest {

    @Test
    void parametersAreSentInTheOrderTheyWereSet() {
        assertThat(new OrderParams()
                        .note("n")
                        .amount(5)
                        .line(line -> line.sku("a"))
                        .line(line -> line.sku("b"))
                        .metadata("k", "v")
                        .metadata("l", "w")
                        .due(Instant.ofEpochSecond(7, 999_999_999))
                        .toJson()
                        .toJson())
                .isEqualTo("{\"note\":\"n\",\"amount\":5,\"lines\":[{\"sku\":\"a\"},{\"sku\":\"b\"}],"
                        + "\"metadata\":{\"k\":\"v\",\"l\":\"w\"},\"due\":7}");
    }

    @Test
    void aParameterIsUnsetSetOrCleared() {
        assertThat(new OrderParams().toJson().has("note")).isFalse();
        assertThat(new OrderParams().note("").toJson().string("note")).isEmpty();
        assertThat(new OrderParams().note("x").clearNote().toJson().get("note")).isEqualTo(JsonNull.NULL);
    }

    @Test
    void settingNullTakesAParameterAway() {
        OrderParams params = new OrderParams().note("x");

        params.extra("note", null).extra("tag", Optional.empty());

        assertThat(params.isEmpty()).isTrue();
    }

    @Test
    void undocumentedParametersMayHaveAnyShape() {
        JsonObject json = Params.none()
                .extra("status", Status.PAID)
                .extra("on", LocalDate.of(2026, 11, 23))
                .extra("order", Order.of("{'id': 'or_1', 'amount': 5}"))
                .extra("address", Order.of("{'address': {'city': 'x'}}").address())
                .extra("buyer", Order.of("{'buyer': {'id': 'bu_1'}}").buyer())
                .extra("maybe", Optional.of("here"))
                .extra("map", Map.of("deep", List.of(Status.OPEN, Map.of("at", Instant.EPOCH))))
                .extra("with_gap", Arrays.asList("a", null))
                .extra("nested", Params.of(Map.of("a", 1)))
                .toJson();

        assertThat(json.toJson())
                .isEqualTo("{\"status\":\"paid\",\"on\":\"2026-11-23\",\"order\":\"or_1\",\"address\":{\"city\":\"x\"},"
                        + "\"buyer\":\"bu_1\",\"maybe\":\"here\",\"map\":{\"deep\":[\"open\",{\"at\":0}]},"
                        + "\"with_gap\":[\"a\",null],\"nested\":{\"a\":1}}");
    }

    @Test
    void aValueWithoutAFormIsRefusedWhereItIsSet() {
        assertThatThrownBy(() -> Params.none().extra("when", Thread.currentThread()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the parameter when: no JSON form for java.lang.Thread");
        assertThatThrownBy(() -> Params.none().extra("rate", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rate");
        assertThatThrownBy(() -> Params.none().extra("map", Map.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the keys of a map are strings");
    }

    @Test
    void allMissingRequiredParametersAreNamedAtOnce() {
        OrderParams params = new OrderParams().line(line -> line.sku("a")).line(line -> {});

        assertThatThrownBy(params::requireComplete)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("required parameters are not set: amount, currency, lines[1].sku");
        assertThatThrownBy(() -> new OrderParams().amount(1).requireComplete())
                .hasMessage("a required parameter is not set: currency");
    }

    @Test
    void anUndocumentedParameterMayStandForARequiredOne() {
        new OrderParams().amount(1).extra("currency", "nok").requireComplete();
    }

    @Test
    void filesAreKeptApartFromValues() {
        OrderParams params = new OrderParams().amount(1).picture(Upload.of("a.png", new byte[] {1, 2}));

        assertThat(params.toJson().toJson()).isEqualTo("{\"amount\":1}");
        assertThat(params.uploads()).containsOnlyKeys("picture");
        assertThatThrownBy(() -> Params.none().extra("deep", Map.of("file", Upload.of("a", new byte[0]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("top level");
    }

    @Test
    void printingShowsNamesAndNoValues() {
        assertThat(new OrderParams().note("canary").metadata("k", "canary")).hasToString("OrderParams[note, metadata]");
    }

    @Test
    void parametersMayBeTakenFromJsonWithItsNulls() {
        JsonObject json = Shop.json("{'a': [1, {'b': null}], 'c': null}");

        assertThat(Params.of(json).toJson()).isEqualTo(json);
    }
}
