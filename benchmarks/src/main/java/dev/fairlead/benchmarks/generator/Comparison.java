package dev.fairlead.benchmarks.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one generator made of one description.
 *
 * @param seconds from the start of its process to the end
 * @param peakBytes the most memory that the process held
 * @param files how many sources
 * @param lines of all sources
 * @param bytes of all sources
 * @param compiles whether the sources compile
 * @param jarBytes of a jar of the classes; 0 where they do not compile or none was made
 */
record Comparison(double seconds, long peakBytes, int files, long lines, long bytes, boolean compiles, long jarBytes) {

    /** Generates into a fresh folder, compiles, and takes all of it away again. */
    static Comparison of(Contender contender, Path description, boolean jar) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("fairlead-generator");
        try {
            Path folder = work.resolve("out");
            MeasuredProcess run = MeasuredProcess.run(
                    contender.command().of(description, folder),
                    work.resolve("log").toFile());
            Output output = Output.in(folder.resolve(contender.sources()));
            Path classes = run.status() == 0 ? output.compile(contender.classPath()) : null;
            return new Comparison(
                    run.seconds(),
                    run.peakBytes(),
                    output.files(),
                    output.lines(),
                    output.bytes(),
                    classes != null,
                    classes != null && jar ? Output.jarBytes(classes) : 0);
        } finally {
            Output.delete(work);
        }
    }
}
