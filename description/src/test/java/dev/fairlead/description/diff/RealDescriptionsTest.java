package dev.fairlead.description.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.DescriptionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents of real providers, where they are at hand: beside this project, and in the cache that {@code corpus/fetch} fills. */
final class RealDescriptionsTest {

    private static final Path BESIDE = Path.of("../../shared/descriptions");
    private static final Path FETCHED = Path.of("../.cache/corpus/package/api");

    @Test
    void noneDiffersFromItself() throws IOException {
        assumeTrue(Files.isDirectory(BESIDE), "skipped: no " + BESIDE + " beside this project");
        List<String> different = new ArrayList<>();
        try (Stream<Path> files = Files.walk(BESIDE)) {
            for (Path file : files.filter(RealDescriptionsTest::isDescription).toList()) {
                DescriptionDiff diff =
                        DescriptionDiff.between(DescriptionReader.read(file), DescriptionReader.read(file));
                if (!diff.changes().isEmpty()) {
                    different.add(file + ": " + diff);
                }
            }
        }
        assertThat(different).isEmpty();
    }

    private static boolean isDescription(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".json") || name.endsWith(".yaml")) && !name.startsWith("fixtures");
    }

    /** Each of these was looked up by hand in the two documents. */
    @Test
    void whatStripeChangedIsFound() {
        Path older = FETCHED.resolve("stripe.com.json");
        Path newer = BESIDE.resolve("stripe/spec3.2024-04-10.json");
        assumeTrue(Files.exists(older), "skipped: no " + older + "; corpus/fetch gets it");
        assumeTrue(Files.exists(newer), "skipped: no " + newer + " beside this project");
        ApiDescription old = DescriptionReader.read(older);
        ApiDescription now = DescriptionReader.read(newer);

        DescriptionDiff diff = DescriptionDiff.between(old, now);

        assertThat(diff.changes())
                .extracting(Change::toString)
                .contains(
                        "breaking: GetIssuingSettlements: GET /v1/issuing/settlements removed",
                        "PostBillingMeters: POST /v1/billing/meters added",
                        "breaking: 2 operations, query subscription_trial_from_plan: parameter removed",
                        "breaking: PostInvoices, request body pending_invoice_items_behavior: values removed:"
                                + " \"include_and_require\"",
                        "breaking: schema invoice, rendering_options: property removed",
                        "breaking: schema checkout.session, success_url: is optional now",
                        "PostIssuingAuthorizationsAuthorizationApprove: is deprecated now");
        assertThat(diff.changes().stream().map(Change::kind).distinct()).hasSizeGreaterThan(15);
    }
}
