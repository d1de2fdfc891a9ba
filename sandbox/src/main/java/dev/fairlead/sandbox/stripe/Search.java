package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.Action;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Listing;
import dev.fairlead.sandbox.store.ObjectStore;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Searches, newest first. The token of the next page is made of the last id of this one. */
final class Search {

    private static final String TOKEN = "page_";

    private final Account account;

    Search(Account account) {
        this.account = account;
    }

    /** Returns the search over a kind of object. */
    Action over(String kind) {
        return request -> search(kind, request);
    }

    private JsonObject search(String kind, ApiRequest request) {
        Predicate<JsonObject> filter = SearchQuery.parse(request.requiredString("query"));
        int limit = Listing.limit(request.params());
        List<JsonObject> found = from(account.all(kind), request)
                .filter(filter)
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<JsonObject> data = found.subList(0, Math.min(limit, found.size()));
        return JsonObject.builder()
                .put("object", "search_result")
                .put("data", data)
                .put("has_more", more)
                .put("next_page", more ? TOKEN + Fields.string(data.getLast(), "id") : null)
                .put("url", request.path())
                .build();
    }

    private static Stream<JsonObject> from(ObjectStore store, ApiRequest request) {
        String page = Fields.text(request.params(), "page");
        if (page == null) {
            return store.newestFirst();
        }
        Stream<JsonObject> rest = page.startsWith(TOKEN) ? store.olderThan(page.substring(TOKEN.length())) : null;
        if (rest == null) {
            throw ApiFailure.invalid("Invalid page: take it from next_page of the page before.")
                    .param("page");
        }
        return rest;
    }
}
