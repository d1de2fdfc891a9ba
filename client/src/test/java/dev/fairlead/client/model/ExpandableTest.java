package dev.fairlead.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.model.Shop.Order;
import org.junit.jupiter.api.Test;

class ExpandableTest {

    @Test
    void anIdIsAReferenceWithoutItsObject() {
        var buyer = Order.of("{'buyer': 'bu_1'}").buyer();

        assertThat(buyer.id()).isEqualTo("bu_1");
        assertThat(buyer.isExpanded()).isFalse();
        assertThat(buyer.expanded()).isEmpty();
        assertThatThrownBy(buyer::orThrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("only the id of Order/buyer came; name it in the parameter \"expand\" of the call");
    }

    @Test
    void anExpandedReferenceHasBothIdAndObject() {
        var buyer = Order.of("{'buyer': {'id': 'bu_1', 'object': 'person', 'name': 'canary'}}")
                .buyer();

        assertThat(buyer.id()).isEqualTo("bu_1");
        assertThat(buyer.expanded()).containsInstanceOf(Shop.Person.class);
        assertThat(buyer.orThrow()).isInstanceOf(Shop.Person.class);
        assertThat(buyer).hasToString("bu_1 (expanded)");
    }

    @Test
    void anExpandedObjectWithoutAnIdFailsOnlyWhenTheIdIsAskedFor() {
        var buyer = Order.of("{'buyer': {'vat_id': 'x'}}").buyer();

        assertThat(buyer.orThrow()).isInstanceOf(Shop.Company.class);
        assertThatThrownBy(buyer::id)
                .isInstanceOf(DecodingException.class)
                .hasMessage("Order at /buyer/id: expected a string, found nothing");
    }

    @Test
    void referencesAreEqualByForm() {
        assertThat(Order.of("{'buyer': 'bu_1'}").buyer())
                .isEqualTo(Order.of("{'buyer': 'bu_1'}").buyer())
                .isNotEqualTo(Order.of("{'buyer': {'id': 'bu_1'}}").buyer());
    }
}
