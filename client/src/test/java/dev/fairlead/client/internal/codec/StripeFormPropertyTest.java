package dev.fairlead.client.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.FormEncoder;
import com.stripe.net.KeyValuePair;
import dev.fairlead.client.model.Params;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The same parameters, written by us and by Stripe's own SDK. */
class StripeFormPropertyTest {

    private static final Wire STRIPE = Profiles.bundled("stripe").wire();

    @Property(tries = 500)
    void weNameAndOrderFieldsAsStripesOwnSdkDoes(@ForAll("params") Map<String, Object> params) {
        List<FormFields.Field> theirs = new ArrayList<>();
        for (KeyValuePair<String, Object> pair : FormEncoder.flattenParams(params)) {
            theirs.add(new FormFields.Field(pair.getKey(), String.valueOf(pair.getValue())));
        }

        assertThat(FormFields.of(Params.of(params).toJson(), STRIPE)).isEqualTo(theirs);
    }

    @Property(tries = 500)
    void aServerReadsBothTheSameWay(@ForAll("params") Map<String, Object> params) {
        String ours = FormFields.encode(FormFields.of(Params.of(params).toJson(), STRIPE), "+");

        assertThat(FormParser.parse(ours)).isEqualTo(FormParser.parse(FormEncoder.createQueryString(params)));
    }

    @Provide
    Arbitrary<Map<String, Object>> params() {
        return object(2);
    }

    private Arbitrary<Map<String, Object>> object(int depth) {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("_ ø.")
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(5);
        return Arbitraries.maps(names, value(depth)).ofMaxSize(4).map(LinkedHashMap::new);
    }

    private Arbitrary<Object> value(int depth) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars(" &=+%[]~*/?é✓")
                        .withCharRange('a', 'e')
                        .ofMaxLength(8)
                        .asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Object> items = value(depth - 1).filter(item -> !(item instanceof Map));
        return Arbitraries.frequencyOf(
                Tuple.of(3, scalars),
                Tuple.of(1, object(depth - 1).asGeneric()),
                Tuple.of(1, items.list().ofMaxSize(3).asGeneric()));
    }
}
