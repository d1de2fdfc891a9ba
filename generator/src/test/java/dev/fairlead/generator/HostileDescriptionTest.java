package dev.fairlead.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.generator.fixture.JavaCompilation;
import dev.fairlead.generator.output.GeneratedFile;
import dev.fairlead.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A small description with everything in it that could break code or break out of it. The code generated from it is kept
 * under {@code src/test/resources/hostile/expected}; {@code -Dgolden.update=true} renews it.
 */
final class HostileDescriptionTest {

    private static final Path FOLDER = Path.of("src/test/resources/hostile");
    private static final String PACKAGE = "example.hostile";

    private static ApiDescription description() {
        return DescriptionReader.read(FOLDER.resolve("api.yaml"));
    }

    private static List<GeneratedFile> files() {
        return Generator.generate(
                        description(), Profiles.bundled("stripe"), GeneratorOptions.of(PACKAGE, "HostileClient"))
                .toList();
    }

    @Test
    void theCodeIsWhatItWas() throws IOException {
        Path expected = FOLDER.resolve("expected");
        if (Boolean.getBoolean("golden.update")) {
            update(expected);
        }
        assertThat(byName(files())).isEqualTo(read(expected));
    }

    private static Map<String, String> byName(List<GeneratedFile> files) {
        return files.stream()
                .collect(Collectors.toMap(
                        file -> file.path().substring(file.path().lastIndexOf('/') + 1),
                        GeneratedFile::content,
                        (first, second) -> first + second,
                        TreeMap::new));
    }

    private static void update(Path expected) throws IOException {
        if (Files.isDirectory(expected)) {
            for (String old : read(expected).keySet()) {
                Files.delete(expected.resolve(old));
            }
        }
        Files.createDirectories(expected);
        for (Map.Entry<String, String> file : byName(files()).entrySet()) {
            Files.writeString(expected.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> read(Path expected) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(expected)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void theCodeCompilesWithoutAWarning() {
        assertThat(JavaCompilation.of(files()).complaints()).isEmpty();
    }

    @Test
    void nothingIsWrittenOutsideOfThePackageAndFileNamesFitEveryFileSystem() {
        List<GeneratedFile> files = files();
        assertThat(files).allSatisfy(file -> assertThat(file.path()).matches("example/hostile/[A-Za-z0-9_$-]+\\.java"));
        assertThat(files.stream().map(file -> file.path().toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
        assertThat(JavaCompilation.of(files).classFiles().keySet())
                .allSatisfy(
                        name -> assertThat(name.substring(PACKAGE.length() + 1)).hasSizeLessThan(240))
                .noneMatch(name -> name.contains("Injected"));
    }

    @Test
    void everyOperationHasAMethodAndWhatCannotBeDoneIsSaid() {
        var model = Generator.model(
                description(), Profiles.bundled("stripe"), GeneratorOptions.of(PACKAGE, "HostileClient"));

        assertThat(model.diagnostics()).anyMatch(line -> line.contains("nothing tells its 2 variants apart"));
    }
}
