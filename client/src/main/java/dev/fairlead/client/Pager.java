package dev.fairlead.client;

import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Params;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
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
 * is. Where a call fails, the walk stays where it is: asking again asks for the same page again.
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
    private final Decoder<T> items;

    private Pager(PageCall call, JsonObject params, Pagination pagination, Decoder<T> items) {
        this.call = call;
        this.params = params;
        this.pagination = pagination;
        this.items = items;
    }

    /** Asks for one page. */
    @FunctionalInterface
    public interface PageCall {

        /** Returns the page for these parameters, those of the list and a cursor. Blocks as a call does. */
        JsonObject call(Params params);
    }

    /**
     * Returns a pager; generated code calls this:
     *
     * <pre>{@code
     * return Pager.of(page -> api.call(LIST, page, path, options), params, pagination, Decoder.model(Customer::new));
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
        checkLimit(json.get(pagination.limit()), pagination);
        return new Pager<>(call, json, pagination, items);
    }

    private static void checkLimit(@Nullable JsonValue limit, Pagination pagination) {
        switch (limit) {
            case null -> {}
            case JsonNull ignored -> {}
            case JsonNumber number -> {
                if (!isWithin(number, pagination.maxLimit())) {
                    throw new IllegalArgumentException("the parameter " + pagination.limit() + " is from 1 to "
                            + pagination.maxLimit() + ", not " + number.toJson());
                }
            }
            case JsonValue other ->
                throw new IllegalArgumentException(
                        "the parameter " + pagination.limit() + " is a number, not a " + other.kind());
        }
    }

    private static boolean isWithin(JsonNumber limit, int max) {
        try {
            return limit.longValue() >= 1 && limit.longValue() <= max;
        } catch (ArithmeticException noInteger) {
            return false;
        }
    }

    /** Asks for the first page. */
    public Page<T> firstPage() {
        return Page.read(call.call(Params.of(params)), pagination, items);
    }

    /** Returns the page that a cursor of an earlier one leads to; for a list that somebody turns over by hand. */
    public Page<T> pageAfter(String cursor) {
        JsonObject next = params.toBuilder()
                .put(pagination.cursor(), new JsonString(cursor))
                .build();
        return Page.read(call.call(Params.of(next)), pagination, items);
    }

    /** Returns the pages; each iterator begins at the first. */
    public Iterable<Page<T>> pages() {
        return () -> new PageIterator<>(this, pagination, PageIterator.MOST_PAGES);
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
        return "Pager(" + pagination.items() + " by " + pagination.cursor() + ")";
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
