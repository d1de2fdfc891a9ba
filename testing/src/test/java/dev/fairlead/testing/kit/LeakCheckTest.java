package dev.fairlead.testing.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeakCheckTest {

    @Test
    void whatWasThereBeforeIsNotALeak() {
        LeakCheck check = LeakCheck.of().watching("connections", new AtomicInteger(2)::get);

        assertThatCode(check::close).doesNotThrowAnyException();
    }

    @Test
    void whatIsLeftIsNamed() {
        AtomicInteger connections = new AtomicInteger();
        LeakCheck check = LeakCheck.of().watching("connections in use", connections::get);
        connections.set(3);

        assertThatThrownBy(check::close)
                .isInstanceOf(AssertionError.class)
                .hasMessage("left behind: 3 connections in use");
    }

    @Test
    void aThreadOfTheEngineThatRunsOnIsALeak() {
        LeakCheck check = LeakCheck.of();
        CountDownLatch end = new CountDownLatch(1);
        Thread left = Thread.ofPlatform().name("fairlead-left").daemon().start(() -> {
            try {
                end.await();
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatThrownBy(check::close).hasMessageContaining("thread fairlead-left (" + left.threadId() + ")");
        end.countDown();
        assertThatCode(check::close).doesNotThrowAnyException();
    }
}
