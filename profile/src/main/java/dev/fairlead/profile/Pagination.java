package dev.fairlead.profile;

import org.jspecify.annotations.Nullable;

/**
 * One way in which lists are cut into pages. Places in an answer are JSON pointers (RFC 6901); a parameter may be one too,
 * where it goes into a JSON body ({@code /variables/after}).
 *
 * @param next how the next page is found and asked for
 * @param items the array of items; empty where the answer itself is that array
 * @param end what else says that a page is the last one; that nothing leads further always does
 * @param size how many items a page has; null where that cannot be asked for
 * @param keepParams whether the list's own parameters are sent again with a cursor
 * @param authOnNext whether credentials go to a next link, which is only ever followed within the provider's origin
 * @param emptyPageNotEnd whether pages without items may stand in the middle of a list
 */
public record Pagination(
        Next next,
        String items,
        End end,
        @Nullable PageSize size,
        boolean keepParams,
        boolean authOnNext,
        boolean emptyPageNotEnd) {

    /**
     * The number of items on a page.
     *
     * @param parameter asks for it
     * @param max the largest value
     * @param usual the number if nobody asks; 0 where it is not known
     */
    public record PageSize(String parameter, int max, int usual) {}

    /**
     * What says that a page is the last one; null for what the provider does not say.
     *
     * @param more a boolean that is true where there is another page
     * @param done a boolean that is true on the last page
     * @param total the number of all items
     * @param shortPage whether a page with fewer items than were asked for is the last
     */
    public record End(
            @Nullable String more,
            @Nullable String done,
            @Nullable String total,
            boolean shortPage) {

        /** Nothing says so but that no next page is named. */
        public static final End NOT_SAID = new End(null, null, null, false);
    }

    /** How the next page is found and asked for. */
    public sealed interface Next {}

    /**
     * A field of the last item asks for what comes after it.
     *
     * @param parameter takes it
     * @param from the field, from the item on
     * @param before the parameter that takes the first item's field, for the page before; null for none
     */
    public record LastItem(
            String parameter, String from, @Nullable String before) implements Next {}

    /**
     * The page holds a token, GraphQL's cursors among them.
     *
     * @param parameter takes it
     * @param from the token in the page
     * @param previous the token for the page before, for the same parameter; null for none
     */
    public record Token(
            String parameter, String from, @Nullable String previous) implements Next {}

    /**
     * Pages are numbered.
     *
     * @param parameter takes the number
     * @param first the number of the first page, 0 or 1
     */
    public record PageNumber(String parameter, int first) implements Next {}

    /**
     * Items are counted from 0.
     *
     * @param parameter takes the number of items to skip
     */
    public record Offset(String parameter) implements Next {}

    /** The header {@code Link} holds the addresses of the pages around (RFC 8288), as {@code next} and {@code prev}. */
    public record LinkHeader() implements Next {}

    /**
     * The page holds the address of the next one, whole or relative.
     *
     * @param from the address in the page
     * @param previous the address of the page before; null for none
     */
    public record NextUrl(String from, @Nullable String previous) implements Next {}

    /**
     * A header names the next page; {@code null} as a text ends the list, as Salesforce has it.
     *
     * @param header its name
     * @param parameter takes its value
     */
    public record LocatorHeader(String header, String parameter) implements Next {}

    /** Returns what asks for the next page: a parameter; empty where an address does. */
    public String parameter() {
        return switch (next) {
            case LastItem item -> item.parameter();
            case Token token -> token.parameter();
            case PageNumber page -> page.parameter();
            case Offset offset -> offset.parameter();
            case LinkHeader ignored -> "";
            case NextUrl ignored -> "";
            case LocatorHeader locator -> locator.parameter();
        };
    }
}
