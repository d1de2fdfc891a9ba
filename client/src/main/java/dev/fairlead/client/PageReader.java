package dev.fairlead.client;

import dev.fairlead.client.internal.page.LinkHeader;
import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Place;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Pagination;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a page holds, and where the pages around it are, by the rules of one style. Immutable. */
final class PageReader<T> {

    private static final Place HERE = Place.root("page");
    private static final String NO_LOCATOR = "null"; // the text that Salesforce ends a list with

    private final Pagination style;
    private final Decoder<T> decoder;

    PageReader(Pagination style, Decoder<T> decoder) {
        this.style = style;
        this.decoder = decoder;
    }

    /**
     * Reads a page.
     *
     * @param asked the parameters that it was asked for with
     */
    Page<T> read(Reply<? extends JsonValue> reply, JsonObject asked) {
        JsonValue json = reply.value();
        JsonValue found = json.at(style.items());
        if (!(found instanceof JsonArray items)) {
            throw place(style.items()).mismatch("an array", found);
        }
        List<T> view = Decoder.list(decoder).decode(items, place(style.items()));
        Around around = around(reply, items, asked);
        boolean more = isMore(json, items, asked, around.next);
        return new Page<>(reply, view, more, more ? around.next : null, around.previous);
    }

    /** The cursors of the pages around; null for none. */
    private record Around(@Nullable String next, @Nullable String previous) {}

    private Around around(Reply<? extends JsonValue> reply, JsonArray items, JsonObject asked) {
        JsonValue json = reply.value();
        return switch (style.next()) {
            case Pagination.LastItem last ->
                new Around(
                        ofItem(items, items.size() - 1, last.from()),
                        last.before() == null ? null : ofItem(items, 0, last.from()));
            case Pagination.Token token -> new Around(text(json, token.from()), text(json, token.previous()));
            case Pagination.PageNumber pages -> {
                long number = numberOf(asked, pages.parameter(), pages.first());
                yield new Around(Long.toString(number + 1), number <= pages.first() ? null : Long.toString(number - 1));
            }
            case Pagination.Offset offset -> {
                long skipped = numberOf(asked, offset.parameter(), 0);
                long step = items.isEmpty() ? sizeOf(asked) : items.size();
                long back = sizeOf(asked);
                yield new Around(
                        step == 0 ? null : Long.toString(skipped + step),
                        skipped == 0 || back == 0 ? null : Long.toString(Math.max(0, skipped - back)));
            }
            case Pagination.LinkHeader ignored -> {
                LinkHeader links = LinkHeader.of(reply.headers());
                yield new Around(
                        whole(reply, links.target("next").orElse(null)),
                        whole(
                                reply,
                                links.target("prev")
                                        .or(() -> links.target("previous"))
                                        .orElse(null)));
            }
            case Pagination.NextUrl url ->
                new Around(whole(reply, text(json, url.from())), whole(reply, text(json, url.previous())));
            case Pagination.LocatorHeader locator ->
                new Around(
                        reply.headers()
                                .first(locator.header())
                                .filter(value -> !value.isEmpty() && !value.equalsIgnoreCase(NO_LOCATOR))
                                .orElse(null),
                        null);
        };
    }

    /** A relative reference is one from the page that it stands on; as a cursor it goes alone. */
    private static @Nullable String whole(Reply<?> reply, @Nullable String link) {
        return link == null
                ? null
                : PageRequest.resolve(reply.uri(), link).map(URI::toString).orElse(link);
    }

    /** What the provider says counts; where it says nothing, that there is a cursor does. */
    private boolean isMore(JsonValue json, JsonArray items, JsonObject asked, @Nullable String next) {
        Pagination.End end = style.end();
        if (items.isEmpty() && !style.emptyPageNotEnd()) {
            return false;
        }
        if (end.more() != null) {
            return flag(json, end.more());
        }
        if (end.done() != null && flag(json, end.done())) {
            return false;
        }
        long size = sizeOf(asked);
        if (end.shortPage() && items.size() < size) {
            return false;
        }
        if (end.total() != null) {
            long seen = seen(items, asked, size);
            Long total = number(json.at(end.total()));
            if (total != null && seen >= total) {
                return false;
            }
        }
        return next != null;
    }

    /** Returns how many items there are up to the end of this page; -1 where that cannot be known. */
    private long seen(JsonArray items, JsonObject asked, long size) {
        return switch (style.next()) {
            case Pagination.Offset offset -> numberOf(asked, offset.parameter(), 0) + items.size();
            case Pagination.PageNumber pages -> {
                long before = numberOf(asked, pages.parameter(), pages.first()) - pages.first();
                yield before == 0 ? items.size() : size == 0 ? -1 : before * size + items.size();
            }
            case Pagination.LastItem ignored -> -1;
            case Pagination.Token ignored -> -1;
            case Pagination.LinkHeader ignored -> -1;
            case Pagination.NextUrl ignored -> -1;
            case Pagination.LocatorHeader ignored -> -1;
        };
    }

    /** Returns how many items were asked for; 0 where that is not known. */
    private long sizeOf(JsonObject asked) {
        Pagination.PageSize size = style.size();
        return size == null ? 0 : numberOf(asked, size.parameter(), size.usual());
    }

    private static long numberOf(JsonObject asked, String parameter, long otherwise) {
        Long number = number(PageParams.get(asked, parameter));
        return number == null ? otherwise : number;
    }

    private static @Nullable Long number(@Nullable JsonValue value) {
        try {
            return switch (value) {
                case JsonNumber number -> number.longValue();
                case JsonString text -> Long.parseLong(text.value().strip());
                case null, default -> null;
            };
        } catch (ArithmeticException | NumberFormatException noInteger) {
            return null;
        }
    }

    private static boolean flag(JsonValue json, String pointer) {
        return switch (json.at(pointer)) {
            case JsonBoolean bool -> bool.value();
            case null -> false;
            case JsonNull ignored -> false;
            case JsonValue other -> throw place(pointer).mismatch("a boolean", other);
        };
    }

    private @Nullable String ofItem(JsonArray items, int index, String from) {
        if (items.isEmpty()) {
            return null;
        }
        return text(items.get(index).at(from), place(style.items() + "/" + index + from));
    }

    private static @Nullable String text(JsonValue json, @Nullable String pointer) {
        return pointer == null ? null : text(json.at(pointer), place(pointer));
    }

    /** Providers end a chain of pages by no cursor, a null one or an empty one. */
    private static @Nullable String text(@Nullable JsonValue cursor, Place place) {
        return switch (cursor) {
            case JsonString text -> text.value().isEmpty() ? null : text.value();
            case JsonNumber number -> number.toJson();
            case null -> null;
            case JsonNull ignored -> null;
            case JsonValue other -> throw place.mismatch("a string", other);
        };
    }

    private static Place place(String pointer) {
        Place place = HERE;
        for (String part : pointer.split("/", -1)) {
            if (!part.isEmpty()) {
                place = place.member(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return place;
    }
}
