package dev.fairlead.client.internal.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Encodings of texts. */
final class Texts {

    private Texts() {}

    /** Returns a text with all bytes of its UTF-8 in percent-encoding, less the unreserved ones (RFC 3986 §2.3). */
    static String percentEncoded(String text) {
        return formEncoded(text).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    /** Returns a text as it stands in a form (RFC 6749 appendix B). */
    static String formEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
