package dev.fairlead.testing.kit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What will happen, earliest first, and among those of one instant in the order in which they were added. A binary heap that
 * knows each event's place, so that an event that is called off leaves nothing behind. Guarded by who has the turn.
 */
final class EventQueue {

    private Event[] heap = new Event[64];
    private int size;
    private long sequence;

    /** One thing that will happen. */
    static final class Event {
        private final long at;
        private final long order;
        private final Happening happening;
        private int place;

        private Event(long at, long order, Happening happening) {
            this.at = at;
            this.order = order;
            this.happening = happening;
        }

        long at() {
            return at;
        }

        Happening happening() {
            return happening;
        }

        private boolean isBefore(Event other) {
            return at != other.at ? at < other.at : order < other.order;
        }
    }

    Event add(long at, Happening happening) {
        Event event = new Event(at, sequence++, happening);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        rise(size++, event);
        return event;
    }

    @Nullable Event first() {
        return size == 0 ? null : heap[0];
    }

    /** Takes an event out, the first one or any other. */
    @SuppressWarnings("NullAway") // beyond size there is nothing
    void remove(Event event) {
        Event last = heap[--size];
        heap[size] = null;
        if (last != event) {
            int place = event.place;
            if (place > 0 && last.isBefore(heap[(place - 1) / 2])) {
                rise(place, last);
            } else {
                sink(place, last);
            }
        }
        event.place = -1;
    }

    int size() {
        return size;
    }

    private void rise(int from, Event event) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / 2;
            if (!event.isBefore(heap[parent])) {
                break;
            }
            put(place, heap[parent]);
            place = parent;
        }
        put(place, event);
    }

    private void sink(int from, Event event) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
                child++;
            }
            if (!heap[child].isBefore(event)) {
                break;
            }
            put(place, heap[child]);
            place = child;
        }
        put(place, event);
    }

    private void put(int place, Event event) {
        heap[place] = event;
        event.place = place;
    }
}
