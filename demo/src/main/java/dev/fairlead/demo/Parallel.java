package dev.fairlead.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** The same work for many things, some at once, each on a virtual thread of its own. */
final class Parallel {

    private Parallel() {}

    /**
     * Does the work for each item and returns the results in the order of the items. The first failure is thrown, after all
     * work that had begun has ended.
     *
     * @param width how many at once, at least 1
     */
    static <T, R> List<R> map(List<T> items, int width, Function<T, R> work) throws InterruptedException {
        Semaphore places = new Semaphore(width);
        List<Future<R>> futures = new ArrayList<>(items.size());
        List<R> results = new ArrayList<>(items.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                places.acquire();
                futures.add(threads.submit(() -> {
                    try {
                        return work.apply(item);
                    } finally {
                        places.release();
                    }
                }));
            }
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }
}
