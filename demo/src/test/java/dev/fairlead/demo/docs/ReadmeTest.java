package dev.fairlead.demo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.sandbox.core.Books;
import dev.fairlead.testing.SandboxExtension;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The example in the README does what the README says, as a program of its own. */
final class ReadmeTest {

    private static final Path README = Snippet.ROOT.resolve("README.md");

    @RegisterExtension
    static final SandboxExtension stripe = SandboxExtension.of("stripe");

    @TempDir
    Path folder;

    @Test
    void theExampleTakesAPaymentOnceAndReportsADecline() throws Exception {
        Snippet example = Snippet.of(README).getFirst();
        assertThat(SnippetCompiler.compileAlone(example, folder)).isEmpty();

        run(example.className());
        List<String> secondRun = run(example.className());

        Books books = stripe.sandbox().books();
        assertThat(books.customers()).extracting(Books.Customer::email).containsOnly("ada@example.com");
        assertThat(books.payments())
                .filteredOn(payment -> payment.captured() > 0)
                .as("one payment for two runs, because of the idempotency key")
                .singleElement()
                .satisfies(payment -> {
                    assertThat(payment.captured()).isEqualTo(2000);
                    assertThat(payment.successfulCharges()).isEqualTo(1);
                });
        assertThat(secondRun)
                .contains("succeeded", "ada@example.com")
                .anySatisfy(line -> assertThat(line).contains("card_declined").contains("req_"));
    }

    @Test
    void theExampleIsShort() {
        assertThat(Snippet.of(README).getFirst().code().lines().filter(line -> !line.isBlank()))
                .hasSizeLessThanOrEqualTo(25);
    }

    /** The settings go the way that the README names: through the environment of the process. */
    private List<String> run(String mainClass) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        mainClass)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        program.environment().keySet().removeIf(name -> name.startsWith("STRIPE_"));
        program.environment().put("STRIPE_API_KEY", stripe.apiKey());
        program.environment().put("STRIPE_BASE_URL", stripe.uri().toString());
        Process process = program.start();
        try (BufferedReader output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
