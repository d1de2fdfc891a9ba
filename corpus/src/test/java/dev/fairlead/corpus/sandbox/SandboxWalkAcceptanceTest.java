package dev.fairlead.corpus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every operation of every official description at hand, over real sockets: a valid request gets a valid answer, and a fault a valid
 * error. AWS has protocols of its own, which are tested with its own client.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SandboxWalkAcceptanceTest {

    @Test
    void everyOperationIsAnsweredValidly() throws Exception {
        Path module = Path.of("").toAbsolutePath();
        Path root = Files.exists(module.resolve("bom")) ? module : module.getParent();
        Path folder = root.resolveSibling("shared").resolve("descriptions");
        assumeTrue(Files.isDirectory(folder), "skipped: there are no descriptions in ../shared/descriptions");
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .filter(file -> !folder.relativize(file).startsWith("aws"))
                    .sorted()
                    .toList();
        }

        assertThat(files).hasSizeGreaterThan(70);
        assertThat(SandboxWalk.run(folder, files, System.out)).isTrue();
    }
}
