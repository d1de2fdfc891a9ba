package dev.fairlead.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.DescriptionReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where operations stand, read off their paths. */
final class PlacementsTest {

    private static final String LISTS =
            "/v1/customers /v1/customers/{c}/sources /v1/invoices /v1/invoices/upcoming/lines";

    private static ApiDescription api(String... operations) {
        StringBuilder text = new StringBuilder("openapi: 3.0.0\npaths:\n");
        for (String each : operations) {
            String[] parts = each.split(" ", -1);
            text.append("  ").append(parts[1]).append(":\n");
            for (String method : parts[0].split("[+]", -1)) {
                text.append("    ").append(method.toLowerCase(Locale.ROOT)).append(": {}\n");
            }
        }
        return DescriptionReader.read(text.toString().getBytes(StandardCharsets.UTF_8), "api.yaml");
    }

    private static boolean isList(ApiOperation operation) {
        return Arrays.asList(LISTS.split(" ", -1)).contains(operation.path());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET+POST /v1/customers            | GET list customers, POST create customers",
                "GET+POST+DELETE /v1/customers/{c} | GET retrieve customers, POST update customers, DELETE delete customers",
                "PUT+PATCH /v1/customers/{c}       | PUT replace customers, PATCH update customers",
                "GET+POST /v1/customers/{c}/sources | GET list customers.sources, POST create customers.sources",
                "POST /v1/customers/{c}/sources/{s}/verify | POST verify customers.sources",
                "GET /v1/customers/search          | GET search customers",
                "POST /v1/intents/{i}/confirm      | POST confirm intents",
                "GET+POST /v1/charges/{c}/dispute  | GET retrieve charges.dispute, POST update charges.dispute",
                "POST /v1/charges/{c}/dispute/close | POST close charges.dispute",
                "DELETE /v1/subscriptions/{s}/discount | DELETE delete_discount subscriptions",
                "GET /v1/balance                   | GET retrieve balance",
                "GET+POST /v1/tax/settings         | GET retrieve tax.settings, POST update tax.settings",
                "POST /v1/accounts/{a}/login_links | POST create accounts.login_links",
                "GET /{tenant}/things              | GET retrieve things",
                "GET /                             | GET get root",
                "GET /{a}/{b}                      | GET retrieve root"
            })
    void thePathTells(String operations, String places) {
        ApiDescription api = api(operations);
        Placements placements = new Placements(api.operations(), PlacementsTest::isList);

        assertThat(api.operations().stream().map(operation -> {
                    Placement placement = placements.of(operation);
                    return operation.method() + " " + placement.method() + " " + String.join(".", placement.group());
                }))
                .containsExactlyInAnyOrder(places.split(", ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/invoices/upcoming/lines, invoices.upcoming_lines",
        "/v1/helpers/issuing/cards, helpers.issuing.cards"
    })
    void aViewOfACollectionGoesTogetherWithWhatIsBelowIt(String path, String group) {
        ApiDescription api = api("GET /v1/invoices", "GET " + path);
        Placements placements = new Placements(api.operations(), PlacementsTest::isList);

        assertThat(placements.of(api.operations().getLast()).group()).containsExactly(group.split("\\.", -1));
    }
}
