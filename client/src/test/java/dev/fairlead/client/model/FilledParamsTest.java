package dev.fairlead.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.json.Json;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Objects among the parameters are filled in lambdas. */
final class FilledParamsTest {

    private static final class Order extends Params {

        Order buyer(Consumer<Person> buyer) {
            set("buyer", new Person(), buyer);
            return this;
        }

        Order addLine(Consumer<Person> line) {
            append("lines", new Person(), line);
            return this;
        }

        Order contact(String key, Consumer<Person> contact) {
            put("contacts", key, new Person(), contact);
            return this;
        }
    }

    private static final class Person extends Params {

        Person name(String name) {
            set("name", name);
            return this;
        }

        @Override
        protected List<String> requiredNames() {
            return List.of("name");
        }
    }

    @Test
    void objectsListsAndMapsOfObjectsAreFilled() {
        Order order = new Order()
                .buyer(b -> b.name("Ada"))
                .addLine(l -> l.name("one"))
                .addLine(l -> l.name("two"))
                .contact("home", c -> c.name("Bob"));

        assertThat(order.toJson())
                .isEqualTo(
                        Json.parse(
                                "{\"buyer\":{\"name\":\"Ada\"},\"lines\":[{\"name\":\"one\"},{\"name\":\"two\"}],\"contacts\":{\"home\":{\"name\":\"Bob\"}}}"));
    }

    @Test
    void whatIsMissingInThemIsNamed() {
        assertThatThrownBy(new Order().buyer(b -> {}).addLine(l -> {})::requireComplete)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("buyer.name")
                .hasMessageContaining("lines[0].name");
        assertThatThrownBy(() -> new Order().contact("home", c -> {})).hasMessageContaining("name");
    }
}
