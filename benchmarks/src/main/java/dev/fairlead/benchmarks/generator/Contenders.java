package dev.fairlead.benchmarks.generator;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our generator as the Maven goal starts it, and openapi-generator as its manual says. */
final class Contenders {

    static final String VERSION = "7.25.0";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** Those of the Maven goal. */
    private static final List<String> OUR_FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8");

    private Contenders() {}

    static Contender ours(Path libraries) throws IOException {
        String generating = jars(libraries, ".*/(fairlead-(json|profile|description|generator)|snakeyaml|jspecify).*");
        String running = jars(libraries, ".*/(fairlead-(json|profile|client)|jspecify).*");
        return new Contender(
                "Fairlead",
                (description, folder) -> {
                    List<String> command = new ArrayList<>(List.of(JAVA));
                    command.addAll(OUR_FLAGS);
                    command.addAll(List.of("-cp", generating, "dev.fairlead.generator.GeneratorMain"));
                    command.addAll(List.of(
                            description.toString(), "stripe", "compared.client", "ComparedClient", folder.toString()));
                    return command;
                },
                Path.of(""),
                running);
    }

    /** Fetches it, once, by way of Maven. */
    static Contender theirs(Path home) throws IOException, InterruptedException {
        Path cache = home.resolve(".cache/openapi-generator-" + VERSION);
        Path jar = cache.resolve("openapi-generator-cli-" + VERSION + ".jar");
        if (!Files.exists(jar)) {
            Files.createDirectories(cache);
            int status = new ProcessBuilder(
                            "mvn",
                            "-q",
                            "-B",
                            "-f",
                            home.resolve("benchmarks/openapi-generator/pom.xml").toString(),
                            "-Dtarget=" + cache,
                            "package")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (status != 0 || !Files.exists(jar)) {
                throw new IOException("openapi-generator could not be fetched with Maven: is Maven Central in reach?");
            }
        }
        return new Contender(
                "openapi-generator " + VERSION,
                (description, folder) -> List.of(
                        JAVA,
                        "-jar",
                        jar.toString(),
                        "generate",
                        "-g",
                        "java",
                        "--library",
                        "native",
                        "--skip-validate-spec",
                        "-i",
                        description.toString(),
                        "-o",
                        folder.toString()),
                Path.of("src", "main", "java"),
                jars(cache.resolve("lib"), ".*"));
    }

    private static String jars(Path folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(pattern))
                    .sorted()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
