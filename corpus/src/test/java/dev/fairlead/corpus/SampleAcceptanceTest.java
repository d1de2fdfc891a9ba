package dev.fairlead.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Forty descriptions out of the corpus, those that are hard among them. The command {@code corpus/run} takes all. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SampleAcceptanceTest {

    private static final int NO_NPM = 3;

    @Test
    void everyDescriptionOfTheSampleBecomesAClientThatCompilesWithoutAWarning() throws Exception {
        Path folder = fetched();
        List<Verdict> verdicts = sample().parallelStream()
                .map(name -> verdict(folder.resolve(name)))
                .toList();

        assertThat(verdicts).hasSize(40).allSatisfy(verdict -> {
            assertThat(verdict.reason()).as(verdict.name()).isEmpty();
            assertThat(verdict.operations()).as(verdict.name()).isPositive();
            assertThat(verdict.classBytes()).as(verdict.name()).isPositive();
        });
    }

    private static Verdict verdict(Path file) {
        try {
            return Trial.of(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> sample() throws IOException {
        try (InputStream in = SampleAcceptanceTest.class.getResourceAsStream("sample.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static Path fetched() throws IOException, InterruptedException {
        Process fetch = new ProcessBuilder("bash", "fetch")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String folder = new String(fetch.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = fetch.waitFor();
        assumeTrue(status != NO_NPM, "npm brings the descriptions, and is not here");
        assertThat(status).isZero();
        return Path.of(folder);
    }
}
