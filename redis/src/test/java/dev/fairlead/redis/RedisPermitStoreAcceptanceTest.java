package dev.fairlead.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.limit.LimitKey;
import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.client.limit.PermitSource;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Secret;
import dev.fairlead.redis.testserver.TestServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store on a real server. */
final class RedisPermitStoreAcceptanceTest {

    private static final LimitKey KEY = new LimitKey("account", "tenant {1}");
    private static final List<LimitWindow> TEN_IN_A_MINUTE = List.of(new LimitWindow(10, Duration.ofMinutes(1), 10));
    private static final TimeSource TIME = TimeSource.system();

    private final TestServer server = TestServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private RedisPermitStore store() {
        return RedisPermitStore.of(
                Secret.of(server.uri()), RedisOptions.defaults().withConnectTimeout(Duration.ofSeconds(20)));
    }

    /** Takes permits, waiting for each, until there is none to be had for a while. */
    private static long takeAll(PermitSource source) throws InterruptedException {
        long taken = 0;
        Duration patience = Duration.ofSeconds(20);
        while (until(source, () -> source.take(TIME.nanoTime(), 1), patience)) {
            taken++;
            patience = Duration.ofSeconds(4);
        }
        return taken;
    }

    private static boolean until(PermitSource source, BooleanSupplier condition, Duration limit)
            throws InterruptedException {
        Semaphore changed = new Semaphore(0);
        source.onChange(changed::release);
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            changed.tryAcquire(20, TimeUnit.MILLISECONDS);
        }
        return true;
    }

    private void onServer(Consumer<RedisCommands<String, String>> work) {
        RedisClient client = RedisClient.create(server.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            work.accept(connection.sync());
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    @Test
    void twoProcessesShareOneLimit() throws InterruptedException {
        try (RedisPermitStore one = store();
                RedisPermitStore other = store()) {
            PermitSource here = one.open(KEY, TEN_IN_A_MINUTE, TIME);
            PermitSource there = other.open(KEY, TEN_IN_A_MINUTE, TIME);

            assertThat(takeAll(here) + takeAll(there)).isEqualTo(10);
        }
    }

    @Test
    void otherKeysHaveTheirOwnPermits() throws InterruptedException {
        try (RedisPermitStore store = store()) {
            assertThat(takeAll(store.open(KEY, TEN_IN_A_MINUTE, TIME))).isEqualTo(10);
            assertThat(takeAll(store.open(new LimitKey("account", "other"), TEN_IN_A_MINUTE, TIME)))
                    .isEqualTo(10);
        }
    }

    @Test
    void whatAProcessDidNotUseComesBackWhenItCloses() throws InterruptedException {
        try (RedisPermitStore other = store()) {
            try (RedisPermitStore one = store()) {
                PermitSource here = one.open(KEY, TEN_IN_A_MINUTE, TIME);
                assertThat(until(here, () -> here.take(TIME.nanoTime(), 4), Duration.ofSeconds(20)))
                        .isTrue();
            }
            assertThat(takeAll(other.open(KEY, TEN_IN_A_MINUTE, TIME))).isEqualTo(6);
        }
    }

    @Test
    void oneThrottledProcessCoolsAll() throws InterruptedException {
        try (RedisPermitStore one = store();
                RedisPermitStore other = store()) {
            PermitSource here = one.open(KEY, TEN_IN_A_MINUTE, TIME);
            PermitSource there = other.open(KEY, TEN_IN_A_MINUTE, TIME);
            assertThat(until(there, () -> there.take(TIME.nanoTime(), 1), Duration.ofSeconds(20)))
                    .isTrue();

            here.coolUntil(TIME.nanoTime() + Duration.ofSeconds(30).toNanos());

            assertThat(until(there, () -> there.coolingNanos(TIME.nanoTime()) > 0, Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(there.coolingNanos(TIME.nanoTime()))
                    .isBetween(1L, Duration.ofSeconds(31).toNanos());
            assertThat(there.take(TIME.nanoTime(), 1)).isFalse();
        }
    }

    @Test
    void whatTheProviderSaysIsLeftHoldsForAll() throws InterruptedException {
        List<LimitWindow> hundred = List.of(new LimitWindow(100, Duration.ofSeconds(1), 100));
        try (RedisPermitStore one = store();
                RedisPermitStore other = store()) {
            PermitSource here = one.open(KEY, hundred, TIME);
            PermitSource there = other.open(KEY, hundred, TIME);
            assertThat(until(here, () -> here.take(TIME.nanoTime(), 1), Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(until(there, () -> there.take(TIME.nanoTime(), 1), Duration.ofSeconds(20)))
                    .isTrue();

            here.sync(TIME.nanoTime(), 0, Duration.ofMinutes(1).toNanos());

            assertThat(until(
                            there,
                            () -> there.waitNanos(TIME.nanoTime(), 1)
                                    > Duration.ofSeconds(30).toNanos(),
                            Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    @Test
    void aProcessThatStartsWhileTheServerIsAwayTakesItsPart() throws InterruptedException {
        server.kill();
        try (RedisPermitStore store = store()) {
            PermitSource source = store.open(KEY, List.of(new LimitWindow(64, Duration.ofMinutes(1), 64)), TIME);

            assertThat(takeAll(source)).isEqualTo(64 / 16);
            assertThat(store.trouble()).isPresent();
        }
    }

    @Test
    void aServerThatLosesItsDataGrantsNothingAgain() throws InterruptedException {
        int permits = 10;
        LimitWindow window = new LimitWindow(permits, Duration.ofSeconds(6), permits);
        RedisOptions options = RedisOptions.defaults()
                .withConnectTimeout(Duration.ofSeconds(20))
                .withLease(Duration.ofSeconds(1));
        List<Long> taken = new ArrayList<>();
        try (RedisPermitStore store = RedisPermitStore.of(Secret.of(server.uri()), options)) {
            PermitSource source = store.open(KEY, List.of(window), TIME);
            BooleanSupplier takesOne = () -> {
                long now = TIME.nanoTime();
                return source.take(now, 1) && taken.add(now);
            };
            for (int permit = 1; permit <= 2 * permits; permit++) {
                assertThat(until(source, takesOne, Duration.ofSeconds(40)))
                        .as("permit %d", permit)
                        .isTrue();
                if (permit == permits) {
                    server.kill();
                    server.restart();
                }
            }
        }

        for (int later = permits; later < taken.size(); later++) {
            assertThat(taken.get(later) - taken.get(later - permits))
                    .as("from permit %d to %d", later - permits, later)
                    .isGreaterThan(window.period().toNanos());
        }
    }

    @Test
    void aServerThatHangsIsNoticedAndComesBack() throws InterruptedException {
        List<LimitWindow> window = List.of(new LimitWindow(50, Duration.ofMillis(100), 50));
        try (RedisPermitStore store = store()) {
            PermitSource source = store.open(KEY, window, TIME);
            assertThat(until(source, () -> source.take(TIME.nanoTime(), 1), Duration.ofSeconds(20)))
                    .isTrue();

            server.signal("STOP");
            assertThat(until(
                            source,
                            () -> source.waitNanos(TIME.nanoTime(), 50) >= 0
                                    && store.trouble().isPresent(),
                            Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(until(source, () -> source.take(TIME.nanoTime(), 1), Duration.ofSeconds(20)))
                    .as("permits while the server hangs")
                    .isTrue();

            server.signal("CONT");
            assertThat(until(
                            source,
                            () -> source.waitNanos(TIME.nanoTime(), 50) >= 0
                                    && store.trouble().isEmpty(),
                            Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    /** Had one of the calls waited for the connection, its timeout would be over and in the store's trouble. */
    @Test
    void nobodyWaitsForAServerThatAcceptsAndNeverAnswers() throws IOException {
        RedisOptions options = RedisOptions.defaults().withConnectTimeout(Duration.ofSeconds(30));
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RedisPermitStore store =
                        RedisPermitStore.of(Secret.of("redis://127.0.0.1:" + silent.getLocalPort()), options)) {
            PermitSource source = store.open(KEY, TEN_IN_A_MINUTE, TIME);
            assertThat(source.take(TIME.nanoTime(), 1)).isFalse();
            try (Socket accepted = silent.accept()) {
                long now = TIME.nanoTime();
                assertThat(source.waitNanos(now, 1)).isPositive();
                assertThat(source.take(now, 1)).isFalse();
                assertThat(source.available(now)).isZero();
                source.charge(now, 1);
                source.giveBack(now, now, 1);
                source.sync(now, 5, Duration.ofSeconds(1).toNanos());
                source.coolUntil(now + Duration.ofSeconds(1).toNanos());
                assertThat(source.coolingNanos(now)).isPositive();
                source.close();

                assertThat(accepted.isClosed()).isFalse();
                assertThat(store.statements()).isEqualTo(1);
                assertThat(store.trouble()).isEmpty();
            }
        }
    }

    @Test
    void keysOfOneLimitHaveOneHashTagAndExpire() throws InterruptedException {
        try (RedisPermitStore store = store()) {
            takeAll(store.open(KEY, TEN_IN_A_MINUTE, TIME));

            onServer(commands -> {
                List<String> keys = commands.keys("*");
                assertThat(keys)
                        .containsExactlyInAnyOrder(
                                "fairlead:{account|tenant+%7B1%7D|10/60000ms}",
                                "fairlead:{account|tenant+%7B1%7D|10/60000ms}:leases");
                assertThat(keys)
                        .allSatisfy(key -> assertThat(commands.pttl(key)).isBetween(60_000L, 200_000L));
            });
        }
    }

    @Test
    void checkNamesTheServer() throws InterruptedException {
        try (RedisPermitStore store = store()) {
            assertThat(store.check()).matches("(Redis|Valkey) \\d+\\.\\S+ at 127\\.0\\.0\\.1:" + server.port());
        }
    }

    @Test
    void missingPermissionsAreNamed() {
        onServer(commands -> commands.dispatch(
                io.lettuce.core.protocol.CommandType.ACL,
                new io.lettuce.core.output.StatusOutput<>(io.lettuce.core.codec.StringCodec.UTF8),
                new io.lettuce.core.protocol.CommandArgs<>(io.lettuce.core.codec.StringCodec.UTF8)
                        .add("SETUSER")
                        .add("reader")
                        .add("on")
                        .add(">geheim-geheim")
                        .add("~*")
                        .add("+@read")
                        .add("+ping")
                        .add("+info")));
        try (RedisPermitStore store = withPassword("reader:geheim-geheim")) {
            assertThatThrownBy(store::check)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("too few permissions: it needs evalsha")
                    .hasMessageNotContaining("geheim");
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNeverShown() {
        try (RedisPermitStore store = withPassword("default:geheim-geheim")) {
            onServer(commands -> commands.configSet("requirepass", "another"));

            assertThatThrownBy(store::check)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("refuses the user or the password")
                    .satisfies(failure -> assertThat(traceOf(failure)).doesNotContain("geheim"));
            assertThat(store.toString()).doesNotContain("geheim");
        }
    }

    @Test
    void aUriThatIsNoneIsRefusedWithoutItsText() {
        for (String uri : List.of("http://user:geheim@host", "redis://user:geheim@:x:y", "redis-sentinel://geheim@x")) {
            assertThatThrownBy(() -> RedisPermitStore.of(Secret.of(uri)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(failure -> assertThat(traceOf(failure)).doesNotContain("geheim"));
        }
    }

    private RedisPermitStore withPassword(String userInfo) {
        return RedisPermitStore.of(
                Secret.of("redis://" + userInfo + "@127.0.0.1:" + server.port()),
                RedisOptions.defaults().withConnectTimeout(Duration.ofSeconds(20)));
    }

    private static String traceOf(Throwable failure) {
        java.io.StringWriter text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
