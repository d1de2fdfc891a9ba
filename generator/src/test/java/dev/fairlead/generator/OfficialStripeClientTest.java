package dev.fairlead.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.generator.fixture.JavaCompilation;
import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.model.ResourceGroup;
import dev.fairlead.generator.output.GeneratedFile;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The client for the whole official document, where that is at hand beside this project. */
final class OfficialStripeClientTest {

    private static final Path FILE = Path.of("../../shared/descriptions/stripe/spec3.2024-04-10.json");
    private static final GeneratorOptions OPTIONS = GeneratorOptions.of("example.stripe", "StripeClient");
    private static final int MOST_LINES = 120_000;
    private static final int LARGEST_JAR = 7_000_000;

    private static ApiDescription stripe;
    private static Profile profile;

    @BeforeAll
    static void read() {
        assumeTrue(Files.isRegularFile(FILE), "skipped: no " + FILE + " beside this project");
        stripe = DescriptionReader.read(FILE);
        profile = Profiles.bundled("stripe");
    }

    private static Stream<ResourceGroup> withChildren(ResourceGroup group) {
        return Stream.concat(
                Stream.of(group), group.children().stream().flatMap(OfficialStripeClientTest::withChildren));
    }

    private static Set<String> methods(ApiModel model) {
        return model.groups().stream()
                .flatMap(OfficialStripeClientTest::withChildren)
                .flatMap(group -> group.methods().stream()
                        .map(method -> method.operation().id() + " = " + group.name() + "." + method.name()))
                .collect(Collectors.toSet());
    }

    @Test
    void everyOperationHasOneMethod() {
        Set<String> methods = methods(Generator.model(stripe, profile, OPTIONS));

        assertThat(methods)
                .hasSize(533)
                .contains(
                        "PostCustomers = Customers.create",
                        "GetCustomersCustomer = Customers.retrieve",
                        "PostCustomersCustomer = Customers.update",
                        "DeleteCustomersCustomer = Customers.delete",
                        "GetCustomers = Customers.list",
                        "GetCustomersSearch = Customers.search",
                        "PostPaymentIntentsIntentConfirm = PaymentIntents.confirm",
                        "PostCustomersCustomerSources = CustomerSources.create",
                        "GetBalance = BalanceOperations.retrieve",
                        "PostInvoicesInvoiceVoid = Invoices.voidInvoice",
                        "PostInvoicesInvoiceFinalize = Invoices.finalizeInvoice",
                        "GetInvoicesUpcomingLines = InvoiceUpcomingLines.list",
                        "GetQuotesQuotePdf = Quotes.pdf",
                        "PostCheckoutSessions = CheckoutSessions.create",
                        "PostTestHelpersTestClocksTestClockAdvance = TestHelperTestClocks.advance");
    }

    @Test
    void itCompilesWithoutAWarningAndStaysSmall() {
        long start = System.nanoTime();
        List<GeneratedFile> files = Generator.generate(stripe, profile, OPTIONS).toList();
        long generated = System.nanoTime();
        JavaCompilation compilation = JavaCompilation.of(files);
        long compiled = System.nanoTime();

        assertThat(compilation.complaints()).isEmpty();
        long lines =
                files.stream().mapToLong(file -> file.content().lines().count()).sum();
        Map.Entry<String, byte[]> largest = compilation.classFiles().entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().length))
                .orElseThrow();
        System.out.printf(
                "Stripe as a whole: %,d files, %,d lines, %,d classes, jar %,d bytes, largest class %s %,d bytes,"
                        + " generated in %,d ms, compiled in %,d ms%n",
                files.size(),
                lines,
                compilation.classFiles().size(),
                compilation.jarSize(),
                largest.getKey(),
                largest.getValue().length,
                (generated - start) / 1_000_000,
                (compiled - generated) / 1_000_000);
        assertThat(lines).isLessThan(MOST_LINES);
        assertThat(compilation.jarSize()).isLessThan(LARGEST_JAR);
        assertThat(largest.getValue().length).isLessThan(100_000);
    }

    @Test
    void theSameInputGivesTheSameFiles() {
        assertThat(Generator.generate(stripe, profile, OPTIONS).toList())
                .isEqualTo(Generator.generate(stripe, profile, OPTIONS).toList());
    }

    @Test
    void aSelectionHasTheNamesOfTheWhole() {
        Set<String> whole = methods(Generator.model(stripe, profile, OPTIONS));
        Set<String> wholeFiles = paths(operation -> true);
        for (String begin : List.of("/v1/customers", "/v1/invoices", "/v1/treasury", "/v1/balance")) {
            GeneratorOptions some = new GeneratorOptions(
                    "example.stripe",
                    "StripeClient",
                    operation -> operation.path().startsWith(begin));
            assertThat(whole).containsAll(methods(Generator.model(stripe, profile, some)));
            Set<String> more = new HashSet<>(paths(operation -> operation.path().startsWith(begin)));
            more.removeAll(wholeFiles);
            assertThat(more).isEmpty();
        }
    }

    private static Set<String> paths(Predicate<ApiOperation> selection) {
        return Generator.generate(stripe, profile, new GeneratorOptions("example.stripe", "StripeClient", selection))
                .map(GeneratedFile::path)
                .collect(Collectors.toSet());
    }
}
