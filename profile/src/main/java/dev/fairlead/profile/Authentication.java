package dev.fairlead.profile;

/**
 * How a key goes onto a request.
 *
 * @param scheme the form of the header's value
 * @param header the header's name, usually {@code Authorization}
 */
public record Authentication(Scheme scheme, String header) {

    /** The form of the header's value. */
    public enum Scheme {
        /** {@code Bearer <key>} (RFC 6750 §2.1). */
        BEARER,
        /** {@code Basic base64(<key>:)} (RFC 7617), the key as user name and no password. */
        BASIC_KEY_AS_USER,
        /** The key itself. */
        RAW
    }
}
