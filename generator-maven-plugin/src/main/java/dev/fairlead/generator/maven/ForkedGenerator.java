package dev.fairlead.generator.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Runs the generator in a Java process of its own. */
final class ForkedGenerator {

    private static final String MAIN = "dev.fairlead.generator.GeneratorMain";
    private static final int BAD_INPUT = 2;

    private final Path java;
    private final List<Path> classPath;
    private final Path workingFolder;

    ForkedGenerator(Path java, List<Path> classPath, Path workingFolder) {
        this.java = java;
        this.classPath = classPath;
        this.workingFolder = workingFolder;
    }

    void run(List<String> arguments, Log log) throws IOException, MojoExecutionException, MojoFailureException {
        List<String> command = new ArrayList<>(
                List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", MAIN));
        command.addAll(4, List.of("-cp", joined()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        List<String> output;
        int status;
        try {
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toList());
            status = process.waitFor();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("the generator was interrupted", interrupt);
        } finally {
            process.destroyForcibly();
        }
        report(status, output, log);
    }

    private String joined() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static void report(int status, List<String> output, Log log)
            throws MojoExecutionException, MojoFailureException {
        String last = output.isEmpty() ? "it said nothing" : output.get(output.size() - 1);
        if (status == BAD_INPUT) {
            throw new MojoFailureException(last);
        }
        if (status != 0) {
            output.forEach(log::error);
            throw new MojoExecutionException("the generator ended with status " + status + ": " + last);
        }
        output.stream().filter(line -> line.startsWith("note: ")).forEach(log::debug);
        log.info(last);
    }
}
