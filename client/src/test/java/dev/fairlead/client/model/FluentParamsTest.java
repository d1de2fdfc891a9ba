package dev.fairlead.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.json.Json;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Parameters as the generator writes them. */
final class FluentParamsTest {

    private static final class Order extends FluentParams<Order> {

        Order buyer(Consumer<Person> buyer) {
            return with("buyer", new Person(), buyer);
        }

        Order addLine(Consumer<Person> line) {
            return withItem("lines", new Person(), line);
        }

        Order contact(String key, Consumer<Person> contact) {
            return withEntry("contacts", key, new Person(), contact);
        }

        Order metadata(String key, String value) {
            return withEntry("metadata", key, value);
        }

        Order clearNote() {
            return without("note");
        }
    }

    private static final class Person extends FluentParams<Person> {

        Person name(String name) {
            return with("name", name);
        }

        @Override
        protected List<String> requiredNames() {
            return List.of("name");
        }
    }

    @Test
    void objectsListsAndMapsAreFilledInOneChain() {
        Order order = new Order()
                .buyer(b -> b.name("Ada").extra("age", 36))
                .addLine(l -> l.name("one"))
                .addLine(l -> l.name("two"))
                .contact("home", c -> c.name("Bob"))
                .metadata("a", "b")
                .clearNote()
                .extra("unknown", true)
                .metadata("c", "d");

        assertThat(order.toJson())
                .isEqualTo(Json.parse("{\"buyer\":{\"name\":\"Ada\",\"age\":36},"
                        + "\"lines\":[{\"name\":\"one\"},{\"name\":\"two\"}],"
                        + "\"contacts\":{\"home\":{\"name\":\"Bob\"}},"
                        + "\"metadata\":{\"a\":\"b\",\"c\":\"d\"},\"note\":null,\"unknown\":true}"));
    }

    @Test
    void whatIsMissingInObjectsIsNamed() {
        assertThatThrownBy(new Order().buyer(b -> {}).addLine(l -> {})::requireComplete)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("buyer.name")
                .hasMessageContaining("lines[0].name");
        assertThatThrownBy(() -> new Order().contact("home", c -> {})).hasMessageContaining("name");
    }
}
