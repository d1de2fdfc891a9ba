package dev.fairlead.sandbox.generic;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Pagination;
import dev.fairlead.sandbox.core.ApiRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts the list of one operation into pages, as the profile or else the description has it. Immutable and thread-safe. */
final class Pages {

    /** Where a link leads on, whose parameters are the provider's own business. */
    static final String FROM = "sandbox_from";

    private static final int USUAL_SIZE = 10;
    private static final int LARGEST = 1_000;

    private final @Nullable Pagination way;
    private final View view;
    private final Schema answer;

    Pages(ApiOperation operation, View view, Schema answer, List<Pagination> ways) {
        this.view = view;
        this.answer = answer;
        this.way = ways.stream()
                .filter(way -> fits(way, operation, view))
                .findFirst()
                .or(() -> PaginationGuess.of(operation, view, answer))
                .orElse(null);
    }

    private static boolean fits(Pagination way, ApiOperation operation, View view) {
        boolean asked = way.parameter().isEmpty()
                || operation.parameters(ApiParameter.Place.QUERY).stream()
                        .anyMatch(parameter -> parameter.name().equals(way.parameter()));
        return asked && Pointers.steps(way.items()).equals(view.path());
    }

    /** A page: its items, and what leads to the next one. */
    record Page(JsonValue body, Map<String, String> headers) {}

    /**
     * Returns the page that a request asks for.
     *
     * @param body an answer with any items
     * @param all the items, each valid
     * @param from the link parameter; null where the request has none
     */
    Page page(JsonValue body, List<JsonValue> all, ApiRequest request, @Nullable String from) {
        int size = size(request);
        int start = Math.clamp(from == null ? start(all, request, size) : number(from), 0, all.size());
        int end = way == null ? all.size() : Math.min(all.size(), start + size);
        JsonValue page = Pointers.with(body, view.path(), JsonArray.of(all.subList(start, end)));
        Map<String, String> headers = new LinkedHashMap<>();
        if (way == null) {
            return new Page(page, headers);
        }
        boolean more = end < all.size();
        String link = request.path() + "?" + FROM + "=" + end;
        switch (way.next()) {
            case Pagination.Token token -> {
                page = marked(page, token.from(), more ? new JsonString("sandbox_" + end) : null);
                page = token.previous() == null ? page : marked(page, token.previous(), null);
            }
            case Pagination.NextUrl next -> {
                page = marked(page, next.from(), more ? new JsonString(link) : null);
                page = next.previous() == null ? page : marked(page, next.previous(), null);
            }
            case Pagination.LinkHeader ignored -> {
                if (more) {
                    headers.put("Link", "<" + link + ">; rel=\"next\"");
                }
            }
            case Pagination.LocatorHeader locator -> headers.put(locator.header(), more ? "sandbox_" + end : "null");
            case Pagination.LastItem ignored -> {}
            case Pagination.PageNumber ignored -> {}
            case Pagination.Offset ignored -> {}
        }
        Pagination.End said = way.end();
        page = said.more() == null ? page : marked(page, said.more(), JsonBoolean.of(more));
        page = said.done() == null ? page : marked(page, said.done(), JsonBoolean.of(!more));
        page = said.total() == null ? page : marked(page, said.total(), JsonNumber.of(all.size()));
        return new Page(page, headers);
    }

    /** Sets a mark; nothing is null, absent or empty, whichever is valid. */
    private JsonValue marked(JsonValue page, String pointer, @Nullable JsonValue value) {
        List<String> path = Pointers.steps(pointer);
        List<JsonValue> tries = new ArrayList<>();
        if (value == null) {
            tries.add(Pointers.with(page, path, JsonNull.NULL));
            tries.add(Pointers.with(page, path, null));
            tries.add(Pointers.with(page, path, new JsonString("")));
        } else {
            tries.add(Pointers.with(page, path, value));
            tries.add(Pointers.with(page, path, new JsonString("http://127.0.0.1" + text(value))));
        }
        return tries.stream()
                .filter(tried -> SchemaValidator.validate(tried, answer).isEmpty())
                .findFirst()
                .orElse(tries.getFirst());
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.value() : value.toJson();
    }

    private int size(ApiRequest request) {
        Pagination.PageSize size = way == null ? null : way.size();
        JsonValue asked = size == null ? null : request.params().get(size.parameter());
        int usual = size == null || size.usual() <= 0 ? USUAL_SIZE : size.usual();
        return Math.clamp(
                asked instanceof JsonNumber number ? number.decimalValue().intValue() : usual, 1, LARGEST);
    }

    private int start(List<JsonValue> all, ApiRequest request, int size) {
        if (way == null) {
            return 0;
        }
        JsonValue given = request.params().get(way.parameter());
        if (given == null) {
            return 0;
        }
        return switch (way.next()) {
            case Pagination.PageNumber numbers -> Math.max(0, number(text(given)) - numbers.first()) * size;
            case Pagination.LastItem item -> after(all, item.from(), given);
            default -> number(text(given));
        };
    }

    private static int after(List<JsonValue> all, String field, JsonValue wanted) {
        List<String> path = Pointers.steps(field);
        for (int i = 0; i < all.size(); i++) {
            Optional<String> here =
                    Optional.ofNullable(Pointers.get(all.get(i), path)).map(Pages::text);
            if (here.isPresent() && here.get().equals(text(wanted))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int number(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 8 ? 0 : Integer.parseInt(digits);
    }
}
