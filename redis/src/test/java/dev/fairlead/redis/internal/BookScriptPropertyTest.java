package dev.fairlead.redis.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.redis.testserver.TestServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script on a real server against the plain model, on random statements; leases and periods are so short that they end meanwhile. */
final class BookScriptPropertyTest {

    private static final int STATEMENTS = 400;
    private static final long LEASE = Duration.ofMillis(40).toNanos();

    private static TestServer server;
    private static RedisClient client;
    private static RedisCommands<String, String> commands;
    private static String script;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start();
        client = RedisClient.create(server.uri());
        StatefulRedisConnection<String, String> connection = client.connect();
        commands = connection.sync();
        try (InputStream in = Script.class.getResourceAsStream("book.lua")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void stop() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theScriptDoesWhatTheModelDoes(long seed) {
        Random random = new Random(seed);
        String key = "{" + seed + "}";
        ModelBook model = new ModelBook();
        long[] permits = {1 + random.nextInt(60), 200 + random.nextInt(1000)};
        long[] periods = {
            Duration.ofMillis(15).toNanos(), Duration.ofMillis(100).toNanos()
        };
        long[][] held = new long[5][2];
        long sequence = 0;
        for (int step = 0; step < STATEMENTS; step++) {
            int member = random.nextInt(held.length);
            long number = random.nextInt(20) == 0 ? Math.max(1, sequence - random.nextInt(30)) : ++sequence;
            Statement said = statement(random, member, number, permits, periods, held[member]);

            List<Object> raw = run(key, said);
            model.setNow((Long) raw.get(1));
            if (step == 0) {
                model.setRecovered(Long.parseLong(commands.hget(key, "recovered")));
            }
            Optional<Answer> expected = model.exchange(key, said);

            assertThat(Script.answer(raw, 2)).as("statement %d: %s", step, said).isEqualTo(expected);
            expected.ifPresent(answer -> remember(answer, held[member]));
        }
    }

    private static List<Object> run(String key, Statement said) {
        return commands.eval(
                script,
                ScriptOutputType.MULTI,
                new String[] {key, key + ":leases"},
                Script.arguments(said).toArray(String[]::new));
    }

    /** Mostly what a member may say; sometimes more than it has, or with tokens that it forgot. */
    private static Statement statement(
            Random random, int member, long sequence, long[] permits, long[] periods, long[] held) {
        List<Statement.Part> parts = new ArrayList<>();
        boolean leaves = random.nextInt(25) == 0;
        for (int window = 0; window < permits.length; window++) {
            long given = held[window] == 0 || random.nextBoolean() ? 0 : random.nextLong(held[window] + 1);
            long forgotten = random.nextInt(10) == 0 ? random.nextLong(held[window] - given + 1) : 0;
            long extra = random.nextInt(30) == 0 ? random.nextInt(5) : 0;
            List<Run> runs = new ArrayList<>();
            if (given > 0) {
                runs.add(new Run(random.nextLong(periods[window]) / 1000 * 1000, (given + 1) / 2));
                runs.add(new Run(0, given - (given + 1) / 2));
                runs.removeIf(run -> run.tokens() == 0);
            }
            long want = leaves ? 0 : random.nextLong(permits[window] + 1);
            long keep = leaves && random.nextBoolean() ? 0 : held[window] - given - forgotten + extra;
            parts.add(new Statement.Part(
                    permits[window],
                    periods[window],
                    want,
                    1 + random.nextInt(3),
                    keep,
                    random.nextBoolean(),
                    List.copyOf(runs)));
        }
        long cooling = random.nextInt(20) == 0 ? random.nextInt(50_000) * 1000L : 0;
        long quota = random.nextInt(10) == 0 ? random.nextInt(100) : -1;
        return new Statement(
                "m" + member,
                sequence,
                LEASE,
                member * 199_999,
                cooling,
                quota,
                quota < 0 ? 0 : (1 + random.nextInt(30_000)) * 1000L,
                leaves,
                parts);
    }

    private static void remember(Answer answer, long[] held) {
        for (int window = 0; window < held.length; window++) {
            Answer.Part part = answer.parts().get(window);
            held[window] =
                    part.kept() + part.granted().stream().mapToLong(Run::tokens).sum();
        }
    }
}
