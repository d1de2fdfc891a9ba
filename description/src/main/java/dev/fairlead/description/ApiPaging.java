package dev.fairlead.description;

import org.jspecify.annotations.Nullable;

/**
 * How an operation cuts its list into pages, as the description says.
 *
 * @param parameter takes the token of the next page
 * @param token where it stands in a page, as a JSON pointer (RFC 6901)
 * @param items where the items stand in a page, as a JSON pointer; null where it is not said
 * @param size the parameter for how many items a page has; null for none
 */
public record ApiPaging(
        String parameter,
        String token,
        @Nullable String items,
        @Nullable String size) {}
