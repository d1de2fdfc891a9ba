package dev.fairlead.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.model.Shop.Status;
import org.junit.jupiter.api.Test;

class OpenEnumTest {

    @Test
    void aDescribedValueIsItsConstant() {
        assertThat(Status.of("open")).isSameAs(Status.OPEN);
        assertThat(Status.OPEN.isKnown()).isTrue();
        assertThat(Status.OPEN.value()).isEqualTo("open");
        assertThat(Status.OPEN).hasToString("open");
    }

    @Test
    void anUnknownValueIsKept() {
        Status next = Status.of("on_hold");

        assertThat(next.isKnown()).isFalse();
        assertThat(next.value()).isEqualTo("on_hold");
        assertThat(next).isEqualTo(Status.of("on_hold")).hasSameHashCodeAs(Status.of("on_hold"));
        assertThat(next).isNotEqualTo(Status.OPEN);
    }

    @Test
    void theConstantsAreListedInOrder() {
        assertThat(Status.values()).containsExactly(Status.OPEN, Status.PAID);
        assertThatThrownBy(() -> Status.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aValueCannotBeAddedTwice() {
        OpenEnum.Values<Other> values = new OpenEnum.Values<>(Other::new);
        values.add("a");

        assertThatThrownBy(() -> values.add("a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void valuesOfTwoEnumerationsAreNeverEqual() {
        assertThat((Object) new Other("open", true)).isNotEqualTo(Status.OPEN);
    }

    private static final class Other extends OpenEnum {
        private Other(String value, boolean known) {
            super(value, known);
        }
    }
}
