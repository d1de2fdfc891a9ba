package dev.fairlead.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.generator.fixture.JavaCompilation;
import dev.fairlead.generator.fixture.OfficialStripe;
import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.model.ResourceGroup;
import dev.fairlead.generator.output.GeneratedFile;
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

    private static final int MOST_LINES = 120_000;
    private static final int LARGEST_JAR = 7_000_000;

    private static OfficialStripe stripe;

    @BeforeAll
    static void generate() {
        stripe = OfficialStripe.orSkip();
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
        Set<String> methods = methods(Generator.model(stripe.description(), stripe.profile(), OfficialStripe.OPTIONS));

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
        JavaCompilation compilation = stripe.compilation();

        assertThat(compilation.complaints()).isEmpty();
        long lines = stripe.files().stream()
                .mapToLong(file -> file.content().lines().count())
                .sum();
        Map.Entry<String, byte[]> largest = compilation.classFiles().entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().length))
                .orElseThrow();
        System.out.printf(
                "Stripe as a whole: %,d files, %,d lines, %,d classes, jar %,d bytes, largest class %s %,d bytes%n",
                stripe.files().size(),
                lines,
                compilation.classFiles().size(),
                compilation.jarSize(),
                largest.getKey(),
                largest.getValue().length);
        assertThat(lines).isLessThan(MOST_LINES);
        assertThat(compilation.jarSize()).isLessThan(LARGEST_JAR);
        assertThat(largest.getValue().length).isLessThan(100_000);
    }

    @Test
    void theSameInputGivesTheSameFiles() {
        assertThat(Generator.generate(stripe.description(), stripe.profile(), OfficialStripe.OPTIONS)
                        .toList())
                .isEqualTo(stripe.files());
    }

    @Test
    void aSelectionHasTheNamesOfTheWhole() {
        Set<String> whole = methods(Generator.model(stripe.description(), stripe.profile(), OfficialStripe.OPTIONS));
        Set<String> wholeFiles = paths(operation -> true);
        for (String begin : List.of("/v1/customers", "/v1/invoices", "/v1/treasury", "/v1/balance")) {
            GeneratorOptions some = new GeneratorOptions(
                    "example.stripe",
                    "StripeClient",
                    operation -> operation.path().startsWith(begin));
            assertThat(whole).containsAll(methods(Generator.model(stripe.description(), stripe.profile(), some)));
            Set<String> more = new HashSet<>(paths(operation -> operation.path().startsWith(begin)));
            more.removeAll(wholeFiles);
            assertThat(more).isEmpty();
        }
    }

    private static Set<String> paths(Predicate<ApiOperation> selection) {
        return Generator.generate(
                        stripe.description(),
                        stripe.profile(),
                        new GeneratorOptions("example.stripe", "StripeClient", selection))
                .map(GeneratedFile::path)
                .collect(Collectors.toSet());
    }
}
