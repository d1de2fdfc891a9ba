package dev.fairlead.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Expandable;
import dev.fairlead.client.model.Model;
import dev.fairlead.client.model.OpenEnum;
import dev.fairlead.client.model.Place;
import dev.fairlead.generator.fixture.OfficialStripe;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The generated models read what the provider itself gives as examples. */
final class GeneratedModelsTest {

    private static OfficialStripe stripe;
    private static JsonObject fixtures;

    private final TreeSet<String> unreadable = new TreeSet<>();
    private int read;

    @BeforeAll
    static void generate() throws IOException {
        stripe = OfficialStripe.orSkip();
        JsonObject file = (JsonObject) Json.parse(
                Files.readAllBytes(OfficialStripe.FOLDER.resolve("fixtures3.json")), JsonLimits.forDocuments());
        fixtures = file.object("resources");
    }

    /** The fixtures at hand are of a later version, which no longer has some properties that this one requires. */
    @Test
    void everyPropertyOfEveryFixtureIsReadAsItsType() throws Exception {
        int models = 0;
        for (var schema : stripe.description().schemas().values()) {
            String resource = schema.raw().string("x-resourceId");
            JsonObject fixture = resource == null ? null : fixtures.object(resource);
            if (fixture != null) {
                readAll(read(schema.name(), fixture));
                models++;
            }
        }
        assertThat(models).isGreaterThan(100);
        assertThat(read).isGreaterThan(3_000);
        assertThat(unreadable).allSatisfy(message -> assertThat(message).endsWith("found nothing"));
    }

    /** Reads a model, or the case of a union; a case that is not known would say so. */
    private static Model read(String schema, JsonObject json) throws Exception {
        Class<?> type = stripe.type(JavaNames.type(schema));
        return type.isInterface()
                ? (Model) ((Decoder<?>) type.getField("DECODER").get(null)).decode(json, Place.root(schema))
                : model(schema, json);
    }

    private static Model model(String schema, JsonObject json) throws Exception {
        String type = JavaNames.type(schema);
        return (Model) stripe.type(type).getMethod("of", JsonObject.class).invoke(null, json);
    }

    private void readAll(Object value) throws IllegalAccessException {
        switch (value) {
            case null -> {}
            case OpenEnum constant -> assertThat(constant.value()).isNotNull();
            case Expandable<?> reference -> readAll(reference.expanded().orElse(null));
            case Map<?, ?> map -> readAll(map.values());
            case Collection<?> items -> {
                for (Object item : items) {
                    readAll(item);
                }
            }
            case Model model -> readAccessors(model);
            default -> read++;
        }
    }

    private void readAccessors(Model model) throws IllegalAccessException {
        for (Method accessor : model.getClass().getDeclaredMethods()) {
            if (Modifier.isPublic(accessor.getModifiers())
                    && !Modifier.isStatic(accessor.getModifiers())
                    && accessor.getParameterCount() == 0) {
                try {
                    read++;
                    readAll(accessor.invoke(model));
                } catch (InvocationTargetException failed) {
                    assertThat(failed.getCause()).isInstanceOf(DecodingException.class);
                    unreadable.add(failed.getCause().getMessage());
                }
            }
        }
    }

    @Test
    void referencesComeAsIdsOrObjectsAndUnknownValuesAreKept() throws Exception {
        JsonObject customer = (JsonObject) Json.parse("{\"id\":\"cus_1\",\"object\":\"customer\",\"created\":1}");
        Model charge = model(
                "charge",
                JsonObject.builder()
                        .put("id", "ch_1")
                        .put("customer", customer)
                        .put("invoice", "in_1")
                        .put("status", "brand_new")
                        .put("refunded", false)
                        .build());
        Class<?> type = charge.getClass();

        Expandable<?> whole = (Expandable<?>) type.getMethod("customer").invoke(charge);
        assertThat(whole.expanded().orElseThrow()).isInstanceOf(stripe.type("Customer"));
        Expandable<?> id = (Expandable<?>) type.getMethod("invoice").invoke(charge);
        assertThat(id.id()).isEqualTo("in_1");
        assertThat(id.expanded()).isEmpty();
        OpenEnum status = (OpenEnum) type.getMethod("status").invoke(charge);
        assertThat(status.isKnown()).isFalse();
        assertThat(status.value()).isEqualTo("brand_new");
        assertThat(type.getMethod("refunded").invoke(charge)).isEqualTo(false);
    }

    @Test
    void aDeletedOneSaysSo() throws Exception {
        JsonObject left = (JsonObject) Json.parse("{\"id\":\"cus_1\",\"object\":\"customer\",\"deleted\":true}");
        Model customer = model("customer", left);

        assertThat(customer.getClass().getMethod("isDeleted").invoke(customer)).isEqualTo(true);
    }

    @Test
    void unionsAreTheCaseThatTheirConstantsTell() throws Exception {
        Model customer = model(
                "customer", (JsonObject) Json.parse("{\"sources\":{\"data\":[{\"object\":\"card\",\"id\":\"card_1\"},"
                        + "{\"object\":\"bank_account\"},{\"object\":\"brand_new\"}]}}"));
        Object sources = customer.getClass().getMethod("sources").invoke(customer);
        List<?> data = (List<?>) sources.getClass().getMethod("data").invoke(sources);

        assertThat(data.get(0)).isInstanceOf(stripe.type("Card"));
        assertThat(data.get(1)).isInstanceOf(stripe.type("BankAccount"));
        assertThat(data.get(2).getClass().getSimpleName()).isEqualTo("Unknown");
    }
}
