package dev.fairlead.redis.internal;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The script, and a statement and its answer as the script's numbers. Durations are microseconds there. Immutable. */
final class Script {

    private static final String FILE = "book.lua";
    private static final int MICRO = 1000;

    private final String text = read();
    private final String digest = sha1(text);

    /** Runs the script; sends its text where the server does not have it yet. */
    Optional<Answer> run(RedisClusterCommands<String, String> commands, String key, Statement statement) {
        String[] keys = {key, key + ":leases"};
        String[] arguments = arguments(statement).toArray(String[]::new);
        List<Object> answer;
        try {
            answer = commands.evalsha(digest, ScriptOutputType.MULTI, keys, arguments);
        } catch (RedisNoScriptException unknown) {
            answer = commands.eval(text, ScriptOutputType.MULTI, keys, arguments);
        }
        return answer(answer, statement.parts().size());
    }

    static List<String> arguments(Statement statement) {
        List<String> arguments = new ArrayList<>(List.of(
                statement.member(),
                String.valueOf(statement.sequence()),
                micros(statement.leaseNanos()),
                String.valueOf(statement.offset()),
                micros(statement.coolingNanos()),
                String.valueOf(statement.quotaLeft()),
                micros(statement.quotaEndsNanos()),
                flag(statement.leaves()),
                String.valueOf(statement.parts().size())));
        for (Statement.Part part : statement.parts()) {
            arguments.add(String.valueOf(part.permits()));
            arguments.add(micros(part.cycleNanos()));
            arguments.add(String.valueOf(part.want()));
            arguments.add(String.valueOf(part.need()));
            arguments.add(String.valueOf(part.keep()));
            arguments.add(flag(part.spent()));
            arguments.add(String.valueOf(part.given().size()));
            for (Run run : part.given()) {
                arguments.add(micros(run.freeInNanos()));
                arguments.add(String.valueOf(run.tokens()));
            }
        }
        return arguments;
    }

    static Optional<Answer> answer(List<Object> numbers, int windows) {
        Iterator<Object> next = numbers.iterator();
        boolean current = number(next) == 1;
        number(next); // the server's clock, for tests
        if (!current) {
            return Optional.empty();
        }
        long members = number(next);
        long cooling = number(next) * MICRO;
        long quotaLeft = number(next);
        long quotaEnds = number(next) * MICRO;
        List<Answer.Part> parts = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            parts.add(part(next));
        }
        return Optional.of(new Answer(members, cooling, quotaLeft, quotaEnds, List.copyOf(parts)));
    }

    private static Answer.Part part(Iterator<Object> next) {
        long kept = number(next);
        long target = number(next);
        long wants = number(next);
        long nextFree = number(next);
        boolean spent = number(next) == 1;
        long runs = number(next);
        List<Run> granted = new ArrayList<>();
        for (long run = 0; run < runs; run++) {
            long freeIn = number(next) * MICRO;
            granted.add(new Run(freeIn, number(next)));
        }
        return new Answer.Part(kept, target, wants, nextFree < 0 ? -1 : nextFree * MICRO, spent, List.copyOf(granted));
    }

    private static long number(Iterator<Object> next) {
        return (Long) next.next();
    }

    private static String flag(boolean set) {
        return set ? "1" : "0";
    }

    /** Rounded up, because a rest that is too long is safe. */
    private static String micros(long nanos) {
        return String.valueOf(Math.ceilDiv(Math.max(0, nanos), MICRO));
    }

    private static String read() {
        try (InputStream in = Script.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the jar of fairlead-redis has no " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
