package dev.fairlead.client;

import dev.fairlead.client.error.CallSummary;
import dev.fairlead.client.error.DecodingException;
import dev.fairlead.profile.Pagination;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the pages of a list. Ends for certain: a cursor that comes again is found by Brent's algorithm (R. P. Brent,
 * "An improved Monte Carlo factorization algorithm", 1980, section 2), which remembers one cursor however long the list is.
 */
final class PageIterator<T> implements Iterator<Page<T>> {

    static final int MOST_EMPTY_PAGES = 100;
    static final long MOST_PAGES = 1_000_000;

    private final Pager<T> pager;
    private final Pagination pagination;
    private final long mostPages;
    private long pages;
    private int emptyPages;
    private @Nullable String cursor;
    private boolean ended;
    private @Nullable String remembered;
    private long rememberNext = 1;

    PageIterator(Pager<T> pager, Pagination pagination, long mostPages) {
        this.pager = pager;
        this.pagination = pagination;
        this.mostPages = mostPages;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Page<T> next() {
        if (ended) {
            throw new NoSuchElementException("the list has no more pages");
        }
        Page<T> page = cursor == null ? pager.firstPage() : after(cursor);
        String following = followingOf(page);
        pages++;
        cursor = following;
        ended = following == null;
        return page;
    }

    private Page<T> after(String leads) {
        try {
            return pager.pageAfter(leads);
        } catch (IllegalArgumentException refused) {
            throw new DecodingException(
                    CallSummary.NONE,
                    pagination.items(),
                    "page " + pages + " leads nowhere: " + refused.getMessage(),
                    refused);
        }
    }

    /** Returns the cursor of the page after this one, or null if this is the last. */
    private @Nullable String followingOf(Page<T> page) {
        if (!page.hasMore()) {
            return null;
        }
        String following = page.nextCursor().orElse(null);
        if (following == null) {
            throw trouble("says that there is another one, and gives no cursor to ask for it");
        }
        emptyPages = page.items().isEmpty() ? emptyPages + 1 : 0;
        if (emptyPages >= MOST_EMPTY_PAGES) {
            throw trouble(
                    "is the last of " + MOST_EMPTY_PAGES + " empty ones in a row, and says that there is another");
        }
        if (pages + 1 >= mostPages) {
            throw trouble("says that there is another one; no list is that long");
        }
        if (following.equals(cursor) || following.equals(remembered)) {
            throw trouble("leads back to an earlier one, so that the list would never end");
        }
        if (pages + 1 == rememberNext) {
            remembered = following;
            rememberNext *= 2;
        }
        return following;
    }

    private DecodingException trouble(String problem) {
        return new DecodingException(pagination.items(), "page " + (pages + 1) + " " + problem);
    }
}
