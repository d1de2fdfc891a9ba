package dev.fairlead.cli.describe;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the parameters by which lists are cut into pages. */
final class Paging {

    private static final Set<String> CURSORS = Set.of(
            "cursor",
            "aftercursor",
            "startcursor",
            "nextcursor",
            "pagecursor",
            "pagetoken",
            "nexttoken",
            "nextpagetoken",
            "continuationtoken",
            "startingtoken",
            "marker",
            "startingafter",
            "startafter",
            "after",
            "sinceid",
            "maxid",
            "next",
            "from",
            "bookmark",
            "exclusivestartkey",
            "continue",
            "scrollid",
            "lastevaluatedkey");
    private static final Set<String> NUMBERS =
            Set.of("page", "pagenumber", "pageno", "pageindex", "offset", "skip", "start", "startindex", "startat");
    private static final Set<String> SIZES = Set.of(
            "limit",
            "pagesize",
            "perpage",
            "maxresults",
            "maxitems",
            "first",
            "count",
            "size",
            "top",
            "take",
            "rows",
            "resultsperpage",
            "itemsperpage",
            "maxkeys",
            "pagelimit");

    private Paging() {}

    static List<Overview.Fact> facts(List<ApiOperation> operations) {
        Tally tally = new Tally();
        for (ApiOperation operation : operations) {
            String position = name(operation, CURSORS);
            boolean numbered = position.isEmpty();
            position = numbered ? name(operation, NUMBERS) : position;
            String size = name(operation, SIZES);
            if (!position.isEmpty() && (!numbered || !size.isEmpty() || position.startsWith("page"))) {
                String kind = numbered ? "by number: " : "by cursor: ";
                tally.add(kind + position + (size.isEmpty() ? "" : " with " + size), operation);
            }
        }
        return tally.facts();
    }

    private static String name(ApiOperation operation, Set<String> names) {
        return operation.parameters(ApiParameter.Place.QUERY).stream()
                .map(ApiParameter::name)
                .filter(name -> names.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")))
                .findFirst()
                .orElse("");
    }
}
