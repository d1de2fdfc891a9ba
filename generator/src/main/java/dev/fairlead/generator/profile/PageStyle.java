package dev.fairlead.generator.profile;

import org.jspecify.annotations.Nullable;

/**
 * One style of pages, as a profile's text has it.
 *
 * @param rank 0 where the answer itself leads on, 1 where we count
 * @param text the item of the list of styles, without the number of items
 * @param size the number of items on a page; null where it cannot be asked for
 */
record PageStyle(int rank, String text, @Nullable Size size) {

    /**
     * The number of items on a page.
     *
     * @param usual the number if nobody asks; 0 where it is not known
     */
    record Size(String parameter, int max, int usual) {

        /** Returns what holds for both: the smaller bound. */
        Size and(Size other) {
            return new Size(parameter, Math.min(max, other.max), usual == other.usual ? usual : 0);
        }
    }

    static PageStyle token(String parameter, String from, String items, @Nullable String more, @Nullable Size size) {
        return make(0, "token", items, more, size, "parameter", parameter, "from", from);
    }

    static PageStyle lastItem(String parameter, String from, String items, @Nullable String more, @Nullable Size size) {
        return make(0, "last_item", items, more, size, "parameter", parameter, "from", from);
    }

    static PageStyle nextUrl(String from, String items, @Nullable Size size) {
        return make(0, "next_url", items, null, size, "from", from);
    }

    static PageStyle linkHeader(String items, @Nullable Size size) {
        return make(0, "link_header", items, null, size);
    }

    static PageStyle page(String parameter, int first, String items, @Nullable String more, @Nullable Size size) {
        return make(1, "page", items, more, size, "parameter", parameter, "first_page", Integer.toString(first));
    }

    static PageStyle offset(
            String parameter, String items, @Nullable String more, @Nullable String total, @Nullable Size size) {
        return total == null
                ? make(1, "offset", items, more, size, "parameter", parameter)
                : make(1, "offset", items, more, size, "parameter", parameter, "total", total);
    }

    private static PageStyle make(
            int rank, String style, String items, @Nullable String more, @Nullable Size size, String... fields) {
        Yaml yaml = new Yaml(0).line("- style: " + style).field("  items", items);
        for (int i = 0; i < fields.length; i += 2) {
            boolean number = fields[i].equals("first_page");
            yaml.line("  " + fields[i] + ": " + (number ? fields[i + 1] : Yaml.quoted(fields[i + 1])));
        }
        if (more != null) {
            yaml.field("  more", more);
        }
        return new PageStyle(rank, yaml.toString(), size);
    }

    /** Returns what styles have in common that are one: all but the bounds of the number of items. */
    String key() {
        return rank + text + (size == null ? "" : size.parameter);
    }

    /** Returns this style for all operations that have it or the other one. */
    PageStyle and(PageStyle other) {
        return size == null || other.size == null ? this : new PageStyle(rank, text, size.and(other.size));
    }

    /** Returns the item of the list of styles. */
    String whole() {
        if (size == null) {
            return text;
        }
        Yaml yaml = new Yaml(0).field("  limit", size.parameter).line("  max_limit: " + size.max);
        return text + yaml + (size.usual > 0 ? "  usual_limit: " + size.usual + "\n" : "");
    }
}
