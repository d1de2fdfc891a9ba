package dev.fairlead.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.model.Shop.Order;
import dev.fairlead.client.model.Shop.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ModelTest {

    private static final Order FULL = Order.of("""
            {'id': 'or_1', 'note': 'fragile', 'amount': 2000, 'amount_refunded': 5, 'paid': true, 'gift': false,
             'weight': 1.50, 'volume': '0.125', 'created': 1700000000, 'shipped': 1700000001,
             'changed': '2026-11-23T10:00:00.5+01:00', 'seen': '2026-11-23T10:00:00Z', 'due': '2026-12-01',
             'paid_on': '2026-11-30', 'status': 'paid', 'before': 'open', 'history': ['open', 'paid'],
             'address': {'city': 'Bergen'}, 'billing': {'city': 'Oslo'}, 'lines': [{'sku': 'a'}, {'sku': 'b'}],
             'returned': [{'sku': 'c'}], 'tags': ['x', 'y'], 'metadata': {'k': 'v'}, 'stock': {'a': [1, 2]},
             'buyer': 'bu_1', 'payer': {'id': 'bu_2', 'object': 'person', 'name': 'Ada'}, 'extras': [1], 'more': 7}
            """);

    private static final Order BARE = Order.of("{'id': 'or_2', 'note': null}");

    @Test
    void everyTypeIsRead() {
        assertThat(FULL.id()).isEqualTo("or_1");
        assertThat(FULL.note()).isEqualTo("fragile");
        assertThat(FULL.amount()).isEqualTo(2000);
        assertThat(FULL.amountRefunded()).isEqualTo(5);
        assertThat(FULL.paid()).isTrue();
        assertThat(FULL.gift()).isFalse();
        assertThat(FULL.weight()).isEqualTo(new BigDecimal("1.50"));
        assertThat(FULL.volume()).isEqualTo(new BigDecimal("0.125"));
        assertThat(FULL.created()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(FULL.shipped()).isEqualTo(Instant.ofEpochSecond(1_700_000_001));
        assertThat(FULL.changed()).isEqualTo("2026-11-23T09:00:00.5Z");
        assertThat(FULL.seen()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(FULL.due()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(FULL.paidOn()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(FULL.status()).isEqualTo(Status.PAID);
        assertThat(FULL.before()).isEqualTo(Status.OPEN);
        assertThat(FULL.history()).containsExactly(Status.OPEN, Status.PAID);
        assertThat(FULL.address().city()).isEqualTo("Bergen");
        assertThat(FULL.billing().city()).isEqualTo("Oslo");
        assertThat(FULL.lines()).extracting(Shop.Line::sku).containsExactly("a", "b");
        assertThat(FULL.returned()).hasSize(1);
        assertThat(FULL.tags()).containsExactly("x", "y");
        assertThat(FULL.metadata()).isEqualTo(Map.of("k", "v"));
        assertThat(FULL.stock()).isEqualTo(Map.of("a", List.of(1L, 2L)));
        assertThat(FULL.buyer().id()).isEqualTo("bu_1");
        assertThat(FULL.payer().id()).isEqualTo("bu_2");
        assertThat(FULL.extras().toJson()).isEqualTo("[1]");
        assertThat(FULL.more().toJson()).isEqualTo("7");
    }

    @Test
    void optionalPropertiesAreNullWhenAbsentAndWhenNull() {
        assertThat(BARE.note()).isNull();
        assertThat(BARE.amountRefunded()).isNull();
        assertThat(BARE.gift()).isNull();
        assertThat(BARE.volume()).isNull();
        assertThat(BARE.shipped()).isNull();
        assertThat(BARE.seen()).isNull();
        assertThat(BARE.paidOn()).isNull();
        assertThat(BARE.before()).isNull();
        assertThat(BARE.billing()).isNull();
        assertThat(BARE.returned()).isNull();
        assertThat(BARE.tags()).isNull();
        assertThat(BARE.stock()).isNull();
        assertThat(BARE.payer()).isNull();
        assertThat(BARE.more()).isNull();
        assertThat(BARE.json().has("note")).isTrue();
        assertThat(BARE.json().has("tags")).isFalse();
    }

    @Test
    void aMissingRequiredPropertyFailsAtItsAccessorOnly() {
        assertThat(BARE.id()).isEqualTo("or_2");
        assertRefused(BARE::amount, "/amount", "Order at /amount: expected a value, found nothing");
        assertRefused(
                Order.of("{'amount': null}")::amount, "/amount", "Order at /amount: expected a value, found null");
    }

    @Test
    void theWrongTypeIsNamedAndItsValueIsNot() {
        Order wrong = Order.of("""
                {'id': 7, 'note': {}, 'amount': 'canary', 'paid': 'canary', 'weight': 'canary', 'volume': true,
                 'created': 'canary', 'changed': 'canary', 'seen': 9, 'due': 'canary', 'paid_on': 9, 'status': 9, 'address': [],
                 'lines': {}, 'metadata': 'canary', 'buyer': 7, 'tags': 'canary'}""");

        assertRefused(wrong::id, "/id", "Order at /id: expected a string, found an integer");
        assertRefused(wrong::note, "/note", "Order at /note: expected a string, found an object");
        assertRefused(wrong::amount, "/amount", "Order at /amount: expected an integer, found a string");
        assertRefused(wrong::paid, "/paid", "Order at /paid: expected a boolean, found a string");
        assertRefused(wrong::weight, "/weight", "Order at /weight: expected a number, found a string that holds none");
        assertRefused(wrong::volume, "/volume", "Order at /volume: expected a number, found a boolean");
        assertRefused(wrong::created, "/created", "Order at /created: expected seconds since 1970, found a string");
        assertRefused(
                wrong::changed,
                "/changed",
                "Order at /changed: expected an RFC 3339 date and time, found another string");
        assertRefused(wrong::seen, "/seen", "Order at /seen: expected an RFC 3339 date and time, found an integer");
        assertRefused(wrong::due, "/due", "Order at /due: expected a date like 2026-11-23, found another string");
        assertRefused(wrong::paidOn, "/paid_on", "Order at /paid_on: expected a date, found an integer");
        assertRefused(wrong::status, "/status", "Order at /status: expected a string, found an integer");
        assertRefused(wrong::address, "/address", "Order at /address: expected an object, found an array");
        assertRefused(wrong::lines, "/lines", "Order at /lines: expected an array, found an object");
        assertRefused(wrong::metadata, "/metadata", "Order at /metadata: expected an object, found a string");
        assertRefused(wrong::buyer, "/buyer", "Order at /buyer: expected an id or an object, found an integer");
        assertRefused(wrong::tags, "/tags", "Order at /tags: expected an array, found a string");
    }

    @Test
    void numbersThatDoNotFitAreRefusedAndNotCut() {
        assertRefused(
                Order.of("{'amount': 1.5}")::amount,
                "/amount",
                "Order at /amount: expected an integer of 64 bits, found a number with a fraction, or a larger one");
        assertRefused(
                Order.of("{'amount': 9223372036854775808}")::amount,
                "/amount",
                "Order at /amount: expected an integer of 64 bits, found a number with a fraction, or a larger one");
        assertRefused(
                Order.of("{'created': 9223372036854775807}")::created,
                "/created",
                "Order at /created: expected seconds since 1970, found a number beyond the year 1,000,000,000");
        assertThat(Order.of("{'amount': 2e3}").amount()).isEqualTo(2000);
    }

    @Test
    void aHugeTextIsNoDecimal() {
        String digits = "9".repeat(100_000);
        assertThatThrownBy(Order.of("{'weight': '" + digits + "'}")::weight).isInstanceOf(DecodingException.class);
    }

    @Test
    void aWrongItemFailsWhenItIsReached() {
        List<Shop.Line> lines = Order.of("{'lines': [{'sku': 'a'}, 'canary']}").lines();

        assertThat(lines.getFirst().sku()).isEqualTo("a");
        assertRefused(() -> lines.get(1), "/lines/1", "Order at /lines/1: expected an object, found a string");
    }

    @Test
    void pointersEscapeSlashAndTilde() {
        Map<String, String> metadata = Order.of("{'metadata': {'a/b~c': 1}}").metadata();

        assertRefused(
                () -> metadata.get("a/b~c"),
                "/metadata/a~1b~0c",
                "Order at /metadata/a~1b~0c: expected a string, found an integer");
    }

    @Test
    void viewsCannotBeChanged() {
        assertThatThrownBy(() -> FULL.tags().add("z")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> FULL.metadata().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> FULL.metadata().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aMapViewIsInTheOrderOfTheText() {
        Map<String, String> metadata =
                Order.of("{'metadata': {'b': '1', 'a': '2', 'c': '3'}}").metadata();

        assertThat(metadata.keySet()).containsExactly("b", "a", "c");
        assertThat(metadata).containsEntry("a", "2").doesNotContainKey("d").hasSize(3);
        assertThat(metadata.get("d")).isNull();
    }

    @Test
    void unknownPropertiesSurviveTheRoundTrip() {
        String text = "{\"id\":\"or_1\",\"new_thing\":{\"deep\":[1,2.50,null]},\"amount\":1e2}";

        assertThat(Order.of(text).json().toJson())
                .isEqualTo("{\"id\":\"or_1\",\"new_thing\":{\"deep\":[1,2.50,null]},\"amount\":1E+2}");
        assertThat(Order.of(Order.of(text).json().toJson())).isEqualTo(Order.of(text));
    }

    @Test
    void modelsAreEqualByClassAndContent() {
        assertThat(Order.of("{'id': 'a', 'amount': 1}"))
                .isEqualTo(Order.of("{'amount': 1, 'id': 'a'}"))
                .hasSameHashCodeAs(Order.of("{'amount': 1, 'id': 'a'}"))
                .isNotEqualTo(Order.of("{'id': 'b', 'amount': 1}"));
        assertThat((Object) Order.of("{'lines': [{'city': 'x'}]}").lines().getFirst())
                .isNotEqualTo(Order.of("{'address': {'city': 'x'}}").address());
    }

    @Test
    void printingShowsClassAndIdOnly() {
        assertThat(Order.of("{'id': 'or_1', 'client_secret': 'canary'}")).hasToString("Order(or_1)");
        assertThat(FULL.address()).hasToString("Address()");
    }

    private static void assertRefused(ThrowingCallable read, String pointer, String message) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        DecodingException.class, e -> assertThat(e.pointer()).isEqualTo(pointer))
                .message()
                .isEqualTo(message)
                .doesNotContain("canary");
    }
}
