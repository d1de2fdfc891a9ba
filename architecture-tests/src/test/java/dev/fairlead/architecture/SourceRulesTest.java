package dev.fairlead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that are seen in the text of the sources only. */
final class SourceRulesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void everyPackageIsNullMarked() throws IOException {
        List<Path> unmarked = sources("main")
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !isNullMarked(folder))
                .toList();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void noSourceFileIsTooLongToRead() throws IOException {
        List<String> tooLong = Stream.of("main", "test")
                .flatMap(SourceRulesTest::sourcesUnchecked)
                .filter(file -> lines(file).size() > 600)
                .map(file -> ROOT.relativize(file) + " has " + lines(file).size() + " lines")
                .toList();
        assertThat(tooLong).isEmpty();
    }

    @Test
    void testsNeitherSleepNorAreSwitchedOff() throws IOException {
        List<String> forbidden = List.of("Thread." + "sleep(", "@" + "Disabled", "TimeUnit.SECONDS." + "sleep");
        List<String> found = sources("test")
                .flatMap(file -> lines(file).stream()
                        .filter(line -> forbidden.stream().anyMatch(line::contains))
                        .map(line -> ROOT.relativize(file) + ": " + line.strip()))
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void sourcesWereFound() throws IOException {
        assertThat(sources("main").count()).isGreaterThan(100);
        assertThat(sources("test").count()).isGreaterThan(30);
    }

    private static boolean isNullMarked(Path folder) {
        Path info = folder.resolve("package-info.java");
        return Files.exists(info) && lines(info).contains("@NullMarked");
    }

    private static Stream<Path> sourcesUnchecked(String kind) {
        try {
            return sources(kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources(String kind) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules
                    .map(module -> module.resolve("src").resolve(kind).resolve("java"))
                    .filter(Files::isDirectory)
                    .toList()
                    .stream()
                    .flatMap(SourceRulesTest::javaFiles);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
