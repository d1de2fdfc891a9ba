package dev.fairlead.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fairlead.client.limit.LimitKey;
import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.client.limit.PermitSource;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Secret;
import dev.fairlead.redis.internal.RedisBook;
import dev.fairlead.redis.testserver.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What stands in the log when there is no server to speak to: one line, however often it was tried, without the password. */
@Isolated("it listens to a log that all stores share")
final class TroubleLogAcceptanceTest {

    private static final int TRIES = 4;
    private static final TimeSource TIME = TimeSource.system();

    private final Logger logger = (Logger) LoggerFactory.getLogger(RedisBook.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(said);
        logger.setLevel(null);
    }

    @Test
    void aWrongPasswordIsSaidOnce() throws InterruptedException {
        try (TestServer server = TestServer.start("--requirepass", "another")) {
            String uri = "redis://default:geheim-geheim@127.0.0.1:" + server.port();

            assertThat(warningOf(uri))
                    .contains("127.0.0.1:" + server.port(), "Redis refuses the user or the password of the URI");
        }
    }

    @Test
    void anUnknownHostIsSaidOnce() throws InterruptedException {
        assertThat(warningOf("redis://:geheim-geheim@redis.invalid:6380")).contains("at redis.invalid:6380: ");
    }

    private String warningOf(String uri) throws InterruptedException {
        RedisOptions options = RedisOptions.defaults().withConnectTimeout(Duration.ofSeconds(20));
        try (RedisPermitStore store = RedisPermitStore.of(Secret.of(uri), options)) {
            PermitSource source =
                    store.open(new LimitKey("account", ""), List.of(LimitWindow.of(10, Duration.ofSeconds(1))), TIME);
            Semaphore changed = new Semaphore(0);
            source.onChange(changed::release);
            source.take(TIME.nanoTime(), 1);
            assertThat(changed.tryAcquire(TRIES, 2, TimeUnit.MINUTES)).isTrue();
            assertThat(store.failures()).isGreaterThanOrEqualTo(TRIES);
            assertThat(store.trouble().orElseThrow()).doesNotContain("geheim");
        }
        assertThat(said.list).hasSize(1);
        ILoggingEvent event = said.list.getFirst();
        assertThat(event.getLevel()).isEqualTo(Level.WARN);
        assertThat(event.getFormattedMessage())
                .contains("each process keeps to its own part of the limits")
                .doesNotContain("geheim");
        return event.getFormattedMessage();
    }
}
