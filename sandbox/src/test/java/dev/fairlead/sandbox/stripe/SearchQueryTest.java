package dev.fairlead.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

    private final JsonObject object = JsonObject.builder()
            .put("email", "ada@example.com")
            .put("name", "Ada \"A\" Lovelace")
            .put("amount", 2000)
            .put("phone", null)
            .put("metadata", JsonObject.builder().put("order", "6735").build())
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email:'ada@example.com'",
                "email:\"ADA@example.com\"",
                "name~\"lovelace\"",
                "name:\"Ada \\\"A\\\" Lovelace\"",
                "metadata['order']:'6735'",
                "metadata[\"order\"]:\"6735\" AND amount>1999",
                "amount>=2000 and amount<=2000",
                "email:'x' OR amount:2000",
                "-email:'x'",
                "phone:null",
                "-metadata['other']:null OR amount<2001"
            })
    void matches(String query) {
        assertThat(SearchQuery.parse(query).test(object)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"email:'x'", "amount>2000", "-amount:2000", "metadata['order']:null", "email:'x' AND amount:2000"
            })
    void doesNotMatch(String query) {
        assertThat(SearchQuery.parse(query).test(object)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "email", "email:", "email='x'", "email:'x", "email:'x' email:'y'", "a:1 AND b:2 OR c:3"})
    void isRefused(String query) {
        assertThatThrownBy(() -> SearchQuery.parse(query)).isInstanceOf(ApiFailure.class);
    }
}
