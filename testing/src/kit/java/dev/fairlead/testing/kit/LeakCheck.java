package dev.fairlead.testing.kit;

import dev.fairlead.client.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fails a test that leaves something behind: calls under way, platform threads of the engine, temporary files of it, and whatever
 * else is {@linkplain #watching watched}, connections in use, say. What there was when the check began is not held against the test.
 *
 * <pre>{@code
 * try (ApiClient client = …; LeakCheck check = LeakCheck.of(client)) {
 *     …
 * }
 * }</pre>
 *
 * <p>What ends by itself a moment later, as a connection does that is being closed, has five seconds of real time for that.
 */
public final class LeakCheck implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String OURS = "fairlead-";

    private final Map<String, IntSupplier> counts = new LinkedHashMap<>();
    private final Map<String, Integer> before = new LinkedHashMap<>();
    private final Set<String> threadsBefore = threads();
    private final Set<String> filesBefore = files();

    private LeakCheck() {}

    /** Begins to watch clients, which the test closes afterwards. */
    public static LeakCheck of(ApiClient... clients) {
        LeakCheck check = new LeakCheck();
        for (ApiClient client : clients) {
            check.watching("calls of " + client, () -> client.state().callsRunning());
        }
        return check;
    }

    /**
     * Watches something else: at the end there may not be more of it than now.
     *
     * @param what a name for the message
     * @param inUse says how many there are
     */
    public LeakCheck watching(String what, IntSupplier inUse) {
        counts.put(what, inUse);
        before.put(what, inUse.getAsInt());
        return this;
    }

    /**
     * Looks whether all is as it was.
     *
     * @throws AssertionError if something was left, naming all of it
     */
    @Override
    public void close() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> left = left();
        while (!left.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
            left = left();
        }
        if (!left.isEmpty()) {
            throw new AssertionError("left behind: " + String.join("; ", left));
        }
    }

    private List<String> left() {
        List<String> left = new ArrayList<>();
        counts.forEach((what, inUse) -> {
            int more = inUse.getAsInt() - before.getOrDefault(what, 0);
            if (more > 0) {
                left.add(more + " " + what);
            }
        });
        addNew(left, "thread ", threads(), threadsBefore);
        addNew(left, "file ", files(), filesBefore);
        return left;
    }

    private static void addNew(List<String> left, String kind, Set<String> now, Set<String> then) {
        now.stream().filter(one -> !then.contains(one)).forEach(one -> left.add(kind + one));
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(OURS))
                .map(thread -> thread.getName() + " (" + thread.threadId() + ")")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> files() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.map(Path::toString)
                    .filter(path -> Path.of(path).getFileName().toString().startsWith(OURS))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
