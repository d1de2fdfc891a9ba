package dev.fairlead.sandbox.generic;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.profile.Pagination;
import dev.fairlead.sandbox.synthesis.SchemaValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises by names how a list is cut into pages, where the profile does not say. */
final class PaginationGuess {

    private static final Set<String> TOKENS = Set.of(
            "cursor",
            "pagetoken",
            "nexttoken",
            "after",
            "startcursor",
            "continue",
            "continuationtoken",
            "marker",
            "nextpagetoken",
            "pagecursor");
    private static final Set<String> NEXT_TOKENS = Set.of(
            "nextcursor",
            "nextpagetoken",
            "nexttoken",
            "nextmarker",
            "endcursor",
            "after",
            "continue",
            "continuationtoken",
            "cursor",
            "next");
    private static final Set<String> NEXT_URLS =
            Set.of("nextpageuri", "nextpageurl", "nexturl", "nextlink", "odatanextlink", "next", "nextpage");
    private static final Set<String> PAGES = Set.of("page", "pagenumber", "pageno", "pagenum");
    private static final Set<String> OFFSETS = Set.of("offset", "skip", "start", "startat", "startindex", "pageoffset");
    private static final Set<String> SIZES =
            Set.of("limit", "pagesize", "perpage", "maxresults", "count", "size", "top", "pagelimit", "take", "first");
    private static final Set<String> MORE = Set.of("hasmore", "hasnext", "hasnextpage", "more");
    private static final int DEEPEST = 3;

    private PaginationGuess() {}

    static Optional<Pagination> of(ApiOperation operation, View view, Schema answer) {
        List<Place> places = new ArrayList<>();
        collect(answer, "", view.path(), 0, places);
        String token = parameter(operation, TOKENS);
        String page = parameter(operation, PAGES);
        String offset = parameter(operation, OFFSETS);
        Pagination.Next next = null;
        String nextToken = place(places, NEXT_TOKENS, SchemaType.STRING);
        String nextUrl = place(places, NEXT_URLS, SchemaType.STRING);
        if (token != null && nextToken != null) {
            next = new Pagination.Token(token, nextToken, null);
        } else if (nextUrl != null) {
            next = new Pagination.NextUrl(nextUrl, null);
        } else if (page != null) {
            next = new Pagination.PageNumber(page, 1);
        } else if (offset != null) {
            next = new Pagination.Offset(offset);
        }
        if (next == null) {
            return Optional.empty();
        }
        String size = parameter(operation, SIZES);
        Pagination.End end = new Pagination.End(place(places, MORE, SchemaType.BOOLEAN), null, null, true);
        return Optional.of(new Pagination(
                next,
                "/" + String.join("/", view.path()),
                end,
                size == null ? null : new Pagination.PageSize(size, 100, 0),
                true,
                true,
                false));
    }

    private record Place(String pointer, String name, SchemaType type) {}

    private static void collect(Schema schema, String at, List<String> items, int depth, List<Place> places) {
        for (Map.Entry<String, List<Schema>> property :
                SchemaValues.properties(schema).entrySet()) {
            Schema inner = property.getValue().getFirst();
            String pointer = at + "/" + property.getKey().replace("~", "~0").replace("/", "~1");
            places.add(new Place(pointer, plain(property.getKey()), type(inner)));
            if (depth < DEEPEST && inner.type() != SchemaType.ARRAY && !pointer.equals("/" + String.join("/", items))) {
                collect(inner, pointer, items, depth + 1, places);
            }
        }
    }

    private static SchemaType type(Schema schema) {
        return schema.type() == SchemaType.ANY && !schema.variants().isEmpty()
                ? schema.variants().getFirst().type()
                : schema.type();
    }

    private static @Nullable String place(List<Place> places, Set<String> names, SchemaType type) {
        return places.stream()
                .filter(place -> place.type == type && names.contains(place.name))
                .map(Place::pointer)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String parameter(ApiOperation operation, Set<String> names) {
        return operation.parameters(ApiParameter.Place.QUERY).stream()
                .map(ApiParameter::name)
                .filter(name -> names.contains(plain(name)))
                .findFirst()
                .orElse(null);
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
