package dev.fairlead.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.testkit.RotatingProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedLoginAcceptanceTest {

    private static final int TOKENS = 1_000;

    private static Process process(RotatingProvider provider, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TokenSharer.class.getName(),
                        provider.uri().toString(),
                        folder.resolve("tokens").toString(),
                        Integer.toString(TOKENS))
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void twoProcessesShareALoginAndNeitherLosesItInAThousandRefreshes(@TempDir Path folder) throws Exception {
        try (RotatingProvider provider = new RotatingProvider(1)) {
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                processes.add(process(provider, folder));
            }
            for (Process process : processes) {
                List<String> said = process.inputReader().lines().toList();
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
                assertThat(said.getLast()).startsWith("done ");
                assertThat(said.toString()).doesNotContain("canary");
                assertThat(process.exitValue()).isZero();
            }

            assertThat(provider.refreshes()).isGreaterThanOrEqualTo(TOKENS - 1);
            assertThat(provider.reuses()).isZero();
        }
    }
}
