package dev.fairlead.demo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every class of the house with a lock is on the page about locks. */
final class LocksTest {

    private static final Pattern LOCK = Pattern.compile(
            "new (?:Reentrant(?:ReadWrite)?Lock|StampedLock|Semaphore)\\(|\\bsynchronized\\b|FileLock ");

    @Test
    void everyLockIsOnThePageAboutLocks() throws IOException {
        String page = Files.readString(Snippet.ROOT.resolve("docs/concurrency.md"));
        List<String> classes = classesWithLocks();

        assertThat(classes).hasSizeGreaterThan(10);
        assertThat(classes.stream().filter(name -> !page.contains("`" + name)))
                .as("classes with a lock that docs/concurrency.md does not mention")
                .isEmpty();
    }

    private static List<String> classesWithLocks() throws IOException {
        try (Stream<Path> modules = Files.list(Snippet.ROOT)) {
            return modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory).toList().stream()
                    .flatMap(LocksTest::filesWithLocks)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }
    }

    private static Stream<Path> filesWithLocks(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Snippet.lines(file).stream()
                            .filter(line -> !line.strip().startsWith("*"))
                            .map(line -> line.replaceAll("\"[^\"]*\"", ""))
                            .anyMatch(line -> LOCK.matcher(line).find()))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
