package dev.fairlead.profile;

/**
 * How lists are cut into pages by a cursor.
 *
 * @param style where the cursor comes from
 * @param items the member of a page that holds its items
 * @param more the boolean member that says whether there is another page
 * @param cursor the query parameter that asks for the next page
 * @param cursorFrom for {@link Style#LAST_ITEM} the member of an item, for {@link Style#TOKEN} the member of the page
 * @param limit the query parameter for the number of items on a page
 * @param maxLimit the largest value of that parameter
 */
public record Pagination(
        Style style, String items, String more, String cursor, String cursorFrom, String limit, int maxLimit) {

    /** Where the cursor comes from. */
    public enum Style {
        /** A member of the last item on the page. */
        LAST_ITEM,
        /** A member of the page. */
        TOKEN
    }
}
