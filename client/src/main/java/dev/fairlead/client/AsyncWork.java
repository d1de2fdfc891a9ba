package dev.fairlead.client;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Work on a virtual thread, as a future whose cancelling interrupts it. */
final class AsyncWork<T> extends CompletableFuture<T> {

    private final Thread thread;

    private AsyncWork(Callable<T> work, Set<AsyncWork<?>> running) {
        this.thread = Thread.ofVirtual().name("fairlead-async").unstarted(() -> run(work, running));
    }

    static <T> AsyncWork<T> start(Callable<T> work, Set<AsyncWork<?>> running) {
        AsyncWork<T> started = new AsyncWork<>(work, running);
        running.add(started);
        started.thread.start();
        return started;
    }

    private void run(Callable<T> work, Set<AsyncWork<?>> running) {
        try {
            if (!isDone()) {
                complete(work.call());
            }
        } catch (Throwable failure) { // whatever it is, it belongs to whoever waits for the future
            completeExceptionally(failure);
        } finally {
            running.remove(this);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            thread.interrupt();
        }
        return cancelled;
    }
}
