package dev.fairlead.telemetry.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.internal.pipeline.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No secret is ever seen, whichever way a call fails: not in logs at any level (Apache's included), not in exceptions, metrics,
 * traces, events or the text of any object. And no way to fail is left out.
 */
class CanaryTest {

    private static final Path CLIENT = Path.of("../client/src/main/java/dev/fairlead/client");

    /** What came of one path. */
    private record Result(Throwable failure, List<String> leaks) {}

    private static final Map<String, Result> RESULTS = new HashMap<>();
    private static final List<CallEvent> EVENTS = new ArrayList<>();
    private static List<String> loggers = List.of();

    @BeforeAll
    static void walkAllPaths() throws IOException {
        try (Watch watch = new Watch()) {
            for (FailurePath path : FailurePaths.all()) {
                Throwable failure = walk(path, watch);
                watch.look(failure);
                List<String> leaks = watch.leaks();
                EVENTS.addAll(watch.takeEvents());
                if (RESULTS.put(path.name(), new Result(failure, leaks)) != null) {
                    throw new AssertionError("two paths are called " + path.name());
                }
            }
            loggers = watch.loggers();
        }
    }

    private static Throwable walk(FailurePath path, Watch watch) throws IOException {
        try (Bench bench = new Bench(watch)) {
            path.provocation().provoke(bench);
            return new AssertionError(path.name() + " did not fail");
        } catch (Exception | AssertionError failure) {
            return failure;
        }
    }

    static List<FailurePath> paths() {
        return FailurePaths.all();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noSecretIsSeen(FailurePath path) {
        Result result = RESULTS.get(path.name());
        assertThat(result.failure()).isInstanceOf(path.exception());
        assertThat(result.leaks()).isEmpty();
    }

    @Test
    void everyExceptionIsProvoked() throws IOException {
        Set<Class<?>> provoked = new HashSet<>();
        for (Result result : RESULTS.values()) {
            provoked.add(result.failure().getClass());
        }
        assertThat(provoked).containsAll(exceptions());
    }

    /** All classes of exceptions that a call can end with. */
    private static List<Class<?>> exceptions() throws IOException {
        List<Class<?>> found = new ArrayList<>();
        for (String name : names(CLIENT.resolve("error"))) {
            Class<?> type = type(ApiException.class.getPackageName() + "." + name);
            if (ApiException.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                found.add(type);
            }
        }
        assertThat(found).hasSizeGreaterThan(10);
        return found;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    @Test
    void everyOutcomeIsProvoked() {
        Set<Class<?>> covered = new HashSet<>();
        paths().forEach(path -> covered.addAll(path.outcomes()));
        assertThat(covered).contains(Outcome.class.getPermittedSubclasses());
    }

    @Test
    void everyKindOfOutcomeIsReported() {
        Set<OutcomeKind> kinds = new HashSet<>();
        for (CallEvent event : EVENTS) {
            if (event instanceof CallEvent.CallFinished finished) {
                kinds.add(finished.outcome());
            } else if (event instanceof CallEvent.AttemptFinished finished) {
                kinds.add(finished.outcome());
            }
        }
        // Each path here fails, so none ends in success; the answers that cannot be read are attempts that did.
        assertThat(kinds).containsExactlyInAnyOrder(OutcomeKind.values());
    }

    @Test
    void everyEventIsHeard() {
        Set<Class<?>> heard = new HashSet<>();
        EVENTS.forEach(event -> heard.add(event.getClass()));
        assertThat(heard).contains(CallEvent.class.getPermittedSubclasses());
    }

    @Test
    void everyPolicyThatRefusesIsProvoked() throws IOException {
        Set<String> refused = new HashSet<>();
        for (Result result : RESULTS.values()) {
            if (result.failure() instanceof CallRefusedException refusal) {
                refused.add(refusal.policy());
            }
        }
        assertThat(refused).containsAll(refusers());
    }

    /** The stages of all policies whose sources make a refusal. */
    private static Set<String> refusers() throws IOException {
        Pattern stage = Pattern.compile("return Stage\\.(\\w+);");
        Set<String> stages = new HashSet<>();
        try (Stream<Path> files = Files.walk(CLIENT)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(CanaryTest::text)
                    .filter(text -> text.contains("new Outcome.Refused("))
                    .forEach(text -> {
                        Matcher found = stage.matcher(text);
                        assertThat(found.find()).as("a policy names its stage").isTrue();
                        stages.add(found.group(1).toLowerCase(Locale.ROOT).replace('_', ' '));
                    });
        }
        assertThat(stages).hasSizeGreaterThan(3);
        return stages;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void theLogsOfOursAndOfApacheWereHeard() {
        assertThat(loggers)
                .anyMatch(name -> name.startsWith("dev.fairlead.calls"))
                .anyMatch(name -> name.startsWith("dev.fairlead.client"))
                .anyMatch(name -> name.startsWith("org.apache.hc"));
    }
}
