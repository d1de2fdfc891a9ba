package dev.fairlead.profile;

/**
 * How values are written on the wire.
 *
 * @param form how nested values are written in form bodies and query strings; names stay as the description has them
 * @param clearedBy the form value that clears a field, for instance an empty string
 * @param emptyBody what an operation with a JSON body sends when no parameter is set
 * @param takesGzip whether request bodies may be packed by gzip
 */
public record Wire(FormStyle form, String clearedBy, EmptyBody emptyBody, boolean takesGzip) {

    /** Makes one with {@code {}} for an empty body, and no packed requests. */
    public Wire(FormStyle form, String clearedBy) {
        this(form, clearedBy, EmptyBody.OBJECT, false);
    }

    /** How nested values are written in form bodies and query strings. */
    public enum FormStyle {
        /** {@code a[b]=1&c[0][d]=2}: objects by name, arrays by index, in brackets. */
        INDEXED_BRACKETS,
        /** {@code a[b]=1&c[]=2&c[]=3}: objects by name, arrays by empty brackets. */
        EMPTY_BRACKETS,
        /** {@code a=1&a=2}: arrays repeat the name; objects are not nested. */
        REPEATED_NAMES,
        /** {@code a=1,2}: the items of an array with commas between; neither objects nor arrays are nested. */
        COMMAS
    }

    /** What an operation with a JSON body sends when no parameter is set. */
    public enum EmptyBody {
        /** {@code {}}. */
        OBJECT,
        /** No body, and no content type. */
        NONE
    }
}
