package dev.fairlead.client;

import dev.fairlead.json.JsonValue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Asks for pages of one list; {@link ApiClient#pages} makes it. Thread-safe. */
@FunctionalInterface
public interface PageCall {

    /** Returns a page. Blocks and fails as a call does. */
    Reply<? extends JsonValue> call(PageRequest request);

    /** Runs a call for a page ahead of its need, on a virtual thread. */
    default <T> CompletableFuture<T> ahead(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().name("fairlead-page").start(() -> {
            try {
                result.complete(call.call());
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
