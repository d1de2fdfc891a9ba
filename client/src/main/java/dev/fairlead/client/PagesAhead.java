package dev.fairlead.client;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Asks for the page after the one that is being used. One page ahead, never more. */
final class PagesAhead<T> implements Iterator<Page<T>> {

    private final Iterator<Page<T>> pages;
    private final PageCall call;
    private @Nullable CompletableFuture<Page<T>> coming;

    PagesAhead(Iterator<Page<T>> pages, PageCall call) {
        this.pages = pages;
        this.call = call;
    }

    @Override
    public boolean hasNext() {
        return coming != null || pages.hasNext();
    }

    @Override
    public Page<T> next() {
        CompletableFuture<Page<T>> asked = coming;
        coming = null;
        Page<T> page = asked == null ? pages.next() : await(asked);
        if (pages.hasNext()) {
            coming = call.ahead(pages::next);
        }
        return page;
    }

    /** Whoever is interrupted here cuts the call ahead off; the walk stays where it is. */
    private Page<T> await(CompletableFuture<Page<T>> asked) {
        try {
            return asked.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(failed.getCause());
        } catch (InterruptedException interrupt) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return pages.next(); // which ends at once, as every call of an interrupted thread does
        }
    }
}
