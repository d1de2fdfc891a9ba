package dev.fairlead.sandbox.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** The queues of one target: what has the same order key stays in one queue, so that slow answers do not stop the rest. */
final class Lanes {

    private static final int COUNT = 8;

    final WebhookTarget target;
    private final List<BlockingQueue<Delivery>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Lanes(WebhookTarget target, Consumer<Delivery> sender) {
        this.target = target;
        for (int i = 0; i < COUNT; i++) {
            BlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
            queues.add(queue);
            threads.add(Thread.ofVirtual()
                    .name("sandbox-webhooks-" + target.id() + "-" + i)
                    .start(() -> drain(queue, sender)));
        }
    }

    /** Returns false if nothing is sent here any more. */
    boolean add(Delivery delivery) {
        if (stopped) {
            return false;
        }
        queues.get(Math.floorMod(delivery.message.orderKey().hashCode(), COUNT)).add(delivery);
        return true;
    }

    /** Stops sending, and returns how many deliveries were waiting. */
    int stop() {
        stopped = true;
        threads.forEach(Thread::interrupt);
        return queues.stream()
                .mapToInt(queue -> {
                    List<Delivery> waiting = new ArrayList<>();
                    return queue.drainTo(waiting);
                })
                .sum();
    }

    private static void drain(BlockingQueue<Delivery> queue, Consumer<Delivery> sender) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sender.accept(queue.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
