package dev.fairlead.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.webhooks.store.EventFilter;
import dev.fairlead.webhooks.store.EventState;
import dev.fairlead.webhooks.store.EventSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was answered 2xx is there after {@code kill -9}, time and again. */
@Timeout(180)
class CrashAcceptanceTest {

    private static final int KILLS = 5;
    private static final int ANSWERS_BEFORE_KILL = 100;

    @TempDir
    Path folder;

    @Test
    void everyAnsweredEventSurvivesAndIsHandled() throws Exception {
        Path file = folder.resolve("inbox.db");
        Path handledFile = folder.resolve("handled.txt");
        Set<String> answered = new HashSet<>();
        for (int run = 1; run <= KILLS; run++) {
            answered.addAll(runAndKill(file, handledFile, run));
        }
        assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLS * ANSWERS_BEFORE_KILL);

        Set<String> handledBefore = new HashSet<>(Files.readAllLines(handledFile));
        Set<String> handledNow = new HashSet<>();
        try (Inbox inbox = Inbox.open(file)) {
            assertThat(inbox.counts().in(EventState.RUNNING)).isZero();
            Set<String> stored = inbox.list(EventFilter.all(), Integer.MAX_VALUE).stream()
                    .map(EventSummary::id)
                    .collect(Collectors.toSet());
            assertThat(stored).containsAll(answered);

            inbox.on("payment_intent.succeeded", event -> handledNow.add(event.id()));
            while (inbox.counts().unfinished() > 0) {
                inbox.handleDue();
            }

            assertThat(inbox.counts().in(EventState.DONE)).isEqualTo(stored.size());
            Set<String> handled = new HashSet<>(handledBefore);
            handled.addAll(handledNow);
            assertThat(handled).isEqualTo(stored);
        }
    }

    /** Returns the ids that were answered before the process was killed in the middle of its work. */
    private static List<String> runAndKill(Path file, Path handled, int run) throws Exception {
        Path errors = file.resolveSibling("errors-" + run + ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashedProcess.class.getName(),
                        file.toString(),
                        handled.toString(),
                        Integer.toString(run))
                .redirectError(errors.toFile())
                .start();
        List<String> answered = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("answered ")) {
                    answered.add(line.substring("answered ".length()));
                }
                if (answered.size() == ANSWERS_BEFORE_KILL + 37 * run) {
                    process.destroyForcibly(); // SIGKILL; what was printed before is still read
                }
            }
        } catch (IOException pipeBroke) {
            // the process is gone
        }
        assertThat(process.waitFor()).as(Files.readString(errors)).isEqualTo(128 + 9);
        return answered;
    }
}
