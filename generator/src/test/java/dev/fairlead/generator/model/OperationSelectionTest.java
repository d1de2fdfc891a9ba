package dev.fairlead.generator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.generator.Generator;
import dev.fairlead.generator.GeneratorOptions;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OperationSelectionTest {

    private final ApiDescription stripe = BundledDescriptions.open("stripe");
    private final Profile profile = Profiles.bundled("stripe");
    private final OperationSelection selection = OperationSelection.of(stripe, profile);

    private List<String> chosen(String patterns) {
        return stripe.operations().stream()
                .filter(selection.matching(patterns))
                .map(ApiOperation::id)
                .toList();
    }

    @Test
    void operationsHaveTheNamesThatCallsHave() {
        assertThat(chosen("customers.create")).containsExactly("PostCustomers");
        assertThat(chosen("paymentIntents.confirm"))
                .isEqualTo(chosen("payment_intents.confirm"))
                .hasSize(1);
    }

    @Test
    void aStarStandsForAnything() {
        assertThat(chosen("refunds.*")).allMatch(id -> id.contains("Refunds")).hasSize(5);
        assertThat(chosen("*.create")).contains("PostCustomers", "PostRefunds");
        assertThat(chosen("customers.create, refunds.create")).containsExactly("PostCustomers", "PostRefunds");
    }

    @Test
    void idsAndPathsAreNamesToo() {
        assertThat(chosen("PostCustomers")).containsExactly("PostCustomers");
        assertThat(chosen("GET /v1/customers")).containsExactly("GetCustomers");
        assertThat(chosen("/v1/customers")).containsExactly("GetCustomers", "PostCustomers");
    }

    @Test
    void nothingChoosesAll() {
        assertThat(chosen(" ")).hasSize(stripe.operations().size());
    }

    @Test
    void aNameThatChoosesNothingIsSaid() {
        assertThatThrownBy(() -> selection.matching("customers.*,custmers.*"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'custmers.*'")
                .hasMessageContaining("customers");
    }

    @Test
    void onlyTheTypesThatAChoiceNeedsAreGenerated() {
        GeneratorOptions all = GeneratorOptions.of("a", "B");
        int some = Generator.model(stripe, profile, all.withOperations(selection.matching("customers.*")))
                .types()
                .size();
        assertThat(some)
                .isPositive()
                .isLessThan(Generator.model(stripe, profile, all).types().size());
    }

    @Test
    void aBeginningCanMakeWhatItReads() {
        assertThat(selection.beginning(10))
                .hasSizeLessThanOrEqualTo(12)
                .contains("PostCustomers", "GetCustomersCustomer", "GetCustomers");
    }
}
