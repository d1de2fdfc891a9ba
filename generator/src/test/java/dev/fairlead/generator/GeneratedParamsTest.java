package dev.fairlead.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.model.FluentParams;
import dev.fairlead.client.model.OpenEnum;
import dev.fairlead.client.model.Upload;
import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.description.Violation;
import dev.fairlead.generator.fixture.OfficialStripe;
import dev.fairlead.generator.model.ApiMethod;
import dev.fairlead.generator.model.ResourceGroup;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever the generated setters set fits the description. */
final class GeneratedParamsTest {

    private static OfficialStripe stripe;
    private int called;

    @BeforeAll
    static void generate() {
        stripe = OfficialStripe.orSkip();
    }

    private static Stream<ApiMethod> methods(ResourceGroup group) {
        return Stream.concat(group.methods().stream(), group.children().stream().flatMap(GeneratedParamsTest::methods));
    }

    @Test
    void everySetterOfEveryOperationSendsWhatIsDescribed() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (ApiMethod method :
                Generator.model(stripe.description(), stripe.profile(), OfficialStripe.OPTIONS).groups().stream()
                        .flatMap(GeneratedParamsTest::methods)
                        .filter(method -> method.params() != null)
                        .toList()) {
            FluentParams<?> params =
                    (FluentParams<?>) fresh(stripe.type(method.params().simpleName()));
            fill(params);
            params.requireComplete();
            JsonObject sent = params.toJson();
            assertThat(sent.size() + params.uploads().size()).isEqualTo(described(method.operation()));
            violations(method.operation(), sent).forEach(violation -> wrong.add(method.operation() + " " + violation));
        }
        assertThat(wrong).isEmpty();
        assertThat(called).isGreaterThan(8_000);
    }

    private static Object fresh(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        return constructor.newInstance();
    }

    /** Calls all setters; those that clear come first, so that what the others set stays. */
    private void fill(Object params) throws ReflectiveOperationException {
        List<Method> setters = Arrays.stream(params.getClass().getDeclaredMethods())
                .filter(method -> method.getReturnType() == params.getClass() && !method.isBridge())
                .sorted(Comparator.comparing(Method::getParameterCount).thenComparing(Method::toString))
                .toList();
        for (Method setter : setters) {
            Type[] types = setter.getGenericParameterTypes();
            Object[] arguments = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                arguments[i] = sample(types[i]);
            }
            assertThat(setter.invoke(params, arguments)).isSameAs(params);
            called++;
        }
    }

    private Object sample(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == Consumer.class
                    ? (Consumer<Object>) this::fillUnchecked
                    : generic.getRawType() == List.class ? List.of(sample(last)) : Map.of("a", sample(last));
        }
        if (type instanceof Class<?> named && OpenEnum.class.isAssignableFrom(named)) {
            return named.getMethod("of", String.class).invoke(null, "x");
        }
        return switch (type.getTypeName()) {
            case "long", "java.lang.Long" -> 1L;
            case "boolean" -> true;
            case "java.math.BigDecimal" -> new BigDecimal("1.5");
            case "java.time.Instant" -> Instant.ofEpochSecond(1);
            case "java.time.LocalDate" -> LocalDate.of(2026, 11, 23);
            case "dev.fairlead.client.model.Upload" -> Upload.of("a.txt", new byte[1]);
            default -> "x";
        };
    }

    private void fillUnchecked(Object params) {
        try {
            fill(params);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Map<String, Schema> body(ApiOperation operation) {
        return Optional.ofNullable(operation.body())
                .flatMap(ApiBody::preferred)
                .map(ApiContent::schema)
                .map(Schema::properties)
                .orElse(Map.of());
    }

    private static long described(ApiOperation operation) {
        return body(operation).size()
                + operation.parameters(ApiParameter.Place.QUERY).size();
    }

    /** Texts are samples, so which ones are allowed is not looked at; what clears a field is an empty text in a form. */
    private static List<Violation> violations(ApiOperation operation, JsonObject sent) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Schema> body = body(operation);
        sent.forEach((name, value) -> {
            Schema schema = body.containsKey(name)
                    ? body.get(name)
                    : operation.parameters(ApiParameter.Place.QUERY).stream()
                            .filter(parameter -> parameter.name().equals(name))
                            .findFirst()
                            .orElseThrow()
                            .schema();
            violations.addAll(
                    SchemaValidator.forForms().check(form(value), schema).violations());
        });
        violations.removeIf(violation -> violation.kind() == Violation.Kind.ENUM);
        if (operation.id().equals("PostPaymentMethods")) { // a card or else a token, and here it is both
            violations.removeIf(violation -> violation.pointer().equals("/token"));
        }
        return violations;
    }

    private static JsonValue form(JsonValue value) {
        return switch (value) {
            case JsonNull ignored -> new JsonString("");
            case JsonObject object -> {
                JsonObject.Builder form = JsonObject.builder();
                object.forEach((name, member) -> form.put(name, form(member)));
                yield form.build();
            }
            default -> value;
        };
    }
}
