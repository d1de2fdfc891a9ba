package dev.fairlead.client.http;

/** How the parameters of an operation go into the body of its request. */
public enum BodyEncoding {
    /** Not at all: they all go into the query. */
    NONE,
    /** {@code application/x-www-form-urlencoded}. */
    FORM,
    /** {@code application/json}. */
    JSON,
    /** {@code multipart/form-data} (RFC 7578). */
    MULTIPART,
    /** A body of any kind that is given with the call, as it is. */
    RAW
}
