package dev.fairlead.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds what a profile says about lists. */
final class PaginationReader {

    private static final FieldKind<String> PLACE = FieldKind.text(
            "a JSON pointer such as /data/items, or nothing", text -> text.matches("(/([^/~]|~[01])*)*"));
    private static final FieldKind<Integer> COUNT = FieldKind.integer(1, 1_000_000);

    /** The names of the styles in a profile's text. */
    private enum Style {
        LAST_ITEM,
        TOKEN,
        GRAPHQL_RELAY,
        PAGE,
        OFFSET,
        LINK_HEADER,
        NEXT_URL,
        LOCATOR_HEADER
    }

    private PaginationReader() {}

    static List<Pagination> read(@Nullable Section section) {
        if (section == null) {
            return List.of();
        }
        List<Pagination> styles =
                section.sections("styles").stream().map(PaginationReader::style).toList();
        section.finish();
        return styles;
    }

    private static Pagination style(Section section) {
        Style style = section.required("style", FieldKind.oneOf(Style.class));
        Pagination pagination = new Pagination(
                next(style, section),
                section.required("items", PLACE),
                end(section),
                size(section),
                flag(section, "keep_params", true),
                flag(section, "auth_on_next", true),
                flag(section, "empty_page_not_end", false));
        section.finish();
        if (pagination.end().shortPage() && pagination.size() == null) {
            section.trouble("short_page_ends", "needs a limit to compare with");
        }
        return pagination;
    }

    private static Pagination.Next next(Style style, Section section) {
        return switch (style) {
            case LAST_ITEM ->
                new Pagination.LastItem(
                        parameter(section),
                        section.required("from", FieldKind.POINTER),
                        section.optional("before", FieldKind.TEXT));
            case TOKEN, GRAPHQL_RELAY ->
                new Pagination.Token(
                        parameter(section),
                        section.required("from", FieldKind.POINTER),
                        section.optional("previous", FieldKind.POINTER));
            case PAGE ->
                new Pagination.PageNumber(parameter(section), section.required("first_page", FieldKind.integer(0, 1)));
            case OFFSET -> new Pagination.Offset(parameter(section));
            case LINK_HEADER -> new Pagination.LinkHeader();
            case NEXT_URL ->
                new Pagination.NextUrl(
                        section.required("from", FieldKind.POINTER), section.optional("previous", FieldKind.POINTER));
            case LOCATOR_HEADER ->
                new Pagination.LocatorHeader(section.required("header", FieldKind.HEADER), parameter(section));
        };
    }

    private static String parameter(Section section) {
        return section.required("parameter", FieldKind.TEXT);
    }

    private static Pagination.End end(Section section) {
        return new Pagination.End(
                section.optional("more", FieldKind.POINTER),
                section.optional("done", FieldKind.POINTER),
                section.optional("total", FieldKind.POINTER),
                flag(section, "short_page_ends", false));
    }

    private static Pagination.@Nullable PageSize size(Section section) {
        String parameter = section.optional("limit", FieldKind.TEXT);
        Integer max = section.optional("max_limit", COUNT);
        Integer usual = section.optional("usual_limit", COUNT);
        if (parameter == null) {
            if (max != null || usual != null) {
                section.trouble("limit", "is missing, although a number for it is given");
            }
            return null;
        }
        if (max == null) {
            section.trouble("max_limit", "is missing");
            return null;
        }
        return new Pagination.PageSize(parameter, max, usual == null ? 0 : usual);
    }

    private static boolean flag(Section section, String name, boolean otherwise) {
        Boolean flag = section.optional(name, FieldKind.FLAG);
        return flag == null ? otherwise : flag;
    }
}
