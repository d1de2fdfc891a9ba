package dev.fairlead.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Our own description of Stripe: whole in itself, and true to the official one where that is at hand. */
final class BundledStripeTest {

    private static final Path OFFICIAL = Path.of("../../shared/descriptions/stripe/spec3.2024-04-10.json");

    private final ApiDescription stripe = BundledDescriptions.open("stripe");

    @Test
    void itIsReadWithoutAnythingOdd() {
        assertThat(stripe.version()).isEqualTo("2024-04-10");
        assertThat(stripe.servers()).containsExactly("https://api.stripe.com");
        assertThat(stripe.diagnostics()).isEmpty();
    }

    @Test
    void everyResourceOfAFirstIntegrationIsThere() {
        Set<String> resources = stripe.operations().stream()
                .map(operation -> operation.path().split("/")[2])
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(resources)
                .containsExactly(
                        "balance",
                        "balance_transactions",
                        "charges",
                        "customers",
                        "events",
                        "invoices",
                        "payment_intents",
                        "payment_methods",
                        "prices",
                        "products",
                        "refunds",
                        "setup_intents",
                        "subscriptions",
                        "webhook_endpoints");
    }

    @Test
    void everyOperationAndParameterIsDescribed() {
        assertThat(stripe.operations()).allSatisfy(operation -> {
            assertThat(operation.summary()).as(operation.id()).isNotBlank();
            assertThat(operation.description()).as(operation.id()).isNotBlank();
            assertThat(operation.success()).as(operation.id()).isPresent();
            assertThat(operation.responses()).as(operation.id()).containsKey("default");
            assertThat(operation.parameters())
                    .as(operation.id())
                    .allSatisfy(parameter -> assertThat(parameter.description())
                            .as(parameter.name())
                            .isNotBlank());
        });
    }

    @Test
    void everyPropertyOfAResourceIsDescribed() {
        List<String> silent = new ArrayList<>();
        stripe.schemas()
                .forEach((name, schema) -> schema.properties().forEach((property, value) -> {
                    if (value.description().isBlank()) {
                        silent.add(name + "." + property);
                    }
                }));

        assertThat(silent).isEmpty();
    }

    @Test
    void whatOnlyReadsHasNoBody() {
        assertThat(stripe.operations())
                .filteredOn(operation -> operation.method().equals("GET"))
                .extracting(ApiOperation::body)
                .containsOnlyNulls();
    }

    @Test
    void everyFactAgreesWithTheOfficialDescription() {
        assumeTrue(Files.isRegularFile(OFFICIAL), "skipped: no " + OFFICIAL + " beside this project");
        DescriptionComparison comparison = new DescriptionComparison(stripe, DescriptionReader.read(OFFICIAL));

        assertThat(comparison.differences())
                .containsExactlyInAnyOrder(
                        // Two hundred types of event and a hundred versions would only be out of date.
                        "PostWebhookEndpoints body api_version: enum",
                        "PostWebhookEndpoints body enabled_events[]: enum",
                        "PostWebhookEndpointsWebhookEndpoint body enabled_events[]: enum");
    }
}
