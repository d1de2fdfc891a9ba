package dev.fairlead.client;

import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Params;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Pagination;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that is read page by page, as it is walked through:
 *
 * <pre>{@code
 * for (Customer customer : stripe.customers().list(l -> l.limit(100))) { … }
 * List<Customer> some = stripe.customers().list().stream().limit(250).toList();
 * Page<Customer> page = stripe.customers().list().firstPage();
 * }</pre>
 *
 * <p>Making a pager calls nobody. Each walk begins at the first page, and the next page is only asked for when its first item
 * is, unless the pager is {@link #prefetching}. Where a call fails, the walk stays where it is: asking again asks for the same
 * page again.
 *
 * <p>Links that a page names are followed only within the provider's own origin; one that leads elsewhere ends the walk with a
 * {@link dev.fairlead.client.error.DecodingException}, and nothing is sent there.
 *
 * <p>Items that are created or deleted while somebody walks may be missed or seen, never seen twice, if the provider's
 * cursors are what they should be. Where they are not, so that the walk would never end, it fails with a {@link
 * dev.fairlead.client.error.DecodingException}: a cursor that comes again, another page announced without a way to ask for
 * it, 100 empty pages in a row, or more than a million pages.
 *
 * <p>Immutable: any number of threads may walk at once, each with its own iterator or stream.
 *
 * @param <T> the type of an item
 */
public final class Pager<T> implements Iterable<T> {

    private final PageCall call;
    private final JsonObject params;
    private final Pagination pagination;
    private final PageReader<T> reader;
    private final boolean ahead;

    private Pager(PageCall call, JsonObject params, Pagination pagination, PageReader<T> reader, boolean ahead) {
        this.call = call;
        this.params = params;
        this.pagination = pagination;
        this.reader = reader;
        this.ahead = ahead;
    }

    /**
     * Returns a pager; generated code calls this:
     *
     * <pre>{@code
     * return Pager.of(api.pages(LIST, path, options), params, pagination, Decoder.model(Customer::new));
     * }</pre>
     *
     * @param params those of the list, read now; a cursor among them is where the walk begins
     * @param pagination how this list is cut into pages
     * @throws IllegalArgumentException if a required parameter is not set, or the number of items on a page is below 1 or
     *     above what the provider allows
     */
    public static <T> Pager<T> of(PageCall call, Params params, Pagination pagination, Decoder<T> items) {
        params.requireComplete();
        JsonObject json = params.toJson();
        if (pagination.size() != null) {
            checkLimit(PageParams.get(json, pagination.size().parameter()), pagination.size());
        }
        return new Pager<>(call, json, pagination, new PageReader<>(pagination, items), false);
    }

    private static void checkLimit(@Nullable JsonValue limit, Pagination.PageSize size) {
        switch (limit) {
            case null -> {}
            case JsonNull ignored -> {}
            case JsonNumber number -> {
                if (!isWithin(number, size.max())) {
                    throw new IllegalArgumentException("the parameter " + size.parameter() + " is from 1 to "
                            + size.max() + ", not " + number.toJson());
                }
            }
            case JsonValue other ->
                throw new IllegalArgumentException(
                        "the parameter " + size.parameter() + " is a number, not a " + other.kind());
        }
    }

    private static boolean isWithin(JsonNumber limit, int max) {
        try {
            return limit.longValue() >= 1 && limit.longValue() <= max;
        } catch (ArithmeticException noInteger) {
            return false;
        }
    }

    /**
     * Returns a pager whose walks ask for one page ahead, on a virtual thread, while its caller works on the items before. A
     * walk that is given up has then asked for one page too many.
     */
    public Pager<T> prefetching() {
        return new Pager<>(call, params, pagination, reader, true);
    }

    /** Asks for the first page. */
    public Page<T> firstPage() {
        return page(params);
    }

    /**
     * Returns the page that the {@linkplain Page#nextCursor next cursor} of another one leads to; for a list that somebody turns
     * over by hand.
     *
     * @throws IllegalArgumentException if the cursor is an address outside of the provider's origin, or no number where pages
     *     are numbered
     */
    public Page<T> pageAfter(String cursor) {
        return switch (pagination.next()) {
            case Pagination.LinkHeader ignored -> linked(cursor);
            case Pagination.NextUrl ignored -> linked(cursor);
            case Pagination.PageNumber pages -> turned(pages.parameter(), cursor, true);
            case Pagination.Offset offset -> turned(offset.parameter(), cursor, true);
            case Pagination.LastItem item -> turned(item.parameter(), cursor, false);
            case Pagination.Token token -> turned(token.parameter(), cursor, false);
            case Pagination.LocatorHeader locator -> turned(locator.parameter(), cursor, false);
        };
    }

    /** Returns the page that the {@linkplain Page#previousCursor previous cursor} of another one leads to. */
    public Page<T> pageBefore(String cursor) {
        if (pagination.next() instanceof Pagination.LastItem item && item.before() != null) {
            JsonObject rest = PageParams.without(kept(), item.parameter());
            return page(PageParams.with(rest, item.before(), PageParams.cursor(cursor, false)));
        }
        return pageAfter(cursor);
    }

    private Page<T> turned(String parameter, String cursor, boolean isNumber) {
        return page(PageParams.with(kept(), parameter, PageParams.cursor(cursor, isNumber)));
    }

    /** Where a cursor stands for the list's own parameters, only the size of a page goes along with it. */
    private JsonObject kept() {
        Pagination.PageSize size = pagination.size();
        if (pagination.keepParams()) {
            return params;
        }
        JsonValue limit = size == null ? null : PageParams.get(params, size.parameter());
        return size == null || limit == null
                ? JsonObject.empty()
                : PageParams.with(JsonObject.empty(), size.parameter(), limit);
    }

    private Page<T> page(JsonObject asked) {
        return reader.read(call.call(PageRequest.of(Params.of(asked))), asked);
    }

    /** The address holds everything, and is used as it is. */
    private Page<T> linked(String link) {
        return reader.read(call.call(PageRequest.of(link, Params.of(params), pagination.authOnNext())), params);
    }

    /** Returns the pages; each iterator begins at the first. */
    public Iterable<Page<T>> pages() {
        return () -> {
            PageIterator<T> pages = new PageIterator<>(this, pagination, PageIterator.MOST_PAGES);
            return ahead ? new PagesAhead<>(pages, call) : pages;
        };
    }

    /** Returns an iterator over all items of all pages. Not for use by several threads at once. */
    @Override
    public Iterator<T> iterator() {
        return new ItemIterator<>(pages().iterator());
    }

    /** Returns all items of all pages, in order, as a sequential stream that asks for pages as it goes. */
    public Stream<T> stream() {
        return StreamSupport.stream(
                () -> Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
                Spliterator.ORDERED | Spliterator.NONNULL,
                false);
    }

    /** Returns how the list is cut into pages; not the parameters. */
    @Override
    public String toString() {
        String by = pagination.parameter().isEmpty() ? "link" : pagination.parameter();
        return "Pager(" + (pagination.items().isEmpty() ? "/" : pagination.items()) + " by " + by + ")";
    }

    private static final class ItemIterator<T> implements Iterator<T> {

        private final Iterator<Page<T>> pages;
        private Iterator<T> current = Collections.emptyIterator();

        ItemIterator(Iterator<Page<T>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && pages.hasNext()) {
                current = pages.next().items().iterator();
            }
            return current.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the list has no more items");
            }
            return current.next();
        }
    }
}
