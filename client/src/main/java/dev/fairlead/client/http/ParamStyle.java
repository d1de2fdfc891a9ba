package dev.fairlead.client.http;

/**
 * How one parameter is written, where its description says so (OpenAPI 3.1, "Style Values"; after RFC 6570). Items and members are
 * percent-encoded, so that a delimiter within one cannot be taken for one between two; in headers they stand as they are.
 */
public enum ParamStyle {
    /** {@code color=blue,black}, {@code color=R,100,G,200}. */
    FORM,
    /** {@code color=blue&color=black}, {@code R=100&G=200}. */
    FORM_EXPLODED,
    /** {@code color=blue%20black}. */
    SPACES,
    /** {@code color=blue%7Cblack}. */
    PIPES,
    /** {@code color=blue%09black}; Swagger 2.0 only. */
    TABS,
    /** {@code color%5BR%5D=100&color%5BG%5D=200}. */
    DEEP_OBJECT,
    /** {@code blue,black}, {@code R,100,G,200}; paths and headers. */
    SIMPLE,
    /** {@code blue,black}, {@code R=100,G=200}; paths and headers. */
    SIMPLE_EXPLODED,
    /** {@code .blue,black}, {@code .R,100,G,200}; paths. */
    LABEL,
    /** {@code .blue.black}, {@code .R=100.G=200}; paths. */
    LABEL_EXPLODED,
    /** {@code ;color=blue,black}, {@code ;color=R,100,G,200}; paths. */
    MATRIX,
    /** {@code ;color=blue;color=black}, {@code ;R=100;G=200}; paths. */
    MATRIX_EXPLODED,
    /** The value as JSON. */
    JSON
}
