package dev.fairlead.corpus.sandbox;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.DescriptionException;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.Credentials;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** The command {@code corpus/sandbox <folder> [<count> [<seed>]]}: walks the descriptions of a folder, or some of them drawn from a seed. */
public final class SandboxWalk {

    private static final int SHOWN = 20;

    private SandboxWalk() {}

    /** Returns a profile that says nothing: every call is let in, errors come in a plain envelope. */
    public static Profile plainProfile(String baseUrl) {
        Profile known = Profiles.bundled("stripe");
        return new Profile(
                "plain",
                "Plain",
                known.documentation(),
                known.asOf(),
                URI.create(baseUrl),
                new Credentials(List.of()),
                Authentication.of(new AuthScheme.None()),
                null,
                known.wire(),
                known.errors(),
                known.retries(),
                known.rateLimits(),
                null,
                List.of(),
                known.timeouts(),
                null,
                List.of(),
                List.of(),
                Map.of());
    }

    /** Runs it; exits with 1 where an answer was not valid. */
    public static void main(String[] args) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
            files = new ArrayList<>(all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .sorted()
                    .toList());
        }
        if (args.length > 1) {
            Collections.shuffle(files, new Random(args.length > 2 ? Long.parseLong(args[2]) : 1));
            files = files.subList(0, Math.min(files.size(), Integer.parseInt(args[1])));
        }
        System.exit(run(Path.of(args[0]), files, System.out) ? 0 : 1);
    }

    /** Walks some files and prints a table; returns whether every answer was valid. */
    public static boolean run(Path folder, List<Path> files, PrintStream out) throws IOException, InterruptedException {
        List<String> troubles = new ArrayList<>();
        int operations = 0;
        int answers = 0;
        int errors = 0;
        int impossible = 0;
        out.println("| description | operations | valid answers | valid errors | impossible | start ms | µs a call |");
        out.println("|---|---|---|---|---|---|---|");
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            Walk.Result result;
            try {
                ApiDescription description = DescriptionReader.read(file);
                result = Walk.of(description, plainProfile("https://example.invalid"));
            } catch (DescriptionException none) {
                continue; // fixtures stand beside descriptions
            }
            out.printf(
                    "| %s | %,d | %,d | %,d | %,d | %,d | %,d |%n",
                    name,
                    result.operations(),
                    result.answers(),
                    result.errors(),
                    result.impossible(),
                    result.startMillis(),
                    result.callMicros());
            operations += result.operations();
            answers += result.answers();
            errors += result.errors();
            impossible += result.impossible();
            result.troubles().stream().limit(SHOWN).forEach(trouble -> troubles.add(name + ": " + trouble));
        }
        out.printf("| all | %,d | %,d | %,d | %,d | | |%n", operations, answers, errors, impossible);
        troubles.forEach(out::println);
        return answers + errors + impossible == 2 * operations;
    }
}
