package dev.fairlead.profile;

/**
 * How values are written on the wire.
 *
 * @param form how nested values are written in form bodies and query strings
 * @param clearedBy the form value that clears a field, for instance an empty string
 */
public record Wire(FormStyle form, String clearedBy) {

    /** How nested values are written in form bodies and query strings. */
    public enum FormStyle {
        /** {@code a[b]=1&c[0][d]=2}: objects by name, arrays by index, in brackets. */
        INDEXED_BRACKETS,
        /** {@code a=1&a=2}: arrays repeat the name; objects are not nested. */
        REPEATED_NAMES
    }
}
