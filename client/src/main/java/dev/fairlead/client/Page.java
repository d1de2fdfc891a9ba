package dev.fairlead.client;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Immutable; the items are a view and decoded when they are asked for.
 *
 * @param <T> the type of an item
 */
public final class Page<T> {

    private final Reply<? extends JsonValue> reply;
    private final List<T> items;
    private final boolean more;
    private final @Nullable String next;
    private final @Nullable String previous;

    Page(
            Reply<? extends JsonValue> reply,
            List<T> items,
            boolean more,
            @Nullable String next,
            @Nullable String previous) {
        this.reply = reply;
        this.items = items;
        this.more = more;
        this.next = next;
        this.previous = previous;
    }

    /**
     * Returns the items as an unmodifiable view.
     *
     * <p>An item of a wrong type fails with a {@link DecodingException} when it is reached.
     */
    public List<T> items() {
        return items;
    }

    /** Returns whether there is another page, as far as can be known without asking for it. */
    public boolean hasMore() {
        return more;
    }

    /** Returns what {@link Pager#pageAfter} takes for the next page; empty if there is none. */
    public Optional<String> nextCursor() {
        return Optional.ofNullable(next);
    }

    /**
     * Returns what {@link Pager#pageBefore} takes for the page before; empty if there is none, or the provider's lists cannot be
     * read backward.
     */
    public Optional<String> previousCursor() {
        return Optional.ofNullable(previous);
    }

    /** Returns the page as it came. */
    public JsonValue json() {
        return reply.value();
    }

    /** Returns the answer that brought the page: status, headers, request id. */
    public Reply<? extends JsonValue> reply() {
        return reply;
    }

    /** Returns the number of items and whether there are more, not the items. */
    @Override
    public String toString() {
        return "Page(" + items.size() + (items.size() == 1 ? " item" : " items") + (more ? ", more follow)" : ")");
    }
}
