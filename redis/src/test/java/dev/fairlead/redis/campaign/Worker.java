package dev.fairlead.redis.campaign;

import dev.fairlead.client.limit.LimitKey;
import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.client.limit.PermitSource;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Secret;
import dev.fairlead.redis.RedisOptions;
import dev.fairlead.redis.RedisPermitStore;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One process of the fleet: callers that always wait for the next permit, in one queue as the client's, and a record of the instant of
 * each permit. {@code System.nanoTime} is the same clock for all processes of a Linux machine.
 */
final class Worker {

    private static final int CALLERS_WAITING = 64;

    private final PermitSource source;
    private final Semaphore changed = new Semaphore(0);
    private long[] instants = new long[1 << 16];
    private int count;

    private Worker(RedisPermitStore store, LimitWindow window) {
        source = store.open(new LimitKey("campaign", ""), List.of(window), TimeSource.system());
        source.onChange(changed::release);
    }

    /** Arguments: URI, permits, period in ms, burst, lease in ms, file for the record; on the input, when all are ready, first and last instant. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LimitWindow window = new LimitWindow(
                Long.parseLong(arguments[1]),
                Duration.ofMillis(Long.parseLong(arguments[2])),
                Long.parseLong(arguments[3]));
        RedisOptions options = RedisOptions.defaults()
                .withLease(Duration.ofMillis(Long.parseLong(arguments[4])))
                .withConnectTimeout(Duration.ofSeconds(30));
        try (RedisPermitStore store = RedisPermitStore.of(Secret.of(arguments[0]), options)) {
            Worker worker = new Worker(store, window);
            store.check();
            System.out.println("ready");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            worker.run(Long.parseLong(in.readLine()), Long.parseLong(in.readLine()));
            worker.write(Path.of(arguments[5]), store);
        }
    }

    private void run(long from, long until) throws InterruptedException {
        pause(from - System.nanoTime());
        long now = System.nanoTime();
        while (now - until < 0) {
            long wait = source.waitNanos(now, 1);
            if (wait == 0 && source.take(now, 1)) {
                record(now);
            } else {
                source.waitNanos(now, CALLERS_WAITING);
                pause(Math.min(wait, until - now));
            }
            now = System.nanoTime();
        }
    }

    private void pause(long nanos) throws InterruptedException {
        if (changed.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            changed.drainPermits();
        }
    }

    private void record(long instant) {
        if (count == instants.length) {
            instants = Arrays.copyOf(instants, count * 2);
        }
        instants[count++] = instant;
    }

    private void write(Path file, RedisPermitStore store) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeLong(store.statements());
            out.writeInt(count);
            ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES);
            bytes.asLongBuffer().put(instants, 0, count);
            out.write(bytes.array());
        }
    }
}
