package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.RequestBody;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Checksums of bodies, which let a provider see that nothing got lost; they are no protection against anybody. */
final class Checksums {

    private Checksums() {}

    /** Returns the MD5 as it stands in {@code Content-MD5} (RFC 1864). */
    static String md5(RequestBody body) {
        if (!body.isReplayable()) {
            throw new IllegalArgumentException(
                    "this operation needs a checksum of its body before it is sent, and the body is a"
                            + " stream that can be read once: set Content-MD5, or give bytes or a file");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                body.writeTo(out);
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every JDK has MD5", missing);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the body cannot be read for its checksum", unreadable);
        }
    }
}
