package dev.fairlead.redis.internal;

import dev.fairlead.profile.Secret;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The books on a Redis or Valkey server. Says in the log when the server goes and comes back, and why. Thread-safe. */
public final class RedisBook implements Book, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisBook.class);
    private static final Pattern VERSION = Pattern.compile("(?m)^(valkey|redis)_version:(\\d+)(\\S*)");
    private static final int OLDEST = 5;
    private static final int PATIENCE = 5;

    private final Endpoint endpoint;
    private final Link link;
    private final Script script = new Script();
    private final LongAdder statements = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile @Nullable String trouble;
    private volatile boolean closed;

    /**
     * Creates a book; connects when it is first used.
     *
     * @throws IllegalArgumentException if the URI is none
     */
    public RedisBook(Secret uri, boolean cluster, Duration connectTimeout, Duration commandTimeout) {
        this.endpoint = Endpoint.parse(uri);
        this.link = new Link(endpoint, cluster, connectTimeout, commandTimeout);
    }

    @Override
    public Optional<Answer> exchange(String key, Statement statement) {
        if (closed) {
            return Optional.empty();
        }
        statements.increment();
        try {
            Optional<Answer> answer = script.run(link.commands(), key, statement);
            link.answered();
            recovered();
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RedisCommandExecutionException refused) {
            link.answered();
            troubled(refused);
        } catch (RedisException silent) {
            link.failed();
            troubled(silent);
        }
        failures.increment();
        return Optional.empty();
    }

    /**
     * Tries whether everything is there: the connection, the permissions, a server that is new enough.
     *
     * @return name and version of the server
     * @throws IllegalStateException if something is missing; the message says what and what to do
     */
    public String check(String key) throws InterruptedException {
        try {
            RedisClusterCommands<String, String> commands = link.commands();
            String version = patiently(() -> version(commands));
            Statement.Part part = new Statement.Part(1, 1_000_000_000L, 0, 1, 0, false, List.of());
            Statement statement = new Statement("check", 1, 1_000_000L, 0, 0, -1, 0, true, List.of(part));
            patiently(() -> script.run(commands, key, statement));
            return version;
        } catch (RedisException refused) {
            throw new IllegalStateException(describe(refused), refused);
        }
    }

    /** Commands of a process that is just starting may be late. */
    private static <T> T patiently(Supplier<T> command) {
        for (int attempt = 1; ; attempt++) {
            try {
                return command.get();
            } catch (RedisCommandTimeoutException late) {
                if (attempt == PATIENCE) {
                    throw late;
                }
            }
        }
    }

    private String version(RedisClusterCommands<String, String> commands) {
        Matcher version;
        try {
            version = VERSION.matcher(commands.info("server"));
        } catch (RedisCommandExecutionException notAllowed) {
            return "a server at " + endpoint + " that does not tell its version (" + Complaint.of(notAllowed) + ")";
        }
        String found = "";
        while (version.find()) {
            String name = version.group(1).equals("redis") ? "Redis" : "Valkey";
            if (name.equals("Redis") && Integer.parseInt(version.group(2)) < OLDEST) {
                throw new IllegalStateException("the server at " + endpoint + " is Redis " + version.group(2)
                        + version.group(3) + ": it takes Redis " + OLDEST + " or later, or Valkey");
            }
            found = found.startsWith("Valkey") ? found : name + " " + version.group(2) + version.group(3);
        }
        return found + " at " + endpoint;
    }

    private String describe(Throwable failure) {
        return "no shared limits from Redis at " + endpoint + ": " + Complaint.of(failure);
    }

    private void troubled(RedisException failure) {
        String now = Complaint.of(failure);
        boolean first = trouble == null;
        trouble = now;
        if (first && !closed) {
            LOG.warn("{}; until it is back, each process keeps to its own part of the limits", describe(failure));
        }
    }

    private void recovered() {
        if (trouble != null) {
            trouble = null;
            LOG.info("Redis at {} answers again; limits are shared by the fleet", endpoint);
        }
    }

    /** Returns why the server does not answer; empty while it does. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Returns how many statements were made. */
    public long statements() {
        return statements.sum();
    }

    /** Returns how many of them had no answer. */
    public long failures() {
        return failures.sum();
    }

    @Override
    public void close() {
        closed = true;
        link.close();
    }

    @Override
    public String toString() {
        return "Redis at " + endpoint;
    }
}
