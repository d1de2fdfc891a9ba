package dev.fairlead.client.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.FormEncoder;
import com.stripe.net.KeyValuePair;
import dev.fairlead.client.model.Params;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same parameters, written by us and by Stripe's own SDK. */
class StripeFormPropertyTest {

    private static final Wire STRIPE = Profiles.bundled("stripe").wire();

    @Test
    void weNameAndOrderFieldsAsStripesOwnSdkDoes() {
        for (RandomValues values : RandomValues.cases()) {
            Map<String, Object> params = values.object(2);
            List<FormFields.Field> theirs = new ArrayList<>();
            for (KeyValuePair<String, Object> pair : FormEncoder.flattenParams(params)) {
                theirs.add(new FormFields.Field(pair.getKey(), String.valueOf(pair.getValue())));
            }

            List<FormFields.Field> ours = new ArrayList<>();
            Params.of(params).toJson().forEach((name, value) -> ours.addAll(FormFields.of(name, value, STRIPE)));
            assertThat(ours).isEqualTo(theirs);
        }
    }

    @Test
    void aServerReadsBothTheSameWay() {
        for (RandomValues values : RandomValues.cases()) {
            Map<String, Object> params = values.object(2);
            Pairs form = Pairs.form(STRIPE);
            Params.of(params).toJson().forEach((name, value) -> form.add(name, value, ParamPlace.USUAL));
            String ours = form.toString();

            assertThat(FormParser.parse(ours)).isEqualTo(FormParser.parse(FormEncoder.createQueryString(params)));
        }
    }
}
