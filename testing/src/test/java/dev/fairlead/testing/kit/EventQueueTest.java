package dev.fairlead.testing.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    private final EventQueue queue = new EventQueue();

    @Test
    void theEarliestComesFirstAndEqualOnesInTheOrderOfAdding() {
        Random random = new Random(1);
        List<EventQueue.Event> added = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            added.add(queue.add(random.nextInt(50), nothing()));
        }
        added.sort(Comparator.comparingLong(EventQueue.Event::at)); // a stable sort
        assertThat(drain()).isEqualTo(added);
    }

    @Test
    void anEventThatIsCalledOffLeavesTheOthersInOrder() {
        Random random = new Random(2);
        List<EventQueue.Event> left = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            left.add(queue.add(random.nextInt(100), nothing()));
        }
        for (int i = 0; i < 250; i++) {
            queue.remove(left.remove(random.nextInt(left.size())));
        }
        left.sort(Comparator.comparingLong(EventQueue.Event::at));
        assertThat(drain()).isEqualTo(left);
    }

    private List<EventQueue.Event> drain() {
        List<EventQueue.Event> all = new ArrayList<>();
        for (EventQueue.Event event = queue.first(); event != null; event = queue.first()) {
            queue.remove(event);
            all.add(event);
        }
        return all;
    }

    private static Happening nothing() {
        return new Happening.Action(() -> {});
    }
}
