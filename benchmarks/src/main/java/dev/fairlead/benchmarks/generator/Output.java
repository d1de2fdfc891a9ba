package dev.fairlead.benchmarks.generator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Java sources in a folder: how much they are, whether they compile, and how large a jar their classes make. */
final class Output {

    private final Path folder;
    private final List<Path> sources;

    private Output(Path folder, List<Path> sources) {
        this.folder = folder;
        this.sources = sources;
    }

    /** Returns the sources below a folder; none if there is no such folder. */
    static Output in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Output(folder, List.of());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return new Output(
                    folder,
                    files.filter(file -> file.toString().endsWith(".java")).toList());
        }
    }

    int files() {
        return sources.size();
    }

    long lines() throws IOException {
        long lines = 0;
        for (Path source : sources) {
            for (byte each : Files.readAllBytes(source)) {
                lines += each == '\n' ? 1 : 0;
            }
        }
        return lines;
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (Path source : sources) {
            bytes += Files.size(source);
        }
        return bytes;
    }

    /**
     * Compiles the sources.
     *
     * @return the folder of the classes, or null if there is an error or nothing to compile
     */
    @org.jspecify.annotations.Nullable
    Path compile(String classPath) throws IOException {
        if (sources.isEmpty()) {
            return null;
        }
        Path classes = Files.createTempDirectory(folder.getParent(), "classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "--release",
                "21",
                "-proc:none",
                "-nowarn",
                "-Xmaxerrs",
                "1",
                "-cp",
                classPath,
                "-d",
                classes.toString());
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean good = compiler.getTask(
                            new StringWriter(),
                            files,
                            diagnostic -> {},
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            return good ? classes : null;
        }
    }

    /** Returns the size of a jar with the files of a folder. */
    static long jarBytes(Path classes) throws IOException {
        Path jar = Files.createTempFile(classes.getParent(), "classes", ".jar");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(classes)) {
            found.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return Files.size(jar);
    }

    /** Takes a folder away with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException kept) {
                    throw new UncheckedIOException(kept);
                }
            });
        }
    }
}
