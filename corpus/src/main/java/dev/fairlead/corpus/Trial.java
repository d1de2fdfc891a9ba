package dev.fairlead.corpus;

import dev.fairlead.corpus.Verdict.Step;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.generator.Generator;
import dev.fairlead.generator.GeneratorOptions;
import dev.fairlead.generator.output.GeneratedFile;
import dev.fairlead.generator.profile.ProfileDraft;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes one description through all steps, and notes where it fails. */
final class Trial {

    private static final GeneratorOptions OPTIONS =
            GeneratorOptions.of("corpus.client", "CorpusClient").withProfileResource("corpus.yaml");

    private final Path file;
    private int operations;
    private int repairs;
    private int files;
    private long lines;
    private long classBytes;
    private long readMillis;
    private long generateMillis;
    private long compileMillis;
    private @Nullable Step failedAt;
    private String reason = "";

    private Trial(Path file) {
        this.file = file;
    }

    static Verdict of(Path file) throws IOException {
        return new Trial(file).run();
    }

    private Verdict run() throws IOException {
        Step step = Step.READ;
        try {
            long begun = System.nanoTime();
            ApiDescription description = DescriptionReader.read(file);
            readMillis = millisSince(begun);
            operations = description.operations().size();
            repairs = description.diagnostics().size();
            step = Step.PROFILE;
            String draft = ProfileDraft.of(description, ProfileDraft.idOf(description));
            Profile profile = Profiles.parse("the draft", draft.getBytes(StandardCharsets.UTF_8));
            step = Step.GENERATE;
            begun = System.nanoTime();
            List<GeneratedFile> sources =
                    Generator.generate(description, profile, OPTIONS).toList();
            generateMillis = millisSince(begun);
            files = sources.size();
            lines = sources.stream()
                    .mapToLong(source -> source.content().lines().count())
                    .sum();
            step = Step.COMPILE;
            begun = System.nanoTime();
            MemoryCompiler.Result compiled = MemoryCompiler.compile(sources);
            compileMillis = millisSince(begun);
            classBytes = compiled.classBytes();
            fail(compiled.problem().isEmpty() ? null : step, compiled.problem());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            fail(step, brief(failure));
        }
        return new Verdict(
                String.valueOf(file.getFileName()),
                Files.size(file),
                operations,
                repairs,
                files,
                lines,
                classBytes,
                readMillis,
                generateMillis,
                compileMillis,
                failedAt,
                reason);
    }

    private void fail(@Nullable Step step, String why) {
        failedAt = step;
        reason = why;
    }

    private static String brief(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getSimpleName() + ": " + failure.getMessage()
                + (failure instanceof RuntimeException || trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static long millisSince(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
