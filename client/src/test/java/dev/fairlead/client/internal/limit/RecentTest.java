package dev.fairlead.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testing.kit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final VirtualTime time = new VirtualTime();
    private final Recent<Integer, Item> recent = new Recent<>(20, time);
    private final List<Integer> ended = new ArrayList<>();

    private final class Item implements Recent.Entry {
        private final int number;
        private final boolean needed;
        private long lastUsed = time.nanoTime();

        Item(int number, boolean needed) {
            this.number = number;
            this.needed = needed;
        }

        @Override
        public long lastUsed() {
            return lastUsed;
        }

        @Override
        public boolean retireIfIdle() {
            if (!needed) {
                ended.add(number);
            }
            return !needed;
        }
    }

    private void use(int number, boolean needed) {
        time.advance(Duration.ofMillis(1));
        recent.of(number, key -> new Item(key, needed)).lastUsed = time.nanoTime();
    }

    @Test
    void theLeastRecentlyUsedGoFirst() {
        for (int i = 0; i < 20; i++) {
            use(i, false);
        }
        use(0, false);

        use(20, false);

        assertThat(ended).containsExactly(1, 2);
        assertThat(recent.size()).isEqualTo(19);
    }

    @Test
    void whatIsNeededStaysEvenIfThereAreTooMany() {
        for (int i = 0; i < 30; i++) {
            use(i, true);
        }

        assertThat(recent.size()).isEqualTo(30);
        assertThat(ended).isEmpty();
    }

    @Test
    void manyKeysStayBounded() {
        for (int i = 0; i < 10_000; i++) {
            use(i, i % 1_000 == 0);
        }

        assertThat(recent.size()).isLessThanOrEqualTo(20);
    }
}
